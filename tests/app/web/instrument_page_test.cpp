// Instruments from their page: a calibration with its points, its review, the interval, a check with its chart; and what a test shows of them.
#include "app/web/parts.h"
#include "tests/app/web/visitor.h"

#include "app/workflow/impact.h"
#include "app/workflow/open_store.h"
#include "tests/support/catch.h"
#include "tests/support/rules.h"

using namespace muster;
using namespace muster::tests;
using Catch::Matchers::ContainsSubstring;

namespace {

struct Laboratory : Visitor {
  Laboratory() : Visitor{.brigade = Brigade(app::startingPacks())} {
    brigade.ready("BG4-01", 1);
    brigade.registers("B-02", "bench");
    post("/units/B-02/certificate", {{"act", "verification"},
                                     {"number", "V-2"},
                                     {"laboratory", "Province"},
                                     {"issued", "2026-06-01"},
                                     {"valid_to", "2027-05-31"},
                                     {"class", "1.6"}});
  }
  std::string done(const app::Response& response) {
    INFO(response.body);
    REQUIRE(response.status == 303);
    return follow(response).body;
  }
};

}  // namespace

TEST_CASE("verification and calibration are two forms, and each keeps what it says", "[app][web][instrument]") {
  Laboratory it;
  CHECK_THAT(it.get("/units/B-01/certificate").body,
             ContainsSubstring("Class or maximum permissible error") && !ContainsSubstring("Coverage factor"));
  const std::string form = it.get("/units/B-01/certificate?act=calibration").body;
  CHECK_THAT(form, ContainsSubstring("Points of the certificate") && ContainsSubstring("Coverage factor") && !ContainsSubstring("name=\"class\""));
  const auto wrong =
      it.post("/units/B-01/certificate", {{"act", "calibration"}, {"number", "K-1"}, {"issued", "2026-11-20"}, {"points", "ten; 0.1 mbar"}});
  CHECK(wrong.status == 422);
  CHECK_THAT(wrong.body, ContainsSubstring("is not a point") && ContainsSubstring("Coverage factor"));
  const std::string page =
      it.done(it.post("/units/B-01/certificate", {{"act", "calibration"},
                                                  {"number", "K-1"},
                                                  {"laboratory", "Here"},
                                                  {"issued", "2026-11-20"},
                                                  {"valid_to", "2027-11-19"},
                                                  {"points", "0 mbar; 0.00 mbar; 0.05 mbar\n10 mbar; 0.30 mbar; 0.02 mbar; 0.05 mbar"},
                                                  {"coverage", "2"},
                                                  {"standard", "B-02"}}));
  CHECK_THAT(page, ContainsSubstring("Calibration") && ContainsSubstring("10 mbar: 0.30 mbar → 0.02 mbar (U 0.05 mbar)"));
  CHECK_THAT(page, ContainsSubstring("Traced to:") && ContainsSubstring("B-02") && ContainsSubstring("Province"));
  CHECK_THAT(it.get("/api/v1/instruments/B-01").body,
             ContainsSubstring("\"as_left\":\"0.02 mbar\"") && ContainsSubstring("\"laboratory\":\"Province\""));
  CHECK(it.get("/api/v1/instruments/BG4-01").status == 404);
}

TEST_CASE("a review is signed question by question", "[app][web][instrument]") {
  Laboratory it;
  CHECK_THAT(it.get("/units/B-01/review").body, ContainsSubstring("Certificate V-1, Lab.") && ContainsSubstring("what is enough is yours to say"));
  CHECK(it.post("/units/B-01/review", {{"note", "nothing"}}).status == 422);
  const std::string page = it.done(
      it.post("/units/B-01/review", {{"points_cover", "yes"}, {"uncertainty_small", "yes"}, {"laboratory_good", "yes"}, {"traceable", "yes"}}));
  CHECK_THAT(page, ContainsSubstring("review signed") && ContainsSubstring("reviewed"));
}

