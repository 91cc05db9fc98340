// Impact against a full recompute, on random histories of several benches: tests, repeats on other benches, checks, outings, failures with
// and without points, records undone.
#include <random>

#include "app/workflow/certificate_care.h"
#include "app/workflow/impact.h"
#include "app/workflow/open_store.h"
#include "app/workflow/undo_fact.h"
#include "tests/support/brigade.h"
#include "tests/support/catch.h"
#include "tests/support/full_impact.h"
#include "tests/support/rules.h"

using namespace muster;
using namespace muster::tests;
using Act = core::Certificate::Act;

namespace {

class Busy : public Brigade {
 public:
  explicit Busy(unsigned seed) : Brigade(app::startingPacks()), chance_(seed) {
    for (const int number : {1, 2, 3}) {
      const std::string set = "BG4-0" + std::to_string(number);
      ready(set, number);
    }
    for (const char* code : {"B-02", "B-03"}) {
      registers(code, calibratorKind());
      must(app::acceptCertificate(world(), who(),
                                  {code, Act::verification, std::string("V-") + code, "Lab", "", day("2026-06-01"), day("2028-05-31"), {}}));
    }
    registers("REF-1", "reference");
    must(app::acceptCertificate(world(), who(), {"REF-1", Act::verification, "V-R", "Lab", "", day("2026-06-01"), day("2028-05-31"), {}}));
    memory.clock.set(local("2026-11-23 12:00"));
  }

  void act() {
    memory.clock.advance(std::chrono::minutes(40 + below(300)));
    switch (below(8)) {
      case 0: return check();
      case 1: return goOut();
      case 2: return undo();
      default: return test();
    }
  }
  void fail(const std::string& code) {
    memory.clock.advance(std::chrono::hours(20));
    std::vector<core::CalibrationPoint> points;
    if (below(4) > 0) {
      for (const char* nominal : {"-12 mbar", "0 mbar", "3 mbar", "6 mbar", "12 mbar"})
        if (below(5) > 0) points.push_back({quantity(nominal), quantity(error("mbar")), {}, {}});
      if (below(2)) points.push_back({quantity("0 L/min"), quantity(error("L/min")), {}, {}});
      if (below(2)) points.push_back({quantity("3 L/min"), quantity(error("L/min")), {}, {}});
    }
    const auto today = world().calendar()->dateOf(world().clock.now());
    must(app::failCalibrator(world(), who(), {code, "N-" + code, "Lab", "", today, points}));
  }
  std::vector<std::string> benches{"B-01", "B-02", "B-03"};

 private:
  int below(int n) { return static_cast<int>(chance_() % static_cast<unsigned>(n)); }
  std::string error(const std::string& unit) {
    return (below(2) ? "-0." : "0.") + std::to_string(below(10)) + std::to_string(below(10)) + " " + unit;
  }
  std::string set() { return "BG4-0" + std::to_string(1 + below(3)); }
  std::string number(int below10, int digits) { return std::to_string(below(below10)) + "." + std::to_string(below(digits)); }
  template <typename T>
  static void must(const core::Outcome<T>& outcome) {
    if (!outcome) FAIL(core::english(outcome.problems().front().text));
  }

  void test() {
    const auto now = world().calendar()->localText(world().clock.now()).substr(0, 16);
    auto run = passing(set(), now);
    run.startedAt = world().clock.now() - std::chrono::minutes(30), run.finishedAt = world().clock.now() - std::chrono::minutes(5);
    run.bench = benches[static_cast<std::size_t>(below(3))];
    for (auto& step : run.steps) {
      auto& attempt = step.attempts.back();
      attempt.reading.at.reset();
      if (below(6) == 0) attempt.calibrator = benches[static_cast<std::size_t>(below(3))];
      if (step.step == "relief-valve") attempt.reading.value = quantity(number(9, 100) + " mbar");
      if (step.step == "constant-dosage") attempt.reading.value = quantity("1." + std::to_string(40 + below(60)) + " L/min");
      if (step.step != "positive-leak" && step.step != "mask-tightness") continue;
      const int lost = below(130);
      attempt.reading.value = quantity((lost < 100 ? "0." : "1.") + std::string(lost % 100 < 10 ? "0" : "") + std::to_string(lost % 100) + " mbar");
      attempt.reading.start.reset(), attempt.reading.end.reset();
      if (below(2)) {
        attempt.reading.start = quantity("7.00 mbar");
        attempt.reading.end = core::Quantity{core::Decimal(700, 2) - attempt.reading.value->value, core::Unit::millibar, {}};
      }
    }
    const auto answer = app::recordTest(world(), who(), {run, app::Strictness::fromFile});
    if (answer) tests_.push_back(answer->receipt.facts.front());
  }
  void check() {
    const auto at = std::to_string(1 + below(8)) + " mbar";
    must(app::checkCalibrator(
        world(), who(),
        {benches[static_cast<std::size_t>(below(3))], "REF-1", {}, {{quantity(at), quantity(at), quantity(below(4) ? "0.2 mbar" : "0 mbar")}}}));
  }
  void goOut() {
    const auto unit = set();
    app::CheckOut out;
    out.units = {unit}, out.holder = "person:P001", out.job = "JOB-" + std::to_string(below(4)), out.reported = true;
    (void)app::checkOut(world(), who(), out);
    memory.clock.advance(std::chrono::minutes(50));
    (void)app::checkIn(world(), who(), {unit, core::AfterUse::Branch::carried});
  }
  void undo() {
    if (tests_.empty()) return;
    (void)app::undoFact(world(), who(), {tests_[static_cast<std::size_t>(below(static_cast<int>(tests_.size())))], "mistake"});
  }

  std::mt19937 chance_;
  std::vector<core::FactId> tests_;
};

}  // namespace

TEST_CASE("on random histories the impact of every bench is that of a full recompute", "[app][workflow][impact][oracle]") {
  const unsigned seed = GENERATE(1u, 2u, 3u, 4u, 5u);
  INFO("seed " << seed);
  Busy brigade(seed);
  for (int i = 0; i < 45; ++i) brigade.act();
  std::size_t rows = 0;
  for (const auto& bench : brigade.benches) {
    INFO(bench);
    brigade.fail(bench);
    const auto report = app::impactOf(brigade.world(), bench);
    REQUIRE(report);
    const auto ours = same(*report), full = recompute(brigade.world(), bench);
    CHECK(ours.rows.size() == full.rows.size());
    for (const auto& [key, row] : full.rows) {
      INFO(core::text(key.first) << " " << row.unit << " " << row.step << " " << row.effect);
      const auto found = ours.rows.find(key);
      REQUIRE(found != ours.rows.end());
      CHECK(found->second.effect == row.effect);
      CHECK(found->second.current == row.current);
    }
    CHECK(ours.doubted == full.doubted);
    CHECK(ours.jobs == full.jobs);
    rows += full.rows.size();
  }
  CHECK(rows > 60);
}
