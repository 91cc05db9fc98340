// The forecast where it is seen: on the page of a set, on the due list, as JSON.
#include "tests/app/web/visitor.h"
#include "tests/support/catch.h"
#include "tests/support/rules.h"

using namespace muster;
using namespace muster::tests;
using Catch::Matchers::Contains;

namespace {

// A set whose leak grew from month to month; its next test is due on 5 July 2027.
struct Growing : Visitor {
  Growing() {
    REQUIRE(
        app::acceptCertificate(brigade.world(), brigade.who(),
                               {brigade.bench, core::Certificate::Act::verification, "V-9", "Lab", "", day("2026-11-01"), day("2029-01-01"), {}}));
    brigade.putTogether("BG4-01", 1);
    for (int month = 1; month <= 6; ++month) {
      const auto date = "2027-0" + std::to_string(month) + "-05";
      brigade.clock(date + " 09:00");
      auto run = brigade.passing("BG4-01", date + " 08:00");
      run.steps.front().attempts.back().reading.value = {core::Decimal(17 + 13 * month + month % 2, 2), core::Unit::millibar, {}};
      REQUIRE(app::recordTest(brigade.world(), brigade.who(), {run, {}}));
    }
    brigade.clock("2027-07-01 08:00");
  }
};

}  // namespace

TEST_CASE("the page of a set says in words and in a drawing where its leak goes, and that it will fail", "[app][web][forecast]") {
  Growing visitor;
  const auto page = visitor.get("/units/BG4-01").body;
  CHECK_THAT(page, Contains("Leak test</b> rises 0.13 mbar a month; reaches 1 mbar in July"));
  CHECK_THAT(page, Contains("Leak test will probably fail before 2027-07-05"));
  CHECK_THAT(page, Contains("class=\"c-fore\""));
  CHECK_THAT(page, Contains("aria-label=\"Leak test: readings and where they go\""));
  visitor.language = "zh-CN";
  CHECK_THAT(visitor.get("/units/BG4-01").body, Contains("每月上升 0.13 mbar；7月达到 1 mbar"));
  visitor.language = "en";
  CHECK_THAT(visitor.get("/units/CYL-1").body, !Contains("<h2>Forecast"));
}

TEST_CASE("the due list carries the advice beside the test, and a steady set none", "[app][web][forecast]") {
  Growing visitor;
  CHECK_THAT(visitor.get("/due").body, Contains("Leak test will probably fail before 2027-07-05"));
  CHECK_THAT(visitor.get("/api/v1/due?days=10").body, Contains("\"advice\":[\"Leak test will probably fail"));
  CHECK_THAT(visitor.get("/api/v1/due?days=-1").body, Contains("whole number"));
}

TEST_CASE("the forecast as JSON is of one set or of all, and of a past moment what was known then", "[app][web][forecast]") {
  Growing visitor;
  CHECK_THAT(visitor.get("/api/v1/forecast").body, Contains("\"id\":\"BG4-01\""));
  CHECK_THAT(visitor.get("/api/v1/forecast/bg4-01").body, Contains("\"will_fail\":true"));
  CHECK(visitor.get("/api/v1/forecast/BG4-77").status == 404);
}
