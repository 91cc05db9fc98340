// Plans by wear, by event, on a condition, from due to due; lead times, tolerance, the brigade's working days; the traps of the clock.
#include "core/upkeep/plan_standing.h"

#include "tests/support/catch.h"
#include "tests/support/facts.h"
#include "tests/support/good_set.h"

using namespace muster::core;
using namespace muster::tests;

namespace {

const FixedCalendar kChina{std::chrono::hours(8)};

Plan byWear(const std::string& id = "service") {
  Plan made = plan(id, "bg4", "1 years", 7);
  made.byCalendar = false, made.severity = Severity::warn;
  return made;
}

PlanStanding standing(const Plan& plan, const UnitState& unit, RulePack pack = testPack()) {
  static std::vector<BookPtr> kept;  // the standing points into the rules
  pack.plans.push_back(plan);
  kept.push_back(bookOf(pack));
  return standingOf(*kept.back()->plan(plan.id), unit, nullptr, *kept.back(), kChina);
}

CheckedIn worn(std::optional<int> minutes) { return {"S1", AfterUse::Branch::worn, {}, {}, "", minutes}; }

// A set that was just registered.
struct Registered : Told {
  Registered() { that(UnitRegistered{"S1", "bg4", "", "", "", "", {}, {}, {}}); }
};

}  // namespace

TEST_CASE("A plan by uses is due with the last of them, warned of before, and begins anew when it is done", "[core][upkeep][plans]") {
  Plan service = byWear();
  service.uses = 3, service.usesWarn = 1;
  Registered told;
  told.that(worn(60));
  CHECK_FALSE(standing(service, told.unit("S1")).due());
  told.that(worn(60));
  CHECK(standing(service, told.unit("S1")).soon);
  told.that(worn(60));
  const auto reached = standing(service, told.unit("S1"));
  REQUIRE(reached.reachedAt);
  CHECK(*reached.reachedAt == told.now());
  CHECK(reached.by == "uses");
  told.that(MaintenanceDone{"S1", "service", "", kChina.dateOf(told.now())});
  CHECK_FALSE(standing(service, told.unit("S1")).due());
}

TEST_CASE("Hours worn count, and a use whose minutes nobody wrote down counts as the pack says", "[core][upkeep][plans]") {
  Plan service = byWear();
  service.usedMinutes = 600, service.usedWarnMinutes = 60, service.untimedUse = 240;
  Registered told;
  told.that(worn(299)).that(worn({}));
  CHECK_FALSE(standing(service, told.unit("S1")).due());  // 539 of 600
  told.that(worn(1));
  CHECK(standing(service, told.unit("S1")).soon);
  told.that(worn({}));
  CHECK(standing(service, told.unit("S1")).reachedAt);
}

TEST_CASE("Of calendar, uses and hours the first decides", "[core][upkeep][plans]") {
  Plan service = plan("service", "bg4", "30 d", 7);
  service.uses = 2;
  auto unit = aUnit("S1").kind("bg4").done("service", "2026-11-01").build();
  CHECK(standing(service, unit).lastDay == day("2026-12-01"));
  CHECK(standing(service, unit).by == "calendar");
  unit.uses = 2, unit.events["worn"] = {instant("2026-11-03T02:00:00Z"), instant("2026-11-05T02:00:00Z")};
  CHECK(standing(service, unit).by == "uses");
  CHECK(standing(service, unit).reachedAt == instant("2026-11-05T02:00:00Z"));
  auto pack = testPack();
  pack.plans.push_back(service);
  auto store = goodSet();
  store["BG4-01"].done["service"].on = day("2026-11-01");
  store["BG4-01"].uses = 2, store["BG4-01"].events["worn"] = unit.events["worn"];
  CHECK(says(segmentAt(assessed(store, "BG4-01", *bookOf(pack)), "2026-11-06 08:00"), "service-overdue"));
}

