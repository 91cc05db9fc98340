// The fold, told as the officer would tell it.
#include "core/journal/apply.h"

#include "tests/support/catch.h"
#include "tests/support/facts.h"
#include "tests/support/rules.h"

using namespace muster::core;
using namespace muster::tests;

namespace {

TestRecorded aTest(Verdict leak = Verdict::pass, bool complete = true) {
  Reading reading;
  reading.value = quantity("0.4 mbar");
  TestRecorded test;
  test.run.unit = "BG4-01", test.run.procedure = "bg4-full", test.run.bench = "RZ25-1";
  test.run.steps = {{"leak", {{Reading{}, ""}, {reading, "RZ25-2"}}, ""}, {"mask-tightness", {{reading, ""}}, ""}};
  test.run.assembly = {{"mask", "M-1"}, {"absorber", "AB-1"}, {"cylinder", "CYL-1"}};
  test.verdict.overall = leak;
  test.verdict.complete = complete;
  test.verdict.steps = {{"leak", leak, {}, {}, true, false}, {"mask-tightness", Verdict::pass, {}, {}, false, false}};
  test.proves = {{"mask-tightness", "M-1"}};
  test.absorber = "AB-1";
  test.full = true;
  return test;
}

}  // namespace

TEST_CASE("a unit is registered loose, then stands in its slot", "[core][journal][fold]") {
  Told told;
  told.that(UnitRegistered{"BG4-01", "bg4", "BG 4", "S1"});
  CHECK(std::holds_alternative<Loose>(told.unit("BG4-01").place));
  told.that(UnitPlaced{"BG4-01", "R01", "A1", true});
  CHECK(told.unit("BG4-01").place == Place(InSlot{"R01", "A1"}));
  CHECK(told.unit("BG4-01").home == InSlot{"R01", "A1"});
  told.that(UnitPlaced{"BG4-01", "R02", "B1"});
  CHECK(told.unit("BG4-01").home == InSlot{"R01", "A1"});
}

TEST_CASE("fitting another part owes the steps the swap table names, on both parts the place changes", "[core][journal][fold]") {
  Told told;
  told.that(PartFitted{"BG4-01", "cylinder", "CYL-1", ""}).that(PartFitted{"BG4-01", "cylinder", "CYL-2", "CYL-1", {"self-test"}});
  const auto set = told.unit("BG4-01");
  CHECK(set.parts == std::map<std::string, std::string>{{"cylinder", "CYL-2"}});
  CHECK(set.owed.at("self-test").cause == "swap:cylinder");
  CHECK(set.owed.at("self-test").part == "CYL-2");
  CHECK(std::holds_alternative<Loose>(told.unit("CYL-1").place));
  CHECK(told.unit("CYL-2").place == Place(InUnit{"BG4-01", "cylinder"}));
  told.that(PartFitted{"BG4-01", "cylinder", "", "CYL-2"});
  CHECK(told.unit("BG4-01").parts.empty());
}

TEST_CASE("a worn set comes back owing the full test, its absorber spent and its cylinder unread", "[core][journal][fold]") {
  Told told;
  told.that(PressureRead{"CYL-1", "G-1", quantity("19 MPa")}).that(PartFitted{"BG4-01", "cylinder", "CYL-1", ""});
  told.that(CheckedOut{"BG4-01", "person:P1", "JOB-1", {}, false, false, {}, {"CYL-1"}});
  CHECK(std::holds_alternative<Out>(told.unit("BG4-01").place));
  CHECK(std::holds_alternative<InUnit>(told.unit("CYL-1").place));
  told.that(CheckedIn{"BG4-01", AfterUse::Branch::worn, {"*"}, {"CYL-1"}, "AB-1"});
  CHECK(told.unit("BG4-01").afterUse->branch == AfterUse::Branch::worn);
  CHECK(told.unit("BG4-01").owed.at("*").cause == "after-use");
  CHECK(told.unit("AB-1").spent);
  CHECK_FALSE(told.unit("CYL-1").pressure.has_value());
  told.that(aTest());
  CHECK_FALSE(told.unit("BG4-01").afterUse.has_value());
  CHECK(told.unit("BG4-01").owed.empty());
}

