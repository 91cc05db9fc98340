// Instruments through the real use cases: certificates of both kinds, their review, intervals, the chain, and what a changed one does to
// the sets it judged.
#include <fstream>
#include <iterator>

#include "app/workflow/adopt_rules.h"
#include "app/workflow/case_files.h"
#include "app/workflow/certificate_care.h"
#include "app/workflow/impact.h"
#include "app/workflow/instrument_chain.h"
#include "app/workflow/open_store.h"
#include "app/workflow/selftest.h"
#include "tests/support/brigade.h"
#include "tests/support/catch.h"
#include "tests/support/rules.h"

using namespace muster;
using namespace muster::tests;
using core::SetState;
using Act = core::Certificate::Act;

namespace {

core::CalibrationPoint point(const char* nominal, const char* asFound, const char* u) {
  return {quantity(nominal), quantity(asFound), {}, quantity(u)};
}
std::vector<core::CalibrationPoint> wholeRange(const char* u) {
  return {point("-20 mbar", "0 mbar", u), point("0 mbar", "0 mbar", u), point("20 mbar", "0 mbar", u), point("0 L/min", "0 L/min", "0.02 L/min"),
          point("5 L/min", "0 L/min", "0.02 L/min")};
}

struct Bench : Brigade {
  Bench() : Brigade(app::startingPacks()) {
    ready("BG4-01", 1);
    good = passing("BG4-01", "2026-11-23 10:00");
    // Well within the limits, so that some doubt is left room.
    const std::map<std::string, const char*> well{{"inhalation-valve", "12 mbar"}, {"exhalation-valve", "-12 mbar"}, {"drain-valve", "12 mbar"},
                                                  {"positive-leak", "0.4 mbar"},   {"relief-valve", "4.5 mbar"},     {"constant-dosage", "1.7 L/min"},
                                                  {"minimum-valve", "1.0 mbar"},   {"mask-tightness", "0.4 mbar"}};
    for (auto& step : good.steps) {
      if (const auto value = well.find(step.step); value != well.end()) step.attempts.back().reading.value = quantity(value->second);
    }
  }

  app::AcceptCertificate calibration(const char* number, std::vector<core::CalibrationPoint> points) {
    app::AcceptCertificate input{bench, Act::calibration, number, "Laboratory", "", day("2026-11-23"), day("2027-11-22"), {}};
    input.points = std::move(points);
    return input;
  }
  void adoptMetrology() {
    std::ifstream in(std::string(MUSTER_SOURCE_DIR) + "/data/docs/metrology.toml", std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(in), {});
    REQUIRE(app::adoptRules(world(), who(), {{"metrology.toml", text}}));
  }
  core::TestVerdict tests(const char* at) {
    good.startedAt = local(at);
    const auto answer = app::recordTest(world(), who(), {good, {}});
    REQUIRE(answer);
    const auto fact = world().journal.fact(answer->receipt.facts.front());
    return std::get<core::TestRecorded>(core::read(*fact).value()).verdict;
  }

  core::TestRun good;
};

core::AcceptanceReview allYes() { return {true, true, true, true, ""}; }

}  // namespace

TEST_CASE("a verification gives a class and no uncertainty, a calibration points and no verdict", "[app][workflow][metrology]") {
  Bench brigade;
  auto verified = brigade.calibration("V-9", wholeRange("0.05 mbar"));
  verified.act = Act::verification;
  CHECK(refusal(app::acceptCertificate(brigade.world(), brigade.who(), verified)) == "points-on-verification");
  verified.points.clear(), verified.accuracyClass = "1.6";
  REQUIRE(app::acceptCertificate(brigade.world(), brigade.who(), verified));
  CHECK(brigade.state(brigade.bench).certificates.back().accuracyClass == "1.6");
  REQUIRE(app::acceptCertificate(brigade.world(), brigade.who(), brigade.calibration("K-9", wholeRange("0.05 mbar"))));
  brigade.clock("2026-11-23 11:00");
  const auto verdict = brigade.tests("2026-11-23 10:00");
  const auto* relief = verdict.find("relief-valve");
  REQUIRE(relief);
  CHECK(relief->verdict == core::Verdict::pass);
  CHECK(relief->rule.empty());
  REQUIRE(relief->uncertainty);
  CHECK_FALSE(relief->tur.empty());
  CHECK(relief->corrected.has_value());
}