TEST_CASE("the interval shows what was advised beside what was decided", "[app][web][instrument]") {
  Laboratory it;
  CHECK_THAT(it.get("/units/B-01/interval").body, ContainsSubstring("name=\"interval\""));
  CHECK_THAT(it.done(it.post("/units/B-01/interval", {{"interval", "12 months"}, {"reason", ""}})), ContainsSubstring("interval decided"));
  CHECK(it.brigade.state("B-01").interval->decided == "12 months");
  it.language = "zh-CN";
  CHECK_THAT(it.get("/units/B-01").body, ContainsSubstring("12 个月") && !ContainsSubstring("12 months"));
  app::Request request;
  request.language = "zh-CN";
  const auto& say = it.site.say(request);
  CHECK_THAT(say.tr(app::inWords(say, core::msg("advised: {interval}", {{"interval", "9 months"}}))), ContainsSubstring("9 个月"));
}

TEST_CASE("checks against a standard stand on the page as a chart and a table", "[app][web][instrument]") {
  Laboratory it;
  it.done(it.post("/units/B-01/check", {{"standard", "B-02"}, {"moment", "start"}, {"points", "10 mbar; 10.1 mbar; 0.2 mbar"}}));
  const std::string page =
      it.done(it.post("/units/B-01/check", {{"standard", "B-02"}, {"moment", "end"}, {"points", "10 mbar; 10.5 mbar; 0.2 mbar"}}));
  CHECK_THAT(page, ContainsSubstring("<svg") && ContainsSubstring("The last 2 checks as part of what is allowed, 1 of them not good"));
  CHECK_THAT(page, ContainsSubstring("10 mbar → 10.5 mbar (± 0.2 mbar)") && ContainsSubstring("after a sitting") && ContainsSubstring("c-fail"));
}

TEST_CASE("a test shows each reading with its correction, its uncertainty and the way up to the laboratory", "[app][web][instrument]") {
  Laboratory it;
  auto& brigade = it.brigade;
  app::AcceptCertificate certificate{"B-01", core::Certificate::Act::calibration, "K-1", "Province", "", day("2026-11-20"), day("2027-11-19"), {}};
  for (const char* nominal : {"-20 mbar", "0 mbar", "20 mbar"})
    certificate.points.push_back({quantity(nominal), quantity("0.10 mbar"), {}, quantity("0.05 mbar")});
  REQUIRE(app::acceptCertificate(brigade.world(), brigade.who(), certificate));
  auto run = brigade.passing("BG4-01", "2026-11-23 07:30");
  run.climate.temperature = quantity("19 °C");
  const auto answer = app::recordTest(brigade.world(), brigade.who(), {run, {}});
  REQUIRE(answer);
  const auto id = answer->receipt.facts.front();
  const std::string page = it.get("/journal/" + std::to_string(id.node) + "/" + std::to_string(id.index)).body;
  CHECK_THAT(page, ContainsSubstring("Step by step") && ContainsSubstring("corrected ") && ContainsSubstring("TUR ") && ContainsSubstring("19 °C"));
  CHECK_THAT(page, ContainsSubstring("B-01 (K-1) → Province"));
}

TEST_CASE("a case about the only bench offers the signed decision that it may answer itself", "[app][web][instrument]") {
  Laboratory it;
  auto& brigade = it.brigade;
  brigade.clock("2026-11-24 09:00");
  REQUIRE(app::failCalibrator(brigade.world(), brigade.who(), {"B-01", "N-1", "Lab", "", day("2026-11-24"), {}}));
  REQUIRE(app::openImpact(brigade.world(), brigade.who(), "B-01"));
  CHECK_THAT(it.get("/cases/IMPACT-1").body, ContainsSubstring("/cases/IMPACT-1/retest"));
  const auto refused = it.post("/cases/IMPACT-1/retest", {{"reason", "one bench"}});
  CHECK(refused.status == 422);
  CHECK_THAT(refused.body, ContainsSubstring("left good") && ContainsSubstring("have it adjusted and calibrated"));
  REQUIRE(app::acceptCertificate(brigade.world(), brigade.who(),
                                 {"B-01", core::Certificate::Act::verification, "V-9", "Lab", "", day("2026-11-24"), day("2027-11-23"), {}}));
  CHECK_THAT(it.done(it.post("/cases/IMPACT-1/retest", {{"reason", "one bench"}})), ContainsSubstring("by certificate") && ContainsSubstring("V-9"));
}
