// No dead end, by the real use cases and the shipped rules: from whatever state a station gets itself into, doing what is offered next,
// again and again, with one bench and one person (a second one where a release asks for it), leads to a set that can go.
#include <random>

#include "app/workflow/after_use.h"
#include "app/workflow/consumables.h"
#include "app/workflow/correct_fact.h"
#include "app/workflow/do_maintenance.h"
#include "app/workflow/fit_part.h"
#include "app/workflow/place_unit.h"
#include "app/workflow/record_fill.h"
#include "app/workflow/register_unit.h"
#include "app/workflow/report_fault.h"
#include "app/workflow/undo_fact.h"
#include "tests/support/brigade.h"
#include "tests/support/catch.h"
#include "tests/support/packs.h"
#include "tests/support/rules.h"

using namespace muster;
using namespace muster::tests;

namespace {

bool canGo(const core::Segment& now) { return now.state == core::SetState::ready || now.state == core::SetState::dueSoon; }

class Station {
 public:
  explicit Station(unsigned seed) : dice_(seed), brigade(packsWith({"after-use", "consumables", "filling-room"})) {
    for (int i = 1; i <= 2; ++i) brigade.ready("BG4-0" + std::to_string(i), i);
    for (int i = 3; i <= 5; ++i) brigade.registers("ABS-" + std::to_string(i), "absorber"), brigade.registers("CYL-" + std::to_string(i), "cylinder");
    brigade.registers("M-1", "mask"), brigade.registers("O2-1", "oxygen-bulk");
  }

  // What a busy station does to itself; much of it is refused.
  void spoil() {
    brigade.memory.clock.advance(std::chrono::minutes(20 + roll(60 * 30)));
    auto& world = brigade.world();
    const auto who = brigade.who();
    const auto set = "BG4-0" + std::to_string(1 + roll(2)), part = std::to_string(1 + roll(5));
    switch (roll(14)) {
      case 0:
      case 1: (void)app::checkOut(world, who, {{set}, "person:P002", {}, "", true, false, ""}); break;
      case 2:
      case 3: (void)app::checkIn(world, who, {set, static_cast<core::AfterUse::Branch>(roll(4)), true}); break;
      case 4: (void)app::reportFault(world, who, {set, "leak", "", roll(3) > 0}); break;
      case 5: (void)app::reportFault(world, who, {roll(2) ? "CYL-" + part : "ABS-" + part, "damage", "", true}); break;
      case 6: (void)app::fitPart(world, who, {set, "absorber", roll(3) ? "ABS-" + part : ""}); break;
      case 7: (void)app::fitPart(world, who, {set, "cylinder", roll(3) ? "CYL-" + part : ""}); break;
      case 8: (void)app::fitPart(world, who, {set, "mask", roll(2) ? "M-1" : ""}); break;
      case 9: {
        app::RecordFill fill{"CYL-" + part, "", "", quantity("22 MPa"), quantity("35 °C"), quantity("3 MPa"), true};
        fill.bulk = "O2-1";
        (void)app::recordFill(world, who, fill);
        break;
      }
      case 10: (void)app::readPressure(world, who, {"CYL-" + part, "", quantity(roll(2) ? "12 MPa" : "19.6 MPa"), quantity("20 °C")}); break;
      case 11: {
        auto run = brigade.passing(set, now());
        if (roll(2)) run.steps[static_cast<std::size_t>(roll(static_cast<int>(run.steps.size())))].attempts.back().reading.works = false;
        if (roll(2)) run.steps.resize(2);
        (void)app::recordTest(world, who, {run, {}});
        break;
      }
      case 12: (void)app::sendAway(world, who, {set, "dealer", "overhaul", {}}); break;
      default: brigade.memory.clock.advance(std::chrono::hours(24 * roll(40)));
    }
  }

  // One action, as the one person there would do it. Waits first where it has to.
  void carryOut(const core::Action& action, const core::Segment& segment) {
    auto& world = brigade.world();
    auto who = brigade.who();
    const std::string& code = action.code;
    if (segment.state == core::SetState::underWork && segment.until < core::Instant::distantFuture()) {
      brigade.memory.clock.set(segment.until + std::chrono::minutes(1));
      return;
    }
    brigade.memory.clock.advance(std::chrono::minutes(15));
    if (code == "full-test" || code == "partial-test" || code == "retest") return test(action);
    if (code == "fit-part") return fit(action);
    if (code == "fill") {
      app::RecordFill fill{action.target, "", "", quantity("22 MPa"), quantity("35 °C"), quantity("0 MPa"), false};
      return did(app::recordFill(world, who, fill), action);
    }
    if (code == "second-reading") return did(app::readPressure(world, who, {action.target, "", quantity("20 MPa"), quantity("20 °C")}), action);
    if (code == "clear-fault") return did(app::clearFault(world, who, {action.target, action.detail, "repaired", "", ""}), action);
    if (code == "check-in") return did(app::checkIn(world, who, {action.target, core::AfterUse::Branch::worn, true}), action);
    if (code == "return") return did(app::returnUnit(world, who, {action.target, ""}), action);
    if (code == "care") return did(app::doCare(world, who, {action.target, action.detail}), action);
    if (code == "release") {
      who.person = "P002";  // the second person
      return did(app::releaseUnit(world, who, {action.target, false}), action);
    }
    if (code == "maintenance") return did(app::doMaintenance(world, who, {action.target, action.detail, today(), ""}), action);
    if (code == "certificate") {
      app::AcceptCertificate one;
      one.calibrator = action.target, one.act = core::Certificate::Act::verification, one.number = "NEXT-" + std::to_string(++made_);
      one.laboratory = "Lab", one.issued = today(), one.validTo = core::addDays(today(), 300);
      return did(app::acceptCertificate(world, who, one), action);
    }
    if (code == "settle-conflict") return did(app::undoFact(world, who, {core::parseFactId(action.detail).value(), "the wrong one"}), action);
    FAIL("nobody knows how to carry out " << code << " on " << action.target);
  }

