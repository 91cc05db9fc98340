// Clock traps through the real use cases: last valid days, ten to midnight and five past, leap days, a clock that stood behind, what is told
// late, and two packs with other conventions on one set.
#include "app/workflow/adopt_rules.h"
#include "app/workflow/board.h"
#include "app/workflow/do_maintenance.h"
#include "app/workflow/known_at.h"
#include "app/workflow/open_store.h"
#include "app/workflow/report_fault.h"
#include "tests/support/brigade.h"
#include "tests/support/catch.h"
#include "tests/support/rules.h"

using namespace muster;
using namespace muster::tests;
using core::SetState;

namespace {

core::Segment segment(app::World& world, const std::string& unit, core::Instant at) {
  return core::at(world.views.assessment(unit).value().timeline, at);
}

std::optional<core::Date> dueDay(Brigade& brigade, const std::string& unit, const std::string& plan) {
  for (const auto& due : brigade.world().views.dues(std::nullopt)) {
    if (due.unit == unit && due.plan == plan) return due.lastDay;
  }
  return std::nullopt;
}

core::TestRun failing(Brigade& brigade, const std::string& set, const std::string& at) {
  auto run = brigade.passing(set, at);
  run.steps.front().attempts.back().reading.value = quantity("1.6 mbar");
  return run;
}

}  // namespace

TEST_CASE("a bench judges until ten to midnight of its last valid day, and nothing from five past", "[app][workflow][clock]") {
  Brigade brigade;  // the certificate of its bench is valid to 9 January 2027
  brigade.ready("BG4-01", 1);
  brigade.clock("2027-01-09 23:59");
  REQUIRE(app::recordTest(brigade.world(), brigade.who(), {brigade.passing("BG4-01", "2027-01-09 23:50"), {}}));
  CHECK(brigade.state("BG4-01").steps.at("leak").verdict == core::Verdict::pass);
  brigade.clock("2027-01-10 00:10");
  REQUIRE(app::recordTest(brigade.world(), brigade.who(), {brigade.passing("BG4-01", "2027-01-10 00:05"), {}}));
  CHECK(brigade.state("BG4-01").steps.at("leak").verdict == core::Verdict::noDecision);
}

TEST_CASE("a test at ten to midnight told after midnight belongs to the day before, and the past board did not know it", "[app][workflow][clock]") {
  Brigade brigade(app::startingPacks());
  brigade.putTogether("BG4-01", 1);
  brigade.clock("2026-11-24 00:05");
  REQUIRE(app::recordTest(brigade.world(), brigade.who(), {brigade.passing("BG4-01", "2026-11-23 23:50"), {}}));
  CHECK(dueDay(brigade, "BG4-01", "bg4-full-monthly") == day("2026-12-28"));  // thirty-five days from the 23rd
  CHECK(brigade.state("BG4-01").runs.at("bg4-full").passedAt == brigade.local("2026-11-23 23:50"));
  app::KnownAt then(brigade.world(), brigade.local("2026-11-24 00:00"));
  CHECK(segment(then.world(), "BG4-01", brigade.local("2026-11-24 00:00")).state != SetState::ready);
  const auto state = then.world().journal.state(core::unit("BG4-01"));
  CHECK_FALSE(std::get<core::UnitState>(state->value).runs.contains("bg4-full"));
}

TEST_CASE("a pass told late does not hide the failure after it, and a failure told late does not undo the pass after it", "[app][workflow][clock]") {
  Brigade brigade;
  brigade.ready("BG4-01", 1);
  brigade.clock("2026-11-25 12:00");
  REQUIRE(app::recordTest(brigade.world(), brigade.who(), {failing(brigade, "BG4-01", "2026-11-25 11:00"), {}}));
  REQUIRE(app::recordTest(brigade.world(), brigade.who(), {brigade.passing("BG4-01", "2026-11-25 10:00"), {}}));
  CHECK(brigade.now("BG4-01").state == SetState::notReady);

  brigade.ready("BG4-02", 2);
  brigade.clock("2026-11-26 12:00");
  REQUIRE(app::recordTest(brigade.world(), brigade.who(), {brigade.passing("BG4-02", "2026-11-26 11:00"), {}}));
  REQUIRE(app::recordTest(brigade.world(), brigade.who(), {failing(brigade, "BG4-02", "2026-11-26 10:00"), {}}));
  CHECK(brigade.state("BG4-02").steps.at("leak").verdict == core::Verdict::pass);
}