TEST_CASE("a set that was only carried owes nothing", "[core][journal][fold]") {
  Told told;
  told.that(PressureRead{"CYL-1", "G-1", quantity("19 MPa")}).that(CheckedIn{"BG4-01", AfterUse::Branch::carried, {}, {"CYL-1"}, ""});
  CHECK_FALSE(told.unit("BG4-01").afterUse.has_value());
  CHECK(told.unit("CYL-1").pressure.has_value());
}

TEST_CASE("a test leaves its last attempts on the set and its proof on the part", "[core][journal][fold]") {
  Told told;
  told.that(aTest(Verdict::fail));
  const auto set = told.unit("BG4-01");
  CHECK(set.steps.at("leak").verdict == Verdict::fail);
  CHECK(set.steps.at("leak").value == "0.4 mbar");
  CHECK(set.steps.at("leak").calibrator == "RZ25-2");
  CHECK(set.steps.at("mask-tightness").calibrator == "RZ25-1");
  CHECK_FALSE(set.runs.at("bg4-full").passedAt.has_value());
  CHECK(set.runs.at("bg4-full").lastVerdict == Verdict::fail);
  CHECK(told.unit("M-1").steps.contains("mask-tightness"));
  CHECK_FALSE(told.unit("M-1").steps.contains("leak"));
  CHECK(told.unit("AB-1").testsSpent == 1);
  CHECK(told.unit("CYL-1") == std::get<UnitState>(emptyState(unit("CYL-1")).value));
  CHECK(told.unit("RZ25-1").steps.empty());
}

TEST_CASE("a passed step pays only itself; only the complete full test ends after-use", "[core][journal][fold]") {
  Told told;
  told.that(CheckedIn{"BG4-01", AfterUse::Branch::worn, {"*", "leak", "relief"}}).that(aTest(Verdict::pass, false));
  auto set = told.unit("BG4-01");
  CHECK_FALSE(set.owed.contains("leak"));
  CHECK(set.owed.contains("relief"));
  CHECK(set.owed.contains("*"));
  CHECK(set.afterUse.has_value());
  auto quick = aTest();
  quick.full = false;
  set = told.that(quick).unit("BG4-01");
  CHECK(set.runs.at("bg4-full").passedAt.has_value());
  CHECK(set.owed.contains("*"));
  CHECK(set.afterUse.has_value());
}

TEST_CASE("a test contradicting an earlier one is shown, not believed", "[core][journal][fold]") {
  Told told;
  told.that(aTest());
  auto other = aTest(Verdict::fail);
  other.conflict = true;
  const auto id = told.that(other).last();
  const auto set = told.unit("BG4-01");
  CHECK(set.steps.at("leak").verdict == Verdict::pass);
  CHECK(set.conflicts == std::vector<FactId>{id});
  CHECK(told.unit("AB-1").testsSpent == 1);
}

TEST_CASE("judging again changes the test it names, at that test's place in time", "[core][journal][fold]") {
  Told told;
  const auto test = told.that(CheckedIn{"BG4-01", AfterUse::Branch::worn, {"*"}}).that(aTest(Verdict::noDecision)).last();
  told.that(TestJudgedAgain{test, "BG4-01", aTest().verdict, "certificate", {"M-1"}});
  CHECK(told.unit("BG4-01").steps.at("leak").verdict == Verdict::pass);
  CHECK(told.unit("BG4-01").runs.at("bg4-full").passedAt.has_value());
  CHECK_FALSE(told.unit("BG4-01").afterUse.has_value());
  // A later test of its own stays what it was.
  told.that(aTest(Verdict::fail)).that(TestJudgedAgain{test, "BG4-01", aTest(Verdict::pending).verdict, "limit", {}});
  CHECK(told.unit("BG4-01").steps.at("leak").verdict == Verdict::fail);
  CHECK_FALSE(told.unit("BG4-01").runs.at("bg4-full").passedAt.has_value());
}

