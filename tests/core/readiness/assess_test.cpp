#include "core/readiness/assess.h"

#include "tests/support/catch.h"
#include "tests/support/good_set.h"

using namespace muster::core;
using namespace muster::tests;

namespace {
const std::string kNow = "2026-11-10 09:00";
}

TEST_CASE("A tested, filled, complete set is ready until its full test falls due", "[core][readiness]") {
  auto store = goodSet();
  auto assessment = assessed(store);
  CHECK(segmentAt(assessment, kNow).state == SetState::ready);
  CHECK(segmentAt(assessment, kNow).reasons.empty());
  CHECK(assessment.lookedAt == std::vector<std::string>{"C1", "A1"});
  auto until = readyUntil(assessment.timeline, kShanghai.parseLocal(kNow).value());
  REQUIRE(until);
  CHECK(kShanghai.localText(*until) == "2026-12-02 00:00");  // tested 1 November, not older than 30 days: 1 December included
}

TEST_CASE("A set of which nothing is recorded is unknown, one with some record lacks its full test", "[core][readiness]") {
  auto store = goodSet();
  store["BG4-01"].runs.clear(), store["BG4-01"].steps.clear();
  auto unknown = segmentAt(assessed(store), kNow);
  CHECK(unknown.state == SetState::unknown);
  CHECK(unknown.next->code == "declare");
  store["BG4-01"].steps["leak"].verdict = Verdict::pass;
  auto untested = segmentAt(assessed(store), kNow);
  CHECK(untested.state == SetState::notReady);
  CHECK(says(untested, "no-full-test"));
  CHECK(untested.next->code == "full-test");
  CHECK(untested.next->minutes == 40);
}

TEST_CASE("A blocking fault stops the set, a remark only warns", "[core][readiness]") {
  auto store = goodSet();
  store["BG4-01"] = UnitBuilder(store["BG4-01"]).fault("F1", false, "2026-11-05T00:00:00Z");
  auto remark = segmentAt(assessed(store), kNow);
  CHECK(remark.state == SetState::dueSoon);
  CHECK(says(remark, "remark"));
  store["C1"] = UnitBuilder(store["C1"]).fault("F2", true, "2026-11-05T00:00:00Z");
  auto blocked = segmentAt(assessed(store), kNow);
  CHECK(blocked.state == SetState::notReady);
  CHECK(blocked.reasons.front().code == "open-fault");
  CHECK(blocked.next->code == "clear-fault");
  CHECK(blocked.next->target == "C1");
  CHECK(blocked.next->detail == "F2");
  CHECK(blocked.reasons.size() == 2);
}

TEST_CASE("A set that is out is deployed whatever the calendar says, and says so when it is late", "[core][readiness]") {
  auto store = goodSet();
  store["BG4-01"].place = Out{"squad:1", instant("2026-11-10T06:00:00Z"), "J1", false, false};
  auto assessment = assessed(store);
  CHECK(segmentAt(assessment, "2026-11-10 13:59").state == SetState::deployed);
  CHECK_FALSE(says(segmentAt(assessment, "2026-11-10 13:59"), "return-overdue"));
  CHECK(says(segmentAt(assessment, "2026-11-10 14:00"), "return-overdue"));
  const Segment& later = segmentAt(assessment, "2027-06-01 00:00");
  CHECK(later.state == SetState::deployed);
  CHECK(says(later, "full-test-overdue"));
  CHECK_FALSE(readyUntil(assessment.timeline, kShanghai.parseLocal(kNow).value()));
  CHECK(segmentAt(assessed(store, "C1"), kNow).state == SetState::deployed);  // its parts go with it
}

TEST_CASE("A unit sent away is under work, overdue after the day it was to be back", "[core][readiness]") {
  auto store = goodSet();
  store["BG4-01"].place = Away{"test station", "overhaul", day("2026-11-12")};
  auto assessment = assessed(store);
  CHECK(segmentAt(assessment, kNow).state == SetState::underWork);
  CHECK(segmentAt(assessment, kNow).next->code == "return");
  CHECK_FALSE(says(segmentAt(assessment, "2026-11-12 23:50"), "away-overdue"));
  CHECK(says(segmentAt(assessment, "2026-11-13 00:05"), "away-overdue"));
}

