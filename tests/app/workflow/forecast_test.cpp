// The forecast out of a brigade's own record, through the real use cases.
#include "app/workflow/forecast.h"

#include "app/workflow/fit_part.h"
#include "core/forecast/forecast_words.h"
#include "tests/support/brigade.h"
#include "tests/support/catch.h"
#include "tests/support/rules.h"

using namespace muster;
using namespace muster::tests;

namespace {

struct Measured : Brigade {
  void tested(const std::string& set, const std::string& date, const std::string& leak) {
    clock(date + " 09:00");
    auto run = passing(set, date + " 08:00");
    run.steps.front().attempts.back().reading.value = quantity(leak);
    REQUIRE(app::recordTest(world(), who(), {run, {}}));
  }
  void growing(const std::string& set) {  // one test a month, the last on 5 June 2027
    const std::vector<std::string> leaks{"0.30 mbar", "0.43 mbar", "0.57 mbar", "0.69 mbar", "0.83 mbar", "0.96 mbar"};
    for (std::size_t i = 0; i < leaks.size(); ++i) tested(set, "2027-0" + std::to_string(i + 1) + "-05", leaks[i]);
  }
  const core::StepForecast& leakOf(const std::string& set) {
    outlook = app::outlookOf(world(), set, memory.clock.now()).value();
    for (const auto& step : outlook.steps) {
      if (step.forecast.step == "leak") return step.forecast;
    }
    throw std::logic_error("no leak");
  }
  app::Outlook outlook;
};

core::Due testDue(Brigade& brigade, const std::string& set) {
  for (const auto& due : brigade.world().views.dues(std::nullopt)) {
    if (due.unit == set && due.plan == "bg4-monthly") return due;
  }
  throw std::logic_error("nothing due");
}

// A bench without an end.
void everValid(Measured& brigade) {
  REQUIRE(app::acceptCertificate(brigade.world(), brigade.who(),
                                 {brigade.bench, core::Certificate::Act::verification, "V-9", "Lab", "", day("2026-11-01"), day("2029-01-01"), {}}));
}

}  // namespace

TEST_CASE("a leak that grows from test to test will fail before the next one is due, and says so on the due list", "[app][workflow][forecast]") {
  Measured brigade;
  everValid(brigade);
  brigade.putTogether("BG4-01", 1);
  brigade.growing("BG4-01");
  const auto& leak = brigade.leakOf("BG4-01");
  CHECK(leak.readings.size() == 6);
  CHECK(leak.due == day("2027-07-05"));
  CHECK(leak.willFail);
  CHECK(core::english(core::trendWords(leak, day("2027-06-05"))).find("reaches 1 mbar in June") != std::string::npos);
  app::DueAdvice advice(brigade.world(), brigade.memory.clock.now());
  const auto said = advice.of(testDue(brigade, "BG4-01"));
  REQUIRE_FALSE(said.empty());
  CHECK(core::english(said.front()).find("Leak test will probably fail before 2027-07-05") == 0);
}

TEST_CASE("a forecast is advice: a set that will fail stands as one whose leak is steady", "[app][workflow][forecast]") {
  Measured brigade;
  everValid(brigade);
  brigade.putTogether("BG4-01", 1);
  brigade.putTogether("BG4-02", 2);
  brigade.growing("BG4-01");
  for (int month = 1; month <= 6; ++month) brigade.tested("BG4-02", "2027-0" + std::to_string(month) + "-05", "0.30 mbar");
  REQUIRE(brigade.leakOf("BG4-01").willFail);
  CHECK_FALSE(brigade.leakOf("BG4-02").willFail);
  const auto codes = [&](const std::string& set) {
    std::vector<std::string> all;
    for (const auto& reason : brigade.now(set).reasons) all.push_back(reason.code);
    return all;
  };
  CHECK(brigade.now("BG4-01").state == brigade.now("BG4-02").state);
  CHECK(codes("BG4-01") == codes("BG4-02"));
}

TEST_CASE("after a swap that voids the leak test its trend begins anew and is silent", "[app][workflow][forecast]") {
  Measured brigade;
  everValid(brigade);
  brigade.putTogether("BG4-01", 1);
  brigade.growing("BG4-01");
  brigade.registers("ABS-77", "absorber");
  brigade.clock("2027-06-06 08:00");
  REQUIRE(app::fitPart(brigade.world(), brigade.who(), {"BG4-01", "absorber", "ABS-77"}));
  brigade.tested("BG4-01", "2027-06-07", "0.30 mbar");
  const auto& leak = brigade.leakOf("BG4-01");
  CHECK_FALSE(leak.told);
  CHECK(leak.readings.size() == 1);
  REQUIRE(leak.repair);
  CHECK(core::english(leak.repair->what) == "another absorber was fitted");
}

TEST_CASE("a swap that does not touch the leak test leaves its trend alone", "[app][workflow][forecast]") {
  Measured brigade;
  everValid(brigade);
  brigade.putTogether("BG4-01", 1);
  brigade.growing("BG4-01");
  brigade.registers("CYL-77", "cylinder");
  REQUIRE(app::fitPart(brigade.world(), brigade.who(), {"BG4-01", "cylinder", "CYL-77"}));
  CHECK(brigade.leakOf("BG4-01").readings.size() == 6);
}

TEST_CASE("an absorber that fails the leak test in two sets, which pass with another, is the part and not the set", "[app][workflow][forecast]") {
  Measured brigade;
  brigade.putTogether("BG4-01", 1);
  brigade.putTogether("BG4-02", 2);
  brigade.registers("ABS-9", "absorber");
  const auto fit = [&](const std::string& set, const std::string& part) {
    brigade.memory.clock.advance(std::chrono::hours(1));
    REQUIRE(app::fitPart(brigade.world(), brigade.who(), {set, "absorber", part}));
  };
  brigade.tested("BG4-02", "2026-11-24", "0.3 mbar");  // passes with its own
  fit("BG4-01", "ABS-9");
  brigade.tested("BG4-01", "2026-11-25", "1.5 mbar");
  const auto alone = app::outlookOf(brigade.world(), "BG4-01", brigade.memory.clock.now()).value();
  REQUIRE(alone.steps.front().suspect);
  CHECK(alone.steps.front().suspect->blame == core::Suspect::Blame::cannotTell);
  fit("BG4-01", "ABS-1");
  brigade.tested("BG4-01", "2026-11-26", "0.3 mbar");
  fit("BG4-02", "ABS-9");
  brigade.tested("BG4-02", "2026-11-27", "1.6 mbar");
  const auto outlook = app::outlookOf(brigade.world(), "BG4-02", brigade.memory.clock.now()).value();
  REQUIRE(outlook.steps.front().suspect);
  CHECK(core::english(outlook.steps.front().suspect->words) == "the absorber, not the set: ABS-9 failed in BG4-01, BG4-02, which pass with another");
}

TEST_CASE("a unit of no store has no forecast, one without a test has no steps", "[app][workflow][forecast]") {
  Measured brigade;
  CHECK(refusal(app::outlookOf(brigade.world(), "BG4-99", brigade.memory.clock.now())) == "unknown-unit");
  brigade.registers("CYL-5", "cylinder");
  CHECK(app::outlookOf(brigade.world(), "cyl-5", brigade.memory.clock.now())->steps.empty());
  CHECK(app::outlooks(brigade.world(), brigade.memory.clock.now()).empty());
}
