// Each branch after use walked to its end: worn, opened and not worn, carried and not opened, the mask only; and the turn-round at the scene.
#include "app/workflow/after_use.h"
#include "app/workflow/care_lines.h"
#include "app/workflow/fit_part.h"
#include "app/workflow/record_fill.h"
#include "app/workflow/register_unit.h"
#include "tests/support/brigade.h"
#include "tests/support/catch.h"
#include "tests/support/packs.h"
#include "tests/support/rules.h"

using namespace muster;
using namespace muster::tests;
using core::SetState;
using Branch = core::AfterUse::Branch;

namespace {

struct Washing : Brigade {
  Washing() : Brigade(packsWith({"after-use"})) {
    ready("BG4-01", 1);
    registers("M-1", "mask");
    registers("ABS-9", "absorber");
    registers("CYL-9", "cylinder");
    REQUIRE(app::readPressures(world(), who(), {{"CYL-9", "", quantity("20.0 MPa"), quantity("20 °C")}}));
    REQUIRE(app::fitPart(world(), who(), {"BG4-01", "mask", "M-1"}));
    testMask("2026-11-23 08:00");
  }
  app::Who person(const char* code) const {
    auto one = who();
    one.person = code;
    return one;
  }
  void testMask(const std::string& at) {
    core::TestRun run;
    const auto rules = world().rules();
    run.unit = "BG4-01", run.procedure = "bg4-mask", run.bench = bench, run.startedAt = local(at), run.origin = "typed";
    for (const auto& step : rules->procedure("bg4-mask")->steps) {
      core::Reading reading;
      if (step.measure == core::Measure::works)
        reading.works = true;
      else
        reading.value = core::Quantity{core::Decimal(0, 1), step.unit, {}};
      run.steps.push_back({step.id, {{reading, ""}}, ""});
    }
    REQUIRE(app::recordTest(world(), who(), {run, {}}));
  }
  void use(Branch branch) {
    app::CheckOut out;
    out.units = {"BG4-01"}, out.holder = "person:P002";
    REQUIRE(app::checkOut(world(), who(), out));
    clock("2026-11-23 12:00");
    REQUIRE(app::checkIn(world(), who(), {"BG4-01", branch}));
  }
  void care(const char* step, const char* at) {
    clock(at);
    const auto now = this->now("BG4-01");
    REQUIRE(now.next);
    CHECK(now.next->code == "care");
    CHECK(now.next->detail == step);
    REQUIRE(app::doCare(world(), who(), {"BG4-01", step}));
  }
  SetState standing() { return now("BG4-01").state; }
  // From stripped to released, as the pack lists it for worn and opened.
  void wholeCycle() {
    care("stripped", "2026-11-23 12:10");
    CHECK(refusal(app::doCare(world(), who(), {"BG4-01", "dried"})) == "still-dirty");
    CHECK(refusal(app::beginTest(world(), "BG4-01")) == "care-owed");
    care("cleaned", "2026-11-23 12:20");
    care("disinfected", "2026-11-23 12:30");
    care("dried", "2026-11-23 12:50");
    CHECK(standing() == SetState::underWork);  // it dries
    clock("2026-11-23 13:50");
    REQUIRE(now("BG4-01").next);
    CHECK(now("BG4-01").next->detail == "cylinder");
    REQUIRE(app::fitPart(world(), who(), {"BG4-01", "cylinder", "CYL-9"}));
    CHECK(now("BG4-01").next->detail == "absorber");
    REQUIRE(app::fitPart(world(), who(), {"BG4-01", "absorber", "ABS-9"}));
    CHECK(now("BG4-01").next->code == "full-test");
    auto run = passing("BG4-01", "2026-11-23 14:00");
    run.testedBy = "P001";
    clock("2026-11-23 14:30");
    REQUIRE(app::recordTest(world(), who(), {run, {}}));
    CHECK_FALSE(state("BG4-01").afterUse);
    CHECK(now("BG4-01").next->code == "release");
    CHECK(refusal(app::releaseUnit(world(), person("P001"), {"BG4-01", false})) == "same-person");
    CHECK(refusal(app::releaseUnit(world(), person("P002"), {"BG4-01", true})) == "no-duty");  // a technician is no duty leader
    REQUIRE(app::releaseUnit(world(), person("P002"), {"BG4-01", false}));
  }
};

}  // namespace