TEST_CASE("After wearing the full test is owed; after carrying only what check-in named", "[core][readiness]") {
  auto store = goodSet();
  store["BG4-01"].afterUse = AfterUse{AfterUse::Branch::worn, instant("2026-11-09T00:00:00Z")};
  CHECK(says(segmentAt(assessed(store), kNow), "after-use"));
  CHECK(segmentAt(assessed(store), kNow).next->code == "full-test");
  store["BG4-01"].afterUse->branch = AfterUse::Branch::carried;
  CHECK(segmentAt(assessed(store), kNow).state == SetState::ready);
}

TEST_CASE("A swap owes just the steps the table names, and the date of the full test stays", "[core][readiness]") {
  auto store = goodSet();
  store["BG4-01"] = UnitBuilder(store["BG4-01"]).owes("self-test", "2026-11-09T00:00:00Z").owes("leak", "2026-11-09T00:00:00Z");
  auto segment = segmentAt(assessed(store), kNow);
  CHECK(segment.state == SetState::notReady);
  CHECK(segment.next->code == "partial-test");
  CHECK(segment.next->detail == "leak,self-test");
  CHECK(segment.next->minutes == 20);  // two of four steps of a test of 40 minutes
  CHECK(english(segment.reasons.front().text) == "owed after a change: Leak test, Self-test");
  store["BG4-01"] = UnitBuilder(store["BG4-01"]).owes("*", "2026-11-09T00:00:00Z");
  CHECK(segmentAt(assessed(store), kNow).next->code == "full-test");
}

TEST_CASE("A step that is not passed blocks with its own way out", "[core][readiness]") {
  auto store = goodSet();
  auto stepIs = [&](Verdict verdict, std::string calibrator) {
    store["BG4-01"] = UnitBuilder(store["BG4-01"]).stepIs("leak", verdict, "2026-11-09T00:00:00Z", std::move(calibrator));
    return segmentAt(assessed(store), kNow);
  };
  CHECK(stepIs(Verdict::fail, "B1").next->code == "retest");
  CHECK(stepIs(Verdict::noDecision, "B1").next->code == "retest");  // the bench was good: something else was wrong
  CHECK(says(stepIs(Verdict::noDecision, "B1"), "no-decision-because"));
  store["B1"].certificates.back().validTo = day("2026-11-08");
  auto expired = stepIs(Verdict::noDecision, "B1");
  CHECK(expired.next->code == "certificate");
  CHECK(expired.next->target == "B1");
  CHECK(stepIs(Verdict::pending, "B1").next->code == "retest");  // one limit only: nothing left to confirm
  CHECK(stepIs(Verdict::pending, "B1").reasons.front().toBeConfirmed);

  auto pack = testPack();
  auto second = pack.limits.front();
  second.id = "leak.b";
  pack.limits.push_back(second);
  auto pending = assessed(store, "BG4-01", *bookOf(pack));
  CHECK(segmentAt(pending, kNow).next->code == "confirm-limit");
  CHECK(segmentAt(pending, kNow).next->detail == "leak.a,leak.b");
  auto confirmed = assessed(store, "BG4-01", *bookOf(pack, {"leak.b"}));
  CHECK(segmentAt(confirmed, kNow).next->code == "retest");
}

TEST_CASE("A step of rules that are no longer adopted blocks nobody", "[core][readiness]") {
  auto store = goodSet();
  store["BG4-01"] = UnitBuilder(store["BG4-01"]).stepIs("gone", Verdict::fail, "2026-01-01T00:00:00Z");
  CHECK(segmentAt(assessed(store), kNow).state == SetState::ready);
}

TEST_CASE("A calibrator that expires after the test takes nothing back", "[core][readiness]") {
  auto store = goodSet();
  for (auto& [id, record] : store["BG4-01"].steps) record.calibrator = "B1";
  store["B1"].certificates.back().validTo = day("2026-11-02");
  auto assessment = assessed(store);
  CHECK(segmentAt(assessment, kNow).state == SetState::ready);
  CHECK(std::find(assessment.lookedAt.begin(), assessment.lookedAt.end(), "B1") == assessment.lookedAt.end());
}

TEST_CASE("The same test with other readings blocks until it is settled", "[core][readiness]") {
  auto store = goodSet();
  store["BG4-01"].conflicts = {{1, 42}};
  auto segment = segmentAt(assessed(store), kNow);
  CHECK(segment.state == SetState::notReady);
  CHECK(segment.next->code == "settle-conflict");
  CHECK(segment.next->detail == "1:42");
}