TEST_CASE("a clock that was set back is marked, keeps the order of the log, and hides nothing from the past board", "[app][workflow][clock]") {
  Brigade brigade(app::startingPacks());
  brigade.ready("BG4-01", 1);
  brigade.clock("2026-11-24 10:00");
  REQUIRE(app::reportFault(brigade.world(), brigade.who(), {.unit = "BG4-01", .code = "leak"}));
  brigade.clock("2026-11-24 03:00");  // the battery was changed
  const auto second = app::reportFault(brigade.world(), brigade.who(), {.unit = "BG4-01", .code = "damage"});
  REQUIRE(second);
  CHECK(second->receipt.clockBehind);
  const auto fact = brigade.world().journal.fact(second->receipt.facts.front());
  CHECK(fact->recordedAt == brigade.local("2026-11-24 10:00"));
  brigade.clock("2026-11-24 11:00");
  app::KnownAt before(brigade.world(), brigade.local("2026-11-24 04:00"));
  const auto good = before.world().journal.state(core::unit("BG4-01"));
  CHECK(std::get<core::UnitState>(good->value).faults.empty());
  CHECK(segment(before.world(), "BG4-01", brigade.local("2026-11-24 04:00")).state != SetState::notReady);
  app::KnownAt after(brigade.world(), brigade.local("2026-11-24 10:00"));
  const auto state = after.world().journal.state(core::unit("BG4-01"));
  CHECK(std::get<core::UnitState>(state->value).faults.size() == 2);
}

TEST_CASE("what is done on a leap day or at a month's end is due on the last day there is", "[app][workflow][clock]") {
  Brigade brigade;
  brigade.registers("M-1", "mask");
  brigade.registers("M-2", "mask");
  brigade.clock("2028-03-01 00:05");
  REQUIRE(app::doMaintenance(brigade.world(), brigade.who(), {.unit = "M-1", .plan = "mask-quarterly", .on = day("2028-02-29")}));
  CHECK(dueDay(brigade, "M-1", "mask-quarterly") == day("2028-05-29"));
  brigade.clock("2028-12-01 08:00");
  REQUIRE(app::doMaintenance(brigade.world(), brigade.who(), {.unit = "M-2", .plan = "mask-quarterly", .on = day("2028-11-30")}));
  CHECK(dueDay(brigade, "M-2", "mask-quarterly") == day("2029-02-28"));
}

TEST_CASE("one set under two packs: by the calendar month it may still go, by thirty days it may not", "[app][workflow][clock]") {
  Brigade brigade(app::startingPacks("cn-mine-rescue"));
  brigade.ready("BG4-01", 1);
  const auto noon = [&](const char* date) { return brigade.local(std::string(date) + " 12:00"); };
  const auto overdue = [&](core::Instant at) { return segment(brigade.world(), "BG4-01", at).state == SetState::notReady; };
  REQUIRE(brigade.state("BG4-01").runs.at("bg4-full").passedAt);
  CHECK_FALSE(overdue(noon("2026-12-24")));  // day 31, and not yet day 35
  CHECK_FALSE(overdue(brigade.local("2026-12-28 23:50")));
  CHECK(overdue(brigade.local("2026-12-29 00:05")));
  auto american = app::startingPacks("us-49");
  REQUIRE(app::adoptRules(brigade.world(), brigade.who(), {american.back()}));
  CHECK_FALSE(overdue(brigade.local("2026-12-23 23:50")));  // day 30 counts
  CHECK(overdue(brigade.local("2026-12-24 00:05")));
}