TEST_CASE("worn: stripped, washed, dried, refilled, tested, released by a second person", "[app][workflow][after-use]") {
  Washing brigade;
  brigade.use(Branch::worn);
  CHECK(brigade.standing() == SetState::notReady);
  brigade.wholeCycle();
  CHECK((brigade.standing() == SetState::ready || brigade.standing() == SetState::dueSoon));
  CHECK(brigade.state("ABS-1").spent);
  CHECK(app::careAt(brigade.world(), brigade.memory.clock.now()).units.empty());
}

TEST_CASE("opened and not worn: the same cycle, for the circuit stood open", "[app][workflow][after-use]") {
  Washing brigade;
  brigade.use(Branch::opened);
  brigade.wholeCycle();
  CHECK((brigade.standing() == SetState::ready || brigade.standing() == SetState::dueSoon));
  CHECK(brigade.state("BG4-01").uses == 0);
}

TEST_CASE("carried and not opened: looked over, and it serves again", "[app][workflow][after-use]") {
  Washing brigade;
  const auto before = brigade.standing();
  brigade.use(Branch::carried);
  CHECK(brigade.standing() == SetState::notReady);
  brigade.care("looked-over", "2026-11-23 12:10");
  CHECK(brigade.standing() == before);
  CHECK_FALSE(brigade.state("BG4-01").afterUse);
  CHECK_FALSE(brigade.state("ABS-1").spent);
}

TEST_CASE("the mask only: washed, dried, tested; the set behind it keeps its test", "[app][workflow][after-use]") {
  Washing brigade;
  brigade.use(Branch::maskOnly);
  brigade.care("mask-wiped", "2026-11-23 12:10");
  CHECK(brigade.standing() == SetState::underWork);
  brigade.care("mask-dried", "2026-11-23 12:30");
  CHECK_FALSE(brigade.state("BG4-01").afterUse);
  CHECK(brigade.standing() == SetState::notReady);
  CHECK(saysReason(brigade.now("BG4-01"), "steps-owed"));
  brigade.testMask("2026-11-23 12:30");
  CHECK((brigade.standing() == SetState::ready || brigade.standing() == SetState::dueSoon));
  CHECK_FALSE(brigade.state("ABS-1").spent);
}

TEST_CASE("a full test out of a file is recorded and counts, but what was never washed stays owed until it is entered",
          "[app][workflow][after-use]") {
  Washing brigade;
  brigade.use(Branch::worn);
  brigade.clock("2026-11-23 12:45");
  REQUIRE(app::fitPart(brigade.world(), brigade.who(), {"BG4-01", "cylinder", "CYL-9"}));
  REQUIRE(app::fitPart(brigade.world(), brigade.who(), {"BG4-01", "absorber", "ABS-9"}));
  auto run = brigade.passing("BG4-01", "2026-11-23 13:00");
  run.testedBy = "P001";
  brigade.clock("2026-11-23 14:00");
  REQUIRE(app::recordTest(brigade.world(), brigade.who(), {run, app::Strictness::fromFile}));
  CHECK(brigade.state("BG4-01").runs.at("bg4-full").passedAt == run.startedAt);
  CHECK(brigade.state("BG4-01").owed.empty());
  CHECK(brigade.standing() == SetState::notReady);
  CHECK(saysReason(brigade.now("BG4-01"), "care-owed"));
  CHECK_FALSE(saysReason(brigade.now("BG4-01"), "after-use"));  // no second full test is asked for
  CHECK(refusal(app::releaseUnit(brigade.world(), brigade.person("P002"), {"BG4-01", false})) == "care-owed");
  CHECK(app::careAt(brigade.world(), brigade.memory.clock.now()).units.size() == 1);

  SECTION("done now") {
    brigade.care("stripped", "2026-11-23 14:10");
    brigade.care("cleaned", "2026-11-23 14:20");
    brigade.care("disinfected", "2026-11-23 14:30");
    brigade.care("dried", "2026-11-23 14:50");
    CHECK(brigade.standing() == SetState::underWork);
    brigade.clock("2026-11-23 15:40");
    CHECK(saysReason(brigade.now("BG4-01"), "care-waiting"));
    brigade.clock("2026-11-23 15:50");
    CHECK_FALSE(saysReason(brigade.now("BG4-01"), "care-waiting"));
  }
  SECTION("done before the test, entered afterwards") {
    const char* const times[] = {"2026-11-23 12:05", "2026-11-23 12:10", "2026-11-23 12:15", "2026-11-23 12:30"};
    int i = 0;
    for (const auto* step : {"stripped", "cleaned", "disinfected", "dried"})
      REQUIRE(app::doCare(brigade.world(), brigade.at(times[i++]), {"BG4-01", step}));
  }
  REQUIRE(brigade.now("BG4-01").next);
  CHECK(brigade.now("BG4-01").next->code == "release");
  REQUIRE(app::releaseUnit(brigade.world(), brigade.person("P002"), {"BG4-01", false}));
  CHECK((brigade.standing() == SetState::ready || brigade.standing() == SetState::dueSoon));
  CHECK_FALSE(brigade.state("BG4-01").afterUse);
  CHECK(app::careAt(brigade.world(), brigade.memory.clock.now()).units.empty());
}