TEST_CASE("the shipped rules accept simply: a calibration with a large uncertainty leaves a correctly tested set ready",
          "[app][workflow][metrology]") {
  Bench brigade;
  REQUIRE(app::acceptCertificate(brigade.world(), brigade.who(), brigade.calibration("K-9", wholeRange("5 mbar"))));
  brigade.clock("2026-11-23 11:00");
  CHECK(brigade.tests("2026-11-23 10:00").overall == core::Verdict::pass);
  CHECK(brigade.now("BG4-01").state == SetState::ready);
}

TEST_CASE("where a rule is adopted, an uncertainty that is too large leaves no decision, and the board says what to do",
          "[app][workflow][metrology]") {
  Bench brigade;
  brigade.adoptMetrology();
  auto certificate = brigade.calibration("K-9", wholeRange("5 mbar"));
  certificate.review = core::AcceptanceReview{true, false, true, true, ""};
  const auto accepted = app::acceptCertificate(brigade.world(), brigade.who(), certificate);
  REQUIRE(accepted);
  CHECK(remarks(accepted, "counts once its review is signed"));
  brigade.clock("2026-11-23 11:00");
  CHECK(brigade.tests("2026-11-23 10:00").overall == core::Verdict::noDecision);
  const auto now = brigade.now("BG4-01");
  CHECK(now.state == SetState::notReady);
  REQUIRE(now.next);
  CHECK(now.next->code == "review-certificate");
  CHECK(now.next->target == brigade.bench);
  // The figures cannot be ticked away; a better certificate, reviewed, judges what was kept.
  CHECK(refusal(app::reviewCertificate(brigade.world(), brigade.who(), {brigade.bench, "K-9", allYes()})) == "uncertainty-too-large");
  auto better = brigade.calibration("K-10", wholeRange("0.05 mbar"));
  REQUIRE(app::acceptCertificate(brigade.world(), brigade.who(), better));
  const auto reviewed = app::reviewCertificate(brigade.world(), brigade.who(), {brigade.bench, "K-10", allYes()});
  REQUIRE(reviewed);
  CHECK(remarks(reviewed, "judged now"));
  CHECK(brigade.now("BG4-01").state == SetState::ready);
}

TEST_CASE("a reading whose uncertainty reaches over its limit is pending on the board, with a way out", "[app][workflow][metrology]") {
  Bench brigade;
  brigade.adoptMetrology();
  auto certificate = brigade.calibration("K-9", wholeRange("0.25 mbar"));
  certificate.review = allYes();
  REQUIRE(app::acceptCertificate(brigade.world(), brigade.who(), certificate));
  auto& run = brigade.good;
  for (auto& step : run.steps) {
    if (step.step == "positive-leak") step.attempts.back().reading.value = quantity("0.9 mbar");
  }
  brigade.clock("2026-11-23 11:00");
  REQUIRE(app::recordTest(brigade.world(), brigade.who(), {run, {}}));
  const auto now = brigade.now("BG4-01");
  CHECK(now.state == SetState::notReady);
  CHECK(saysReason(now, "within-uncertainty"));
  REQUIRE(now.next);
  CHECK(now.next->code == "retest");
  // A better certificate decides what was in doubt, with the reading that was kept.
  auto better = brigade.calibration("K-10", wholeRange("0.02 mbar"));
  better.review = allYes();
  const auto accepted = app::acceptCertificate(brigade.world(), brigade.who(), better);
  REQUIRE(accepted);
  CHECK_FALSE(saysReason(brigade.now("BG4-01"), "within-uncertainty"));
}

TEST_CASE("an expired bench decides nothing, keeps its readings, and can always be calibrated", "[app][workflow][metrology]") {
  Bench brigade;
  brigade.clock("2027-02-01 09:00");  // its verification ended on 9 January
  CHECK(brigade.tests("2027-02-01 08:00").overall == core::Verdict::noDecision);
  REQUIRE(app::failCalibrator(brigade.world(), brigade.who(), {brigade.bench, "N-1", "Lab", "", day("2027-02-01"), {}}));
  app::AcceptCertificate back{brigade.bench, Act::calibration, "K-1", "Lab", "", day("2027-02-01"), day("2028-01-31"), {}};
  back.points = wholeRange("0.05 mbar");
  CHECK(app::acceptCertificate(brigade.world(), brigade.who(), back));
}

