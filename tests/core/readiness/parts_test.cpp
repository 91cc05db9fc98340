// Cylinder, absorber, mask: what is wrong with a fitted part is wrong with the set.
#include "core/readiness/gas_content.h"
#include "tests/support/catch.h"
#include "tests/support/good_set.h"

using namespace muster::core;
using namespace muster::tests;

namespace {

const std::string kNow = "2026-11-10 09:00";

Segment withPressure(const std::string& reading, const std::string& temperature, const RuleBook& rules = *testRules()) {
  auto store = goodSet();
  store["C1"] = UnitBuilder(store["C1"]).pressure(reading, "2026-11-09T00:00:00Z", temperature);
  return segmentAt(assessed(store, "BG4-01", rules), kNow);
}

}  // namespace

TEST_CASE("A required part that is missing, unknown, foreign or retired blocks; the mask may come with its wearer", "[core][readiness]") {
  auto store = goodSet();
  store["BG4-01"].parts.erase("cylinder");
  auto segment = segmentAt(assessed(store), kNow);
  CHECK(says(segment, "part-missing"));
  CHECK(segment.next->code == "fit-part");
  CHECK(segment.next->detail == "cylinder");
  store["BG4-01"].parts["cylinder"] = "C9";
  CHECK(says(segmentAt(assessed(store), kNow), "part-unknown"));
  store["BG4-01"].parts["cylinder"] = "A1";
  CHECK(says(segmentAt(assessed(store), kNow), "part-wrong-kind"));
  store["BG4-01"].parts["cylinder"] = "C1";
  store["C1"].retiredAt = instant("2026-11-01T00:00:00Z");
  CHECK(says(segmentAt(assessed(store), kNow), "part-retired"));
}

TEST_CASE("A fitted mask counts with its own plan, one that is not fitted does not", "[core][readiness]") {
  auto store = goodSet();
  CHECK(segmentAt(assessed(store), kNow).state == SetState::ready);
  store["BG4-01"].parts["mask"] = "M1";
  CHECK(segmentAt(assessed(store), kNow).state == SetState::ready);
  store["M1"].done["mask-quarterly"].on = day("2026-07-01");
  auto segment = segmentAt(assessed(store), kNow);
  CHECK(segment.state == SetState::notReady);
  CHECK(segment.next->target == "M1");
}

TEST_CASE("A test of the mask goes with the mask, not with the set it was fitted to", "[core][readiness]") {
  auto pack = testPack();
  Procedure maskTest;
  maskTest.id = "bg4-mask", maskTest.kind = "bg4", maskTest.steps = {step("mask-tight", "Mask tightness", "mask")};
  pack.procedures.push_back(maskTest);
  Plan quarterly = plan("mask-test", "bg4", "3 months", 14);
  quarterly.procedure = "bg4-mask", quarterly.position = "mask";
  std::erase_if(pack.plans, [](const Plan& p) { return p.id == "mask-quarterly"; });
  pack.plans.push_back(quarterly);
  auto rules = bookOf(pack);
  auto store = goodSet();
  auto now = [&] { return segmentAt(assessed(store, "BG4-01", *rules), kNow); };
  store["BG4-01"] = UnitBuilder(store["BG4-01"]).passed("bg4-mask", "2026-11-02T00:00:00Z", {"mask-tight"});
  CHECK(now().state == SetState::ready);  // no mask fitted: by its wearer
  store["BG4-01"].parts["mask"] = "M1";
  CHECK(says(now(), "mask-test-never-done"));  // another mask was tested
  CHECK(now().next->target == "BG4-01");
  CHECK(now().next->code == "partial-test");
  store["M1"] = UnitBuilder(store["M1"]).stepIs("mask-tight", Verdict::pass, "2026-11-02T00:00:00Z");
  CHECK(now().state == SetState::ready);
  auto dues = assessed(store, "M1", *rules).dues;
  REQUIRE(dues.size() == 1);
  CHECK(dues[0].lastDay == day("2027-02-02"));
  store["BG4-01"] = UnitBuilder(store["BG4-01"]).stepIs("mask-tight", Verdict::fail, "2026-11-08T00:00:00Z");
  CHECK(now().state == SetState::notReady);
  store["BG4-01"].parts.erase("mask");  // taken off: the set goes with its wearer's mask
  CHECK(now().state == SetState::ready);
}