TEST_CASE("After an event the days count from its first time, not from its last", "[core][upkeep][plans]") {
  Plan look = byWear("look-over");
  look.events = {"worn", "repaired"}, look.withinDays = 7, look.severity = Severity::block;
  Registered told;
  CHECK_FALSE(standing(look, told.unit("S1")).due());
  told.that(worn(60));
  const Date first = kChina.dateOf(told.now());
  for (int i = 0; i < 48; ++i) told.that(PressureRead{"C1", "", quantity("19 MPa"), {}});  // two days later
  told.that(worn(60));
  auto due = standing(look, told.unit("S1"));
  CHECK(due.lastDay == addDays(first, 7));
  CHECK(due.by == "event");
  CHECK(due.blockDay == addDays(first, 7));
  told.that(MaintenanceDone{"S1", "look-over", "", kChina.dateOf(told.now())});
  CHECK_FALSE(standing(look, told.unit("S1")).due());
  told.that(FaultCleared{"S1", "F1", "no-fault-found", "", {}});
  CHECK_FALSE(standing(look, told.unit("S1")).due());
  told.that(FaultCleared{"S1", "F2", "repaired", "", {}});
  CHECK(standing(look, told.unit("S1")).lastDay == addDays(kChina.dateOf(told.now()), 7));
}

TEST_CASE("A use told late, before the day on which the plan was done, does not make it due again", "[core][upkeep][plans][clock]") {
  Plan look = byWear("look-over");
  look.events = {"worn"}, look.withinDays = 7;
  Registered told;
  for (int i = 0; i < 3; ++i) told.that(worn(60));
  told.that(MaintenanceDone{"S1", "look-over", "", kChina.dateOf(told.now())});
  told.late(std::chrono::hours(3)).that(worn(60));  // happened before it was done, told after
  CHECK_FALSE(standing(look, told.unit("S1")).due());
  CHECK(told.unit("S1").uses == 4);
  Plan uses = byWear();
  uses.id = "look-over", uses.uses = 1;
  CHECK_FALSE(standing(uses, told.unit("S1")).due());
  told.late(std::chrono::hours(0)).that(worn(60));
  CHECK(standing(uses, told.unit("S1")).reachedAt);
}

TEST_CASE("A condition is met by the last value of a step, until the plan is done after it", "[core][upkeep][plans]") {
  Plan battery = byWear("battery");
  battery.condition = PlanCondition{"leak", "", {}, Bound{quantity("0.5 mbar"), true}};
  auto unit = aUnit("S1").kind("bg4").stepIs("leak", Verdict::pass, "2026-11-01T02:00:00Z").build();
  unit.steps["leak"].value = "0.6 mbar";
  CHECK_FALSE(standing(battery, unit).due());
  unit.steps["leak"].value = "0.5 mbar";
  CHECK(standing(battery, unit).reachedAt == instant("2026-11-01T02:00:00Z"));
  battery.condition->max->inclusive = false;
  CHECK_FALSE(standing(battery, unit).due());
  unit.steps["leak"].value = "50 Pa";  // 0.5 mbar in another unit
  CHECK_FALSE(standing(battery, unit).due());
  unit.steps["leak"].value = "49 Pa";
  CHECK(standing(battery, unit).due());
  unit.done["battery"].on = day("2026-11-01"), unit.done["battery"].at = instant("2026-11-01T03:00:00Z");
  CHECK_FALSE(standing(battery, unit).due());
  unit.steps["leak"].value = "works";
  unit.steps["leak"].at = instant("2026-11-02T02:00:00Z");
  CHECK_FALSE(standing(battery, unit).due());  // no quantity meets no bound
}