TEST_CASE("a fill stays beside the reading that follows it, for the rules to say whether it had settled", "[core][journal][fold]") {
  Told told;
  told.that(PressureRead{"CYL-1", "G-1", quantity("4 MPa")}).that(CylinderFilled{"CYL-1", "G-1", "LOT-1", quantity("20.0 MPa")});
  CHECK(told.unit("CYL-1").fill->pressure.text() == "20.0 MPa");
  CHECK_FALSE(told.unit("CYL-1").pressure.has_value());
  told.that(PressureRead{"CYL-1", "G-1", quantity("18.9 MPa")});
  CHECK(told.unit("CYL-1").fill->pressure.text() == "20.0 MPa");
  CHECK(told.unit("CYL-1").pressure->pressure.text() == "18.9 MPa");
}

TEST_CASE("faults open and close, and owe what clearing them asks for", "[core][journal][fold]") {
  Told told;
  told.that(FaultReported{"BG4-01", "F-1", "leak"}).that(FaultReported{"BG4-01", "F-2", "damage", "", false});
  CHECK(told.unit("BG4-01").faults.size() == 2);
  told.that(FaultCleared{"BG4-01", "F-1", "hose", "", {"leak"}});
  CHECK(told.unit("BG4-01").faults.front().id == "F-2");
  CHECK(told.unit("BG4-01").owed.at("leak").cause == "fault");
}

TEST_CASE("a maintenance done earlier does not set the clock back", "[core][journal][fold]") {
  Told told;
  told.that(MaintenanceDone{"BG4-01", "overhaul", "", day("2026-10-01")}).that(MaintenanceDone{"BG4-01", "overhaul", "", day("2025-10-01")});
  CHECK(told.unit("BG4-01").done.at("overhaul").on == day("2026-10-01"));
}

TEST_CASE("a withdrawn bench returns with a certificate", "[core][journal][fold]") {
  Told told;
  told.that(CalibratorWithdrawn{"RZ25-1", "dropped"});
  CHECK(told.unit("RZ25-1").outOfService);
  told.that(CertificateAccepted{"RZ25-1", Certificate::Act::verification, "C-2", "L", "", day("2026-11-01"), day("2027-10-31")});
  told.that(CertificateAccepted{"RZ25-1", Certificate::Act::verification, "C-1", "L", "", day("2025-11-01"), day("2026-10-31")});
  CHECK_FALSE(told.unit("RZ25-1").outOfService);
  CHECK(told.unit("RZ25-1").certificates.back().number == "C-2");
}

TEST_CASE("paper counts where nothing measured is newer, and says that it is paper", "[core][journal][fold]") {
  Told told;
  OpeningDeclared paper;
  paper.unit = "BG4-01", paper.tested = day("2026-10-20"), paper.procedure = "bg4-full", paper.steps = {"leak", "relief"};
  paper.pressure = quantity("19 MPa"), paper.absorberTests = 2, paper.done = {{"mask-test", day("2026-09-01")}};
  auto set = told.that(paper).unit("BG4-01");
  CHECK(set.declaredOnce);
  CHECK(set.runs.at("bg4-full").declared);
  CHECK(set.steps.at("relief").declared);
  CHECK(set.pressure->declared);
  CHECK(set.testsSpent == 2);
  CHECK(set.testsDeclared == 2);
  CHECK(set.done.at("mask-test").declared);
  set = told.that(aTest()).that(MaintenanceDone{"BG4-01", "mask-test", "", day("2026-09-01")}).unit("BG4-01");
  CHECK_FALSE(set.runs.at("bg4-full").declared);
  CHECK_FALSE(set.steps.at("leak").declared);
  CHECK(set.steps.at("relief").declared);
  CHECK_FALSE(set.done.at("mask-test").declared);
}

TEST_CASE("what was told more than a day late is marked", "[core][journal][fold]") {
  Told told;
  told.that(UnitReturned{"A"}).late(std::chrono::hours(24)).that(UnitReturned{"B"}).late(std::chrono::hours(25)).that(UnitReturned{"C"});
  CHECK_FALSE(told.unit("A").lateEntry);
  CHECK_FALSE(told.unit("B").lateEntry);
  CHECK(told.unit("C").lateEntry);
}
