// The calendar's corners: the last valid day counts whole, in local time; month ends, leap days, packs with other conventions.
#include <functional>

#include "tests/support/catch.h"
#include "tests/support/good_set.h"

using namespace muster::core;
using namespace muster::tests;

namespace {

// The set tested at `at` (UTC) under a plan changed by `change`, looked at in local time.
Segment look(const std::string& at, const std::string& local, const std::function<void(Plan&)>& change = {}) {
  auto pack = testPack();
  if (change) change(planIn(pack, "bg4-monthly"));
  auto store = goodSet();
  store["BG4-01"] = UnitBuilder(store["BG4-01"]).passed("bg4-full", at);
  store["C1"].done["cylinder-water"].on = day("2028-01-10"), store["A1"].made = day("2027-06-01");  // nothing else runs out
  return segmentAt(assessed(store, "BG4-01", *bookOf(pack)), local);
}

auto every(const std::string& text) {
  return [text](Plan& plan) { plan.interval = interval(text); };
}

}  // namespace

TEST_CASE("The last valid day is good until midnight of the store's zone", "[core][readiness][calendar]") {
  const std::string tested = "2026-11-01T02:00:00Z";
  CHECK(look(tested, "2026-12-01 23:50").state == SetState::dueSoon);
  CHECK(look(tested, "2026-12-02 00:05").state == SetState::notReady);
  CHECK(look(tested, "2026-11-23 23:50").state == SetState::ready);
  CHECK(look(tested, "2026-11-24 00:05").state == SetState::dueSoon);
}

TEST_CASE("A test just before and just after local midnight belongs to two days", "[core][readiness][calendar]") {
  CHECK(look("2026-11-01T15:50:00Z", "2026-12-02 00:05").state == SetState::notReady);  // 23:50 on the 1st
  CHECK(look("2026-11-01T16:05:00Z", "2026-12-02 00:05").state == SetState::dueSoon);   // 00:05 on the 2nd
}

TEST_CASE("A month from the end of January ends with February, in leap years on the 29th", "[core][readiness][calendar]") {
  CHECK(look("2027-01-31T02:00:00Z", "2027-02-28 23:50", every("1 months")).state == SetState::dueSoon);
  CHECK(look("2027-01-31T02:00:00Z", "2027-03-01 00:05", every("1 months")).state == SetState::notReady);
  CHECK(look("2028-01-31T02:00:00Z", "2028-02-29 23:50", every("1 months")).state == SetState::dueSoon);
  CHECK(look("2028-01-31T02:00:00Z", "2028-03-01 00:05", every("1 months")).state == SetState::notReady);
}

TEST_CASE("Thirty days across a leap day are thirty days", "[core][readiness][calendar]") {
  CHECK(look("2028-02-15T02:00:00Z", "2028-03-16 23:50").state == SetState::dueSoon);
  CHECK(look("2028-02-15T02:00:00Z", "2028-03-17 00:05").state == SetState::notReady);
  CHECK(look("2027-02-15T02:00:00Z", "2027-03-17 23:50").state == SetState::dueSoon);
}

TEST_CASE("Two packs, two conventions: once a month of the calendar with a day that blocks, or thirty days", "[core][readiness][calendar]") {
  auto monthly = [](Plan& plan) { plan.interval = interval("1 calendar month"), plan.blockAfterDays = 35; };
  const std::string early = "2026-11-01T02:00:00Z", late = "2026-11-28T02:00:00Z";
  CHECK(look(early, "2026-12-06 23:50", monthly).state == SetState::dueSoon);   // day 35
  CHECK(look(early, "2026-12-07 00:05", monthly).state == SetState::notReady);  // though December has not ended
  CHECK(look(late, "2026-12-31 23:50", monthly).state == SetState::dueSoon);
  CHECK(look(late, "2027-01-01 00:05", monthly).state == SetState::dueSoon);  // overdue, and not yet blocked
  CHECK(says(look(late, "2027-01-01 00:05", monthly), "full-test-overdue"));
  CHECK(look(late, "2027-01-02 23:50", monthly).state == SetState::dueSoon);  // day 35
  CHECK(look(late, "2027-01-03 00:05", monthly).state == SetState::notReady);
  CHECK(look(late, "2026-12-29 00:05").state == SetState::notReady);  // the same test by the other pack
}

TEST_CASE("A plan that may only warn never stops a set", "[core][readiness][calendar]") {
  auto warnOnly = [](Plan& plan) { plan.severity = Severity::warn; };
  CHECK(look("2026-11-01T02:00:00Z", "2030-01-01 00:00", warnOnly).state == SetState::dueSoon);
}