TEST_CASE("What counts from the fitting ends with another part", "[core][readiness]") {
  auto pack = testPack();
  Plan fitted = plan("absorber-fitted", "absorber", "3 months", 7);
  fitted.from = "fitted";
  pack.plans.push_back(fitted);
  auto rules = bookOf(pack);
  auto store = goodSet();
  store["A1"].placedAt = instant("2026-07-01T00:00:00Z");
  auto segment = segmentAt(assessed(store, "BG4-01", *rules), kNow);
  CHECK(says(segment, "absorber-fitted-overdue"));
  CHECK(segment.next->code == "fit-part");
  CHECK(segment.next->target == "BG4-01");
  store["A1"].placedAt = instant("2026-11-01T00:00:00Z");
  CHECK(segmentAt(assessed(store, "BG4-01", *rules), kNow).state == SetState::ready);
  store["A1"].place = Loose{};
  CHECK(segmentAt(assessed(store, "A1", *rules), kNow).state == SetState::ready);
}

TEST_CASE("A fresh fill settles and counts only after a second reading", "[core][readiness]") {
  auto store = goodSet();
  store["C1"] = UnitBuilder(store["C1"]).filled("20.5 MPa", "2026-11-10T01:00:00Z", "35 °C");
  auto assessment = assessed(store);
  const Segment& settling = segmentAt(assessment, "2026-11-10 09:59");
  CHECK(settling.state == SetState::underWork);
  CHECK(settling.next->code == "second-reading");
  CHECK(english(settling.next->text) == "read C1 again, not before 2026-11-10 10:00");
  CHECK(segmentAt(assessment, "2026-11-10 10:00").state == SetState::underWork);
  CHECK(says(segmentAt(assessment, "2026-11-10 10:00"), "second-reading-due"));
  store["C1"].pressure->at = instant("2026-11-10T01:59:00Z");  // too early: it still settles
  CHECK(segmentAt(assessed(store), "2026-11-11 00:00").state == SetState::underWork);
  store["C1"].pressure->at = instant("2026-11-10T02:00:00Z");
  CHECK(segmentAt(assessed(store), "2026-11-11 00:00").state == SetState::ready);
}

TEST_CASE("What counts is the gas, not what a cold or warm gauge shows", "[core][readiness]") {
  CHECK(withPressure("17.9 MPa", "0 °C").state == SetState::ready);      // 19.2 MPa at 20 °C
  CHECK(withPressure("19.6 MPa", "48 °C").state == SetState::notReady);  // 17.9 MPa at 20 °C
  CHECK(withPressure("18.9 MPa", "20 °C").state == SetState::dueSoon);
  CHECK(withPressure("17.99 MPa", "").state == SetState::notReady);
  CHECK_THAT(english(withPressure("17.99 MPa", "").reasons.front().text), Catch::Matchers::ContainsSubstring("not noted"));
  CHECK_THAT(english(withPressure("19.6 MPa", "48 °C").reasons.front().text), Catch::Matchers::ContainsSubstring("17.89 MPa at 20 °C"));
}

TEST_CASE("A pressure exactly met follows the figure's own inclusive", "[core][readiness]") {
  CHECK(withPressure("18 MPa", "20 °C").state == SetState::dueSoon);
  CHECK(withPressure("180 bar", "20 °C").state == SetState::dueSoon);
  auto pack = testPack();
  figureIn(pack, "cylinder.minimum").inclusive = false;
  CHECK(withPressure("18 MPa", "20 °C", *bookOf(pack)).state == SetState::notReady);
  CHECK(withPressure("180.0 bar", "", *bookOf(pack)).state == SetState::notReady);
}