TEST_CASE("From due to due the day stays, done early or late; the 31st comes back after February", "[core][upkeep][plans][clock]") {
  const Interval monthly = interval("1 months");
  const Date anchor = day("2026-12-31");
  CHECK(nextFromDue(anchor, monthly, anchor, 0) == day("2027-01-31"));
  CHECK(nextFromDue(anchor, monthly, day("2027-01-31"), 0) == day("2027-02-28"));
  CHECK(nextFromDue(anchor, monthly, day("2027-02-28"), 0) == day("2027-03-31"));
  CHECK(nextFromDue(day("2027-12-31"), monthly, day("2028-01-31"), 0) == day("2028-02-29"));  // a leap year
  CHECK(nextFromDue(anchor, monthly, day("2027-02-10"), 0) == day("2027-02-28"));             // late for January, which is gone
  CHECK(nextFromDue(anchor, monthly, day("2027-01-29"), 0) == day("2027-01-31"));             // too early to answer January
  CHECK(nextFromDue(anchor, monthly, day("2027-01-29"), 3) == day("2027-02-28"));             // within the tolerance it does
}

TEST_CASE("From due and from done differ by the day it was done late", "[core][upkeep][plans]") {
  Plan weekly = plan("weekly", "bg4", "7 d", 1);
  auto unit = aUnit("S1").kind("bg4").done("weekly", "2026-11-10").build();
  unit.done["weekly"].first = day("2026-11-02");
  CHECK(standing(weekly, unit).lastDay == day("2026-11-17"));
  weekly.fromDue = true;
  CHECK(standing(weekly, unit).lastDay == day("2026-11-16"));
}

TEST_CASE("Within the tolerance a late plan is overdue and does not block", "[core][upkeep][plans][clock]") {
  auto pack = testPack();
  planIn(pack, "bg4-monthly").toleranceDays = 3;
  auto store = goodSet();
  store["C1"].done["cylinder-water"].on = day("2028-01-10"), store["A1"].made = day("2027-06-01");  // nothing else runs out
  const auto assessment = assessed(store, "BG4-01", *bookOf(pack));
  CHECK(segmentAt(assessment, "2026-12-01 23:50").state == SetState::dueSoon);
  CHECK(says(segmentAt(assessment, "2026-12-02 00:05"), "full-test-overdue"));
  CHECK(segmentAt(assessment, "2026-12-04 23:50").state == SetState::dueSoon);
  CHECK(segmentAt(assessment, "2026-12-05 00:05").state == SetState::notReady);
}

TEST_CASE("A lead time moves the warning and gives the working day to begin; the last valid day stays", "[core][upkeep][plans]") {
  Plan away = plan("laboratory", "bg4", "30 d", 7);
  away.leadDays = 14;
  const auto unit = aUnit("S1").kind("bg4").done("laboratory", "2026-11-05").build();
  auto pack = testPack();
  CHECK(standing(away, unit, pack).due());
  pack.workCalendar = WorkCalendar{{0, 6}, {day("2026-12-04")}, {day("2026-11-21")}};  // Saturday the 21st is worked
  const auto due = standing(away, unit, pack);
  CHECK(due.lastDay == day("2026-12-05"));  // a Saturday
  CHECK(due.warnFrom == day("2026-11-21"));
  CHECK(due.doBy == day("2026-12-03"));  // Friday is a holiday
  CHECK(due.startBy == day("2026-11-19"));
  CHECK(standing(away, unit).doBy == day("2026-12-05"));  // without a calendar every day is worked
}

TEST_CASE("The officer's day stands while the job is due on the day it was chosen for", "[core][upkeep][plans]") {
  const Plan weekly = plan("weekly", "bg4", "7 d", 1);
  auto unit = aUnit("S1").kind("bg4").done("weekly", "2026-11-02").build();
  unit.chosen["weekly"] = {day("2026-11-06"), day("2026-11-09")};
  CHECK(standing(weekly, unit).doBy == day("2026-11-06"));
  CHECK(standing(weekly, unit).lastDay == day("2026-11-09"));
  unit.done["weekly"].on = day("2026-11-05");
  CHECK(standing(weekly, unit).doBy == day("2026-11-12"));
}

TEST_CASE("A working calendar that never works asks for nothing", "[core][upkeep][plans]") {
  const WorkCalendar never{{0, 1, 2, 3, 4, 5, 6}, {}, {}};
  CHECK(never.onOrBefore(day("2026-11-05")) == day("2026-11-05"));
  const WorkCalendar every;
  CHECK(every.works(day("2026-10-01")));
}
