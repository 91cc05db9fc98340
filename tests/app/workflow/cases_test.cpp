// Recall and impact through the real use cases: who is quarantined, what lifts it, what stays on record.
#include "app/workflow/case_files.h"
#include "app/workflow/case_json.h"
#include "app/workflow/impact.h"
#include "app/workflow/open_store.h"
#include "app/workflow/recall.h"
#include "tests/support/brigade.h"
#include "tests/support/catch.h"
#include "tests/support/rules.h"

using namespace muster;
using namespace muster::tests;
using core::SetState;

namespace {

core::CalibrationPoint point(const char* nominal, const char* asFound) { return {quantity(nominal), quantity(asFound), {}, {}}; }

core::RecallCriteria serials(const std::string& list) { return core::parseCriteria({{"serials", list}}).value(); }

// Two sets tested on B-01; the bench is found out on the next day.
struct Doubted : Brigade {
  Doubted() : Brigade(app::startingPacks()) {
    for (const int number : {1, 2}) {
      const std::string code = "BG4-0" + std::to_string(number);
      putTogether(code, number);
      REQUIRE(app::recordTest(world(), who(), {passing(code, "2026-11-23 07:00"), {}}));
    }
    clock("2026-11-24 09:00");
  }
  void failed(const std::vector<core::CalibrationPoint>& points) {
    REQUIRE(app::failCalibrator(world(), who(), {bench, "N-7", "Laboratory", "", day("2026-11-24"), points}));
  }
};

}  // namespace

TEST_CASE("a notice quarantines the units it means, and says so on the board", "[app][workflow][recall]") {
  Brigade brigade;
  brigade.ready("BG4-01", 1);
  brigade.ready("BG4-02", 2);
  const auto serial = brigade.state("BG4-01").serial;
  REQUIRE_FALSE(serial.empty());
  REQUIRE(app::openRecall(brigade.world(), brigade.who(), {serials(serial), "Relief valves the wrong way round"}));
  const auto now = brigade.now("BG4-01");
  CHECK(now.state == SetState::notReady);
  CHECK(saysReason(now, "quarantined"));
  REQUIRE(now.next);
  CHECK(now.next->code == "settle-case");
  CHECK(brigade.now("BG4-02").state == SetState::ready);

  CHECK(refusal(app::closeCase(brigade.world(), brigade.who(), {"RECALL-1", "effective", ""})) == "still-open");
  CHECK(refusal(app::settleUnit(brigade.world(), brigade.who(), {"RECALL-1", "BG4-01", "clear", "", ""})) == "no-evidence");
  CHECK(refusal(app::settleUnit(brigade.world(), brigade.who(), {"RECALL-1", "BG4-02", "clear", "", "looked"})) == "not-in-case");
  REQUIRE(app::settleUnit(brigade.world(), brigade.who(), {"recall-1", "BG4-01", "clear", "", "valve is right"}));
  CHECK(brigade.now("BG4-01").state == SetState::ready);
  brigade.clock("2026-11-23 10:00");
  REQUIRE(app::closeCase(brigade.world(), brigade.who(), {"RECALL-1", "effective", ""}));
  const auto cases = brigade.world().views.cases();
  REQUIRE(cases.size() == 1);
  CHECK(cases.front().closedAt.has_value());
  CHECK(app::json(cases.front(), brigade.world()).num("minutes_to_clear") > 0);
  CHECK(refusal(app::settleUnit(brigade.world(), brigade.who(), {"RECALL-1", "BG4-01", "clear", "", "again"})) == "closed");
}

TEST_CASE("a unit found concerned stays quarantined until it is put right", "[app][workflow][recall]") {
  Brigade brigade;
  brigade.ready("BG4-01", 1);
  REQUIRE(app::openRecall(brigade.world(), brigade.who(), {serials(brigade.state("BG4-01").serial), "Notice"}));
  REQUIRE(app::settleUnit(brigade.world(), brigade.who(), {"RECALL-1", "BG4-01", "affected", "", "it is the wrong way round"}));
  CHECK(brigade.now("BG4-01").state == SetState::notReady);
  REQUIRE(app::settleUnit(brigade.world(), brigade.who(), {"RECALL-1", "BG4-01", "corrected", "", "turned and tested"}));
  CHECK(brigade.now("BG4-01").state == SetState::ready);
}

TEST_CASE("a notice that means nothing here opens no case", "[app][workflow][recall]") {
  Brigade brigade;
  brigade.ready("BG4-01", 1);
  CHECK(refusal(app::openRecall(brigade.world(), brigade.who(), {serials("NOWHERE-1"), "Notice"})) == "nobody");
  CHECK(brigade.world().views.cases().empty());
}