TEST_CASE("The published example: 20 MPa at 47 degrees is 17.5 MPa at 7", "[core][readiness]") {
  CHECK(contentAt(quantity("20 MPa"), quantity("47 °C"), quantity("7 °C"))->text() == "17.50 MPa");
  // 280.15 / 320.15 * 20 = 17.5011...: just above 17.5, and told so exactly.
  CHECK((compareContent(quantity("20 MPa"), quantity("47 °C"), quantity("7 °C"), quantity("17.5 MPa")) > 0));
  CHECK((compareContent(quantity("20 MPa"), quantity("47 °C"), quantity("7 °C"), quantity("17.502 MPa")) < 0));
  CHECK((compareContent(quantity("200 bar"), quantity("20 °C"), quantity("20 °C"), quantity("20 MPa")) == 0));
}

TEST_CASE("A pressure without a temperature is judged as at the warmest the store gets, and says so", "[core][readiness]") {
  CHECK(withPressure("20.0 MPa", "").state == SetState::ready);    // 19.34 MPa at 20 °C
  CHECK(withPressure("19.5 MPa", "").state == SetState::dueSoon);  // 18.86
  auto low = withPressure("18.5 MPa", "");                         // 17.89: as read it would have passed
  CHECK(low.state == SetState::notReady);
  CHECK(english(low.reasons.front().text) ==
        "C1 at 18.5 MPa, its temperature was not noted; at 30 °C, the warmest here, that is 17.89 MPa at 20 °C; needs 18 MPa");
  CHECK(withPressure("18.5 MPa", "10 °C").state == SetState::ready);  // noted, it decides
}

TEST_CASE("Where no rule says how warm it gets, a pressure without a temperature is never taken as read in silence", "[core][readiness]") {
  auto pack = testPack();
  dropFigure(pack, "cylinder.warmest");
  auto segment = withPressure("20.0 MPa", "", *bookOf(pack));
  CHECK(segment.state == SetState::dueSoon);
  CHECK(says(segment, "temperature-unknown"));
  CHECK(segment.next->code == "second-reading");
}

TEST_CASE("Without a figure in the rules nothing is asked of the cylinder", "[core][readiness]") {
  auto pack = testPack();
  dropFigure(pack, "cylinder.minimum");
  auto store = goodSet();
  store["C1"].pressure.reset();
  CHECK(segmentAt(assessed(store, "BG4-01", *bookOf(pack)), kNow).state == SetState::ready);
  auto unknown = segmentAt(assessed(store), kNow);
  CHECK(unknown.state == SetState::unknown);
  CHECK(unknown.next->code == "second-reading");
}

TEST_CASE("An absorber warns at its last tests and blocks when tested once too often, or worn", "[core][readiness]") {
  auto store = goodSet();
  store["A1"].testsSpent = 5;
  CHECK(segmentAt(assessed(store), kNow).state == SetState::dueSoon);
  CHECK(says(segmentAt(assessed(store), kNow), "one-test-left"));
  store["A1"].testsSpent = 6;  // the sixth of six was a lawful test: its set may go
  CHECK(segmentAt(assessed(store), kNow).state == SetState::dueSoon);
  CHECK(says(segmentAt(assessed(store), kNow), "tests-used-up"));
  store["A1"].testsSpent = 7;
  CHECK(segmentAt(assessed(store), kNow).state == SetState::notReady);
  CHECK(segmentAt(assessed(store), kNow).next->target == "BG4-01");
  store["A1"].testsSpent = 0, store["A1"].spent = true;
  CHECK(says(segmentAt(assessed(store), kNow), "part-spent"));
}

TEST_CASE("The cylinder's water test and the absorber's life stop the set they sit in", "[core][readiness]") {
  auto store = goodSet();
  store["BG4-01"] = UnitBuilder(store["BG4-01"]).passed("bg4-full", "2028-03-01T00:00:00Z");
  CHECK(segmentAt(assessed(store), "2028-03-10 23:50").state == SetState::dueSoon);
  CHECK(segmentAt(assessed(store), "2028-03-11 00:05").state == SetState::notReady);
  CHECK(says(segmentAt(assessed(store), "2028-03-11 00:05"), "cylinder-water-overdue"));
  store["C1"].done["cylinder-water"].on = day("2028-03-05");  // doing it starts a new period
  CHECK(segmentAt(assessed(store), "2028-03-11 00:05").state == SetState::ready);
  CHECK(says(segmentAt(assessed(store), "2029-06-02 00:05"), "absorber-life-overdue"));
}