TEST_CASE("what came in before the pack was adopted owes no washing by it: the full test ends the care", "[app][workflow][after-use]") {
  Brigade brigade(app::startingPacks());
  brigade.ready("BG4-01", 1);
  app::CheckOut out;
  out.units = {"BG4-01"}, out.holder = "person:P002";
  REQUIRE(app::checkOut(brigade.world(), brigade.who(), out));
  REQUIRE(app::checkIn(brigade.world(), brigade.who(), {"BG4-01", Branch::worn}));
  const auto pack = app::shippedPack("after-use").value();
  REQUIRE(app::adoptRules(brigade.world(), brigade.who(), {{pack.origin, pack.text}}));
  brigade.memory.clock.advance(std::chrono::hours(2));
  auto run = brigade.passing("BG4-01", "2026-11-23 07:00");
  run.startedAt = brigade.memory.clock.now();
  REQUIRE(app::recordTest(brigade.world(), brigade.who(), {run, {}}));
  CHECK_FALSE(brigade.state("BG4-01").afterUse);
}

TEST_CASE("carried without the pack owes nothing, as before", "[app][workflow][after-use]") {
  Brigade brigade;
  brigade.ready("BG4-01", 1);
  app::CheckOut out;
  out.units = {"BG4-01"}, out.holder = "person:P002";
  REQUIRE(app::checkOut(brigade.world(), brigade.who(), out));
  REQUIRE(app::checkIn(brigade.world(), brigade.who(), {"BG4-01", Branch::carried}));
  CHECK_FALSE(brigade.state("BG4-01").afterUse);
}

TEST_CASE("turned round at the scene the fresh parts sit in the set, the used ones are used, the full cycle stays owed",
          "[app][workflow][after-use]") {
  Washing brigade;
  app::CheckOut out;
  out.units = {"BG4-01", "CYL-9", "ABS-9"}, out.holder = "person:P002";
  REQUIRE(app::checkOut(brigade.world(), brigade.who(), out));
  CHECK(refusal(app::turnRound(brigade.world(), brigade.who(), {"BG4-01", "CYL-9", "ABS-9", {}})) == "no-duty");
  app::PersonRecord commander{"P001", "Zhang Wei", "0417", "", {"commander"}};
  brigade.world().records.savePerson(commander);
  CHECK(refusal(app::turnRound(brigade.world(), brigade.who(), {"BG4-01", "ABS-9", "ABS-9", {}})) == "wrong-kind");
  REQUIRE(app::turnRound(brigade.world(), brigade.who(), {"BG4-01", "CYL-9", "ABS-9", {"positive-leak"}}));
  CHECK(brigade.state("BG4-01").parts.at("cylinder") == "CYL-9");
  CHECK(brigade.state("BG4-01").parts.at("absorber") == "ABS-9");
  CHECK(brigade.state("BG4-01").turnedRoundAt);
  CHECK(brigade.state("ABS-1").spent);
  CHECK_FALSE(brigade.state("CYL-1").pressure);
  CHECK_FALSE(brigade.state("ABS-9").spent);
  brigade.clock("2026-11-23 18:00");
  REQUIRE(app::checkIn(brigade.world(), brigade.who(), {"BG4-01", Branch::worn}));
  CHECK(brigade.state("ABS-9").spent);
  CHECK(saysReason(brigade.now("BG4-01"), "care-owed"));
}