TEST_CASE("an instrument that was never found bad has no impact", "[app][workflow][impact]") {
  Brigade brigade;
  CHECK(refusal(app::impactOf(brigade.world(), brigade.bench)) == "never-failed");
  CHECK(refusal(app::impactOf(brigade.world(), "BG4-01")) == "unknown-calibrator");
}

TEST_CASE("with its error unknown every reading of the bench is pending, and its sets are quarantined", "[app][workflow][impact]") {
  Doubted brigade;
  brigade.failed({});
  const auto report = app::impactOf(brigade.world(), brigade.bench);
  REQUIRE(report);
  CHECK_FALSE(report->errorKnown);
  CHECK(report->counts.at("pending") > 10);
  CHECK(report->counts.size() == 1);
  REQUIRE(report->units.size() == 2);
  REQUIRE(app::openImpact(brigade.world(), brigade.who(), brigade.bench));
  const auto now = brigade.now("BG4-01");
  CHECK(saysReason(now, "quarantined"));
  CHECK(refusal(app::openImpact(brigade.world(), brigade.who(), brigade.bench)) == "already-open");
}

TEST_CASE("with its error known only sets that would fail are quarantined; a good test on another bench frees them", "[app][workflow][impact]") {
  Doubted brigade;
  // Pressures are shown 3 mbar too high from 3 mbar on: the relief valve opened really at 1.5 mbar.
  brigade.failed({point("0 mbar", "0 mbar"), point("3 mbar", "3 mbar"), point("20 mbar", "3 mbar"), point("-20 mbar", "0 mbar")});
  const auto report = app::impactOf(brigade.world(), brigade.bench);
  REQUIRE(report);
  CHECK(report->counts.at("would-fail") >= 2);
  REQUIRE(app::openImpact(brigade.world(), brigade.who(), brigade.bench));
  CHECK(saysReason(brigade.now("BG4-01"), "quarantined"));

  brigade.registers("B-02", brigade.calibratorKind());
  REQUIRE(app::acceptCertificate(brigade.world(), brigade.who(),
                                 {"B-02", core::Certificate::Act::verification, "V-2", "Lab", "", day("2026-06-10"), day("2027-06-09"), {}}));
  auto run = brigade.passing("BG4-01", "2026-11-24 09:10");
  run.bench = "B-02";
  brigade.clock("2026-11-24 10:00");
  const auto answer = app::recordTest(brigade.world(), brigade.who(), {run, {}});
  REQUIRE(answer);
  CHECK(remarks(answer, "out of the quarantine"));
  CHECK_FALSE(saysReason(brigade.now("BG4-01"), "quarantined"));
  CHECK(saysReason(brigade.now("BG4-02"), "quarantined"));
  // The first verdict stays on record beside what is known now.
  const auto again = app::impactOf(brigade.world(), brigade.bench);
  REQUIRE(again);
  CHECK(again->counts.at("would-fail") == report->counts.at("would-fail"));
}

TEST_CASE("what was measured before the last certificate is not doubted", "[app][workflow][impact]") {
  Doubted brigade;
  REQUIRE(app::acceptCertificate(brigade.world(), brigade.who(),
                                 {brigade.bench, core::Certificate::Act::calibration, "K-9", "Lab", "", day("2026-11-24"), day("2027-11-23"), {}}));
  brigade.clock("2026-11-26 09:00");
  REQUIRE(app::failCalibrator(brigade.world(), brigade.who(), {brigade.bench, "N-8", "Lab", "", day("2026-11-26"), {}}));
  const auto report = app::impactOf(brigade.world(), brigade.bench);
  REQUIRE(report);
  CHECK(report->rows.empty());
  CHECK(refusal(app::openImpact(brigade.world(), brigade.who(), brigade.bench)) == "nobody");
}

TEST_CASE("a failed instrument decides nothing from then on, and its notice is entered once", "[app][workflow][impact]") {
  Doubted brigade;
  brigade.failed({});
  CHECK(brigade.state(brigade.bench).outOfService);
  CHECK(refusal(app::failCalibrator(brigade.world(), brigade.who(), {brigade.bench, "N-7", "", "", day("2026-11-24"), {}})) == "already-recorded");
  CHECK(refusal(app::failCalibrator(brigade.world(), brigade.who(), {brigade.bench, "N-9", "", "", day("2026-11-30"), {}})) == "future");
  CHECK(refusal(app::failCalibrator(brigade.world(), brigade.who(),
                                    {brigade.bench, "N-9", "", "", day("2026-11-24"), {point("1 mbar", "1 L/min")}})) == "wrong-dimension");
}