  core::Segment segment(const std::string& unit) { return brigade.now(unit); }

 private:
  int roll(int sides) { return static_cast<int>(dice_() % static_cast<unsigned>(sides)); }
  core::Date today() { return brigade.world().calendar()->dateOf(brigade.memory.clock.now()); }
  std::string now() { return brigade.world().calendar()->localText(brigade.memory.clock.now()).substr(0, 16); }
  template <typename T>
  void did(const core::Outcome<T>& outcome, const core::Action& action) {
    INFO(action.code << " on " << action.target << " " << action.detail);
    INFO((outcome ? "" : core::english(outcome.problems().front())));
    REQUIRE(outcome);
  }
  void makeSureOfTheBench() {
    const auto bench = brigade.now(brigade.bench);
    if (!canGo(bench) && bench.next) carryOut(*bench.next, bench);
  }
  // One bench: where its certificate ran out, that comes first; its own page says so.
  void test(const core::Action& action) {
    makeSureOfTheBench();
    const auto rules = brigade.world().rules();
    const auto& unit = brigade.state(action.target);
    const auto* full = rules->fullTest(unit.kind);
    core::TestRun run = brigade.passing("BG4-01", now());
    run.unit = action.target, run.testedBy = "P001";
    std::vector<std::string> steps;
    for (std::size_t from = 0; from < action.detail.size();) {
      const auto comma = std::min(action.detail.find(',', from), action.detail.size());
      steps.push_back(action.detail.substr(from, comma - from));
      from = comma + 1;
    }
    const core::Procedure* procedure = full;
    if (const auto* named = rules->procedure(action.detail)) procedure = named, steps.clear();
    for (const auto* one : rules->proceduresFor(unit.kind)) {
      if (!steps.empty() && one->find(steps.front())) procedure = one;
    }
    REQUIRE(procedure);
    run.procedure = procedure->id;
    if (procedure != rules->fullTest("bg4")) run.steps = brigade.passingSteps(*procedure);
    if (!steps.empty()) std::erase_if(run.steps, [&](const auto& one) { return std::find(steps.begin(), steps.end(), one.step) == steps.end(); });
    if (procedure->full && steps.empty()) {
      const auto begun = app::beginTest(brigade.world(), action.target);
      if (!begun && begun.problems().front().code == "absorber-used-up") return fit({"fit-part", {}, action.target, "absorber", 0});
      INFO((begun ? "" : core::english(begun.problems().front())));
      REQUIRE(begun);
    }
    did(app::recordTest(brigade.world(), brigade.who(), {run, {}}), action);
  }
  // Another part of that kind from the dealer: there is always one to be bought.
  void fit(const core::Action& action) {
    if (action.detail.empty()) return did(app::retireUnit(brigade.world(), brigade.who(), {action.target, "scrapped", ""}), action);
    const auto rules = brigade.world().rules();
    const auto* kind = rules->kind(brigade.state(action.target).kind);
    REQUIRE(kind);
    for (const auto& position : kind->positions) {
      if (position.id != action.detail) continue;
      const std::string code = "NEW-" + std::to_string(++made_);
      app::RegisterUnit part{.code = code, .kind = position.kind};
      part.made = core::addDays(today(), -30);
      for (const auto& field : rules->kind(position.kind)->fields) {
        if (field.type == core::FieldType::date) part.fields[field.id] = core::text(today());
      }
      did(app::registerUnit(brigade.world(), brigade.who(), part), action);
      return did(app::fitPart(brigade.world(), brigade.who(), {action.target, position.id, code}), action);
    }
    FAIL("no position " << action.detail);
  }

  std::mt19937 dice_;

 public:
  Brigade brigade;

 private:
  int made_ = 0;
};

}  // namespace

TEST_CASE("whatever a station did, doing what comes next leads to a set that can go", "[app][workflow][property]") {
  int longest = 0;
  for (unsigned seed = 1; seed <= 25; ++seed) {
    Station station(seed);
    for (int i = 0; i < 25; ++i) station.spoil();
    for (const char* set : {"BG4-01", "BG4-02"}) {
      INFO("seed " << seed << " " << set);
      std::string way;
      for (int actions = 0;; ++actions) {
        const auto segment = station.segment(set);
        if (canGo(segment)) {
          longest = std::max(longest, actions);
          break;
        }
        REQUIRE(segment.next);
        way += segment.reasons.front().code + " -> " + segment.next->code + " " + segment.next->target + " " + segment.next->detail + "\n";
        INFO(way);
        REQUIRE(actions < 40);
        station.carryOut(*segment.next, segment);
      }
    }
  }
  CHECK(longest > 8);  // the states were bad enough to mean something
}