TEST_CASE("the interval that was decided stands beside what the history advised, and dates the next calibration", "[app][workflow][metrology]") {
  Bench brigade;
  REQUIRE(app::acceptCertificate(brigade.world(), brigade.who(), brigade.calibration("K-9", wholeRange("0.05 mbar"))));
  CHECK(refusal(app::decideInterval(brigade.world(), brigade.who(), {brigade.bench, "soon", ""})) == "bad-interval");
  CHECK(refusal(app::decideInterval(brigade.world(), brigade.who(), {brigade.bench, "6 months", ""})) == "empty");
  REQUIRE(app::decideInterval(brigade.world(), brigade.who(), {brigade.bench, "6 months", "it was dropped"}));
  const auto interval = brigade.state(brigade.bench).interval;
  REQUIRE(interval);
  CHECK(interval->advised == "18 months");
  CHECK(interval->decided == "6 months");
  auto next = brigade.calibration("K-10", wholeRange("0.05 mbar"));
  next.validTo.reset();
  REQUIRE(app::acceptCertificate(brigade.world(), brigade.who(), next));
  CHECK(brigade.state(brigade.bench).certificates.back().validTo == day("2027-05-23"));
}

TEST_CASE("what is under compulsory verification is neither extended nor given another interval", "[app][workflow][metrology]") {
  Bench brigade;
  brigade.registers("FG-01", "fill-gauge");
  REQUIRE(app::acceptCertificate(brigade.world(), brigade.who(),
                                 {"FG-01", Act::verification, "V-2", "Lab", "", day("2026-10-01"), day("2027-03-31"), {}}));
  CHECK(refusal(app::extendCertificate(brigade.world(), brigade.who(), {"FG-01", day("2027-04-30"), "late"})) == "compulsory");
  CHECK(refusal(app::decideInterval(brigade.world(), brigade.who(), {"FG-01", "12 months", ""})) == "compulsory");
}

TEST_CASE("a reading leads from the bench over the brigade's reference to the laboratory", "[app][workflow][metrology]") {
  Bench brigade;
  brigade.registers("REF-1", "reference");
  auto own = brigade.calibration("K-9", wholeRange("0.05 mbar"));
  own.standard = "REF-1";
  CHECK(refusal(app::acceptCertificate(brigade.world(), brigade.who(), own)) == "standard-not-valid");
  REQUIRE(app::acceptCertificate(brigade.world(), brigade.who(),
                                 {"REF-1", Act::calibration, "K-1", "Provincial laboratory", "", day("2026-06-01"), day("2027-05-31"), {}}));
  REQUIRE(app::acceptCertificate(brigade.world(), brigade.who(), own));
  const auto chain = app::chainOf(brigade.world(), brigade.bench, brigade.local("2026-11-24 09:00"));
  REQUIRE(chain.size() == 3);
  CHECK(chain[0].certificate == "K-9");
  CHECK(chain[1].unit == "REF-1");
  CHECK(chain[2].laboratory == "Provincial laboratory");
}

TEST_CASE("the instrument of a case clears nothing by itself until its as-left was good and somebody signs for it", "[app][workflow][impact]") {
  Bench brigade;
  brigade.clock("2026-11-24 09:00");
  REQUIRE(app::failCalibrator(brigade.world(), brigade.who(), {brigade.bench, "N-7", "Lab", "", day("2026-11-24"), {}}));
  REQUIRE(app::openImpact(brigade.world(), brigade.who(), brigade.bench));
  CHECK(refusal(app::allowRetest(brigade.world(), brigade.who(), {"IMPACT-1", "one bench only"})) == "no-as-left");
  app::AcceptCertificate back{brigade.bench, Act::calibration, "K-11", "Lab", "", day("2026-11-24"), day("2027-11-23"), {}};
  back.points = wholeRange("0.05 mbar");
  for (auto& one : back.points) one.asLeft = one.asFound;
  REQUIRE(app::acceptCertificate(brigade.world(), brigade.who(), back));
  brigade.clock("2026-11-24 11:00");
  CHECK(brigade.tests("2026-11-24 10:00").overall == core::Verdict::pass);
  CHECK(saysReason(brigade.now("BG4-01"), "quarantined"));
  CHECK(refusal(app::allowRetest(brigade.world(), brigade.who(), {"IMPACT-1", ""})) == "empty");
  const auto allowed = app::allowRetest(brigade.world(), brigade.who(), {"IMPACT-1", "the brigade has one bench"});
  REQUIRE(allowed);
  CHECK(remarks(allowed, "out of the quarantine"));  // it had been tested well meanwhile
  CHECK(brigade.now("BG4-01").state == SetState::ready);
  CHECK(refusal(app::allowRetest(brigade.world(), brigade.who(), {"IMPACT-1", "again"})) == "already-allowed");
}