TEST_CASE("A retired unit never goes again", "[core][readiness]") {
  auto store = goodSet();
  store["BG4-01"].retiredAt = instant("2026-11-01T00:00:00Z");
  auto assessment = assessed(store);
  CHECK(segmentAt(assessment, "2030-01-01 00:00").state == SetState::notReady);
  CHECK(assessment.dues.empty());
}

TEST_CASE("Plans of other kinds of equipment work like those of sets", "[core][readiness]") {
  MapLookup store{aUnit("D1").kind("detector")};
  auto never = segmentAt(assessed(store, "D1"), kNow);
  CHECK(never.state == SetState::notReady);
  CHECK(never.next->code == "maintenance");
  CHECK(never.next->detail == "detector-bump");
  CHECK(never.next->minutes == 20);
  store["D1"].done["detector-bump"].on = day("2026-11-01");
  CHECK(segmentAt(assessed(store, "D1"), kNow).state == SetState::ready);
  auto pack = testPack();
  planIn(pack, "detector-bump").severity = Severity::warn;
  CHECK(segmentAt(assessed(store, "D1", *bookOf(pack)), "2028-01-01 00:00").state == SetState::dueSoon);
}

TEST_CASE("A bench is as good as its certificate", "[core][readiness]") {
  auto store = goodSet();
  auto bench = [&](const std::string& local) { return segmentAt(assessed(store, "B1"), local); };
  CHECK(bench("2026-12-09 23:50").state == SetState::ready);
  CHECK(bench("2026-12-10 00:05").state == SetState::dueSoon);
  CHECK(bench("2027-01-09 23:50").state == SetState::dueSoon);
  CHECK(bench("2027-01-10 00:05").state == SetState::notReady);
  CHECK(bench("2027-01-10 00:05").next->code == "certificate");
  store["B1"].certificates.back().validTo.reset();  // a calibration without a date: the brigade decided it holds
  CHECK(bench("2030-01-01 00:00").state == SetState::ready);
  store["B1"].outOfService = true;
  CHECK(says(bench(kNow), "out-of-service"));
  store["B1"].outOfService = false, store["B1"].certificates.clear();
  CHECK(says(bench(kNow), "no-certificate"));
}

TEST_CASE("Dues name the last time, the last day and that an absorber is needed first", "[core][readiness]") {
  auto store = goodSet();
  store["A1"].testsSpent = 6;
  auto dues = assessed(store).dues;
  REQUIRE(dues.size() == 1);
  CHECK(dues[0].plan == "bg4-monthly");
  CHECK(dues[0].lastDone == day("2026-11-01"));
  CHECK(dues[0].lastDay == day("2026-12-01"));
  CHECK(dues[0].warnFrom == day("2026-11-24"));
  CHECK(english(dues[0].note) == "new absorber needed first");
  store["A1"].testsSpent = 5;
  CHECK(assessed(store).dues[0].note.empty());
  REQUIRE(assessed(store, "C1").dues.size() == 1);
  CHECK(assessed(store, "C1").dues[0].lastDay == day("2028-03-10"));
}

TEST_CASE("What nobody has confirmed, and what was declared, is marked where it decides", "[core][readiness]") {
  auto store = goodSet();
  auto pack = testPack();
  planIn(pack, "bg4-monthly").source = source(Confidence::inferred);
  store["BG4-01"].runs["bg4-full"].declared = true;
  auto late = segmentAt(assessed(store, "BG4-01", *bookOf(pack)), "2026-12-05 00:00");
  CHECK(late.reasons.front().toBeConfirmed);
  CHECK(late.reasons.front().declared);
  CHECK_FALSE(segmentAt(assessed(store, "BG4-01", *bookOf(pack, {"bg4-monthly"})), "2026-12-05 00:00").reasons.front().toBeConfirmed);
}

TEST_CASE("What asks for nothing without a date is not listed as due", "[core][readiness]") {
  MapLookup store{aUnit("A9").kind("absorber")};  // in stock; its making is unknown, which by the rules blocks nothing
  CHECK(assessed(store, "A9").dues.empty());
  store.put(aUnit("A9").kind("absorber").made("2025-06-01"));
  CHECK(assessed(store, "A9").dues.size() == 1);
}
