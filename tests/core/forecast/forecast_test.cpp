#include "core/forecast/forecast.h"

#include "core/forecast/forecast_words.h"
#include "tests/support/catch.h"
#include "tests/support/rules.h"

using namespace muster;
using namespace muster::tests;

namespace {

const core::FixedCalendar kShanghai{std::chrono::hours(8)};

core::RulePack pack(bool twoSources = false) {
  core::RulePack pack;
  pack.name = "forecast";
  core::Procedure procedure;
  procedure.id = "test", procedure.kind = "bg4";
  core::Step dosage = step("dosage", "Constant dosage");
  dosage.measure = core::Measure::value, dosage.unit = core::Unit::litrePerMinute;
  core::Step leak = step("leak", "Leak");
  leak.measure = core::Measure::change, leak.unit = core::Unit::millibar;
  procedure.steps = {dosage, leak};
  pack.procedures = {procedure};
  const core::Bound low{quantity("1.5 L/min"), true}, high{quantity("1.9 L/min"), true};
  pack.limits = {{"dosage.a", "dosage", low, high, false, {}, source()},
                 {"leak.a", "leak", {}, core::Bound{quantity("1 mbar"), false}, false, {}, source()}};
  if (twoSources)
    pack.limits.push_back({"dosage.b", "dosage", core::Bound{quantity("1.4 L/min"), true}, {}, false, {}, source(core::Confidence::recalled)});
  return pack;
}

// One reading a month, the last on 10 November 2026.
std::vector<core::Measured> monthly(const std::vector<std::string>& values) {
  std::vector<core::Measured> readings;
  core::Date date = day("2026-11-10");
  for (auto value = values.rbegin(); value != values.rend(); ++value, date = core::addMonths(date, -1))
    readings.push_back({kShanghai.startOf(date) + std::chrono::hours(9), quantity(*value), core::Verdict::pass});
  return readings;
}

core::StepForecast told(const char* step, const std::vector<core::Measured>& readings, const std::vector<core::Repair>& repairs = {},
                        const char* due = "2026-12-10", const core::RulePack& rules = pack()) {
  const auto book = bookOf(rules);
  const core::ForecastAsked asked{kShanghai.parseLocal("2026-11-23 08:00").value(), day(due), kShanghai, *book};
  return core::forecastOf(*book->step(step), readings, repairs, asked);
}

std::string words(const core::StepForecast& forecast) { return core::english(core::trendWords(forecast, day("2026-11-23"))); }

const std::vector<std::string> kFalling{"1.86 L/min", "1.81 L/min", "1.77 L/min", "1.72 L/min", "1.67 L/min", "1.63 L/min"};

}  // namespace

TEST_CASE("a falling dosage says how fast it falls and in which month it reaches its limit", "[core][forecast]") {
  const auto forecast = told("dosage", monthly(kFalling));
  CHECK(words(forecast) == "falls 0.046 L/min a month; reaches 1.5 L/min in February 2027");
  CHECK_FALSE(forecast.willFail);
}

TEST_CASE("below five readings nothing is said", "[core][forecast]") {
  const auto forecast = told("dosage", monthly({"1.8 L/min", "1.7 L/min", "1.6 L/min", "1.5 L/min"}));
  CHECK_FALSE(forecast.told);
  CHECK(forecast.readings.size() == 4);
  CHECK(words(forecast).empty());
  CHECK_FALSE(forecast.chance);
}

TEST_CASE("repeats within one day are one reading, the last", "[core][forecast]") {
  auto readings = monthly({"1.8 L/min", "1.7 L/min", "1.6 L/min", "1.6 L/min"});
  readings.push_back({readings.front().at + std::chrono::hours(1), quantity("1.61 L/min"), core::Verdict::pass});
  const auto forecast = told("dosage", readings);
  CHECK_FALSE(forecast.told);
  CHECK(forecast.latest == quantity("1.61 L/min"));
}

TEST_CASE("a repair that touches the step begins anew; one that does not changes nothing", "[core][forecast]") {
  const auto after = kShanghai.parseLocal("2026-08-01 08:00").value();
  CHECK(told("dosage", monthly(kFalling), {{after, {"dosage"}, core::msg("a fault was put right")}}).readings.size() == 4);
  CHECK(told("dosage", monthly(kFalling), {{after, {"*"}, core::msg("a fault was put right")}}).readings.size() == 4);
  CHECK(told("dosage", monthly(kFalling), {{after, {"leak"}, core::msg("a fault was put right")}}).readings.size() == 6);
}

TEST_CASE("what is about to pass its limit will fail before its next due date, with its chance", "[core][forecast]") {
  const auto forecast = told("dosage", monthly({"1.90 L/min", "1.82 L/min", "1.75 L/min", "1.67 L/min", "1.60 L/min", "1.52 L/min"}));
  CHECK(forecast.willFail);
  CHECK(core::english(core::adviceWords(forecast, day("2026-11-23"))) == "Constant dosage will probably fail before 2026-12-10: 87 % likely");
}

TEST_CASE("what stands still is steady, far from a limit and not likely to fail", "[core][forecast]") {
  const auto forecast = told("dosage", monthly({"1.71 L/min", "1.70 L/min", "1.72 L/min", "1.70 L/min", "1.71 L/min", "1.71 L/min"}));
  CHECK(words(forecast) == "steady at about 1.71 L/min");
  CHECK(*forecast.chance < 0.05);
  CHECK_FALSE(forecast.bound);
}

TEST_CASE("a drift that would take more than two years names no month", "[core][forecast]") {
  const auto forecast = told("dosage", monthly({"1.705 L/min", "1.704 L/min", "1.703 L/min", "1.702 L/min", "1.701 L/min", "1.700 L/min"}));
  CHECK(words(forecast) == "falls 0.00099 L/min a month; not at 1.5 L/min within two years");
}

TEST_CASE("of two sources the nearest bound that is not yet passed counts", "[core][forecast]") {
  CHECK(told("dosage", monthly(kFalling), {}, "2026-12-10", pack(true)).bound == quantity("1.5 L/min"));
  auto lower = monthly({"1.60 L/min", "1.57 L/min", "1.54 L/min", "1.51 L/min", "1.48 L/min", "1.45 L/min"});
  lower.front().verdict = core::Verdict::pending;
  const auto forecast = told("dosage", lower, {}, "2026-12-10", pack(true));
  CHECK(forecast.bound == quantity("1.4 L/min"));
  CHECK(forecast.toBeConfirmed);
}

TEST_CASE("a reading without a decision is not looked at, and one that failed is not forecast", "[core][forecast]") {
  auto readings = monthly(kFalling);
  readings.back().verdict = core::Verdict::noDecision;
  CHECK(told("dosage", readings).readings.size() == 5);
  readings = monthly(kFalling);
  readings.front().verdict = core::Verdict::fail;  // the builder puts the newest first
  const auto forecast = told("dosage", readings);
  CHECK(forecast.failing);
  CHECK_FALSE(forecast.willFail);
}

TEST_CASE("a leak that grows is told in the unit of the latest reading, its limit in its own", "[core][forecast]") {
  const auto forecast = told("leak", monthly({"0.2 mbar", "0.3 mbar", "40 Pa", "0.5 mbar", "0.6 mbar", "70 Pa"}));
  CHECK(forecast.perMonth->unit == core::Unit::pascal);
  CHECK(words(forecast) == "rises 9.9 Pa a month; reaches 1 mbar in February 2027");
}

TEST_CASE("a test that is overdue is forecast for today", "[core][forecast]") {
  const auto forecast =
      told("dosage", monthly({"1.90 L/min", "1.82 L/min", "1.75 L/min", "1.67 L/min", "1.60 L/min", "1.52 L/min"}), {}, "2026-11-15");
  CHECK(forecast.chance);
  if (forecast.willFail) CHECK(core::english(core::adviceWords(forecast, day("2026-11-23"))).find("overdue") != std::string::npos);
}

TEST_CASE("a month of this year stands alone, one of another year with its year, in both languages", "[core][forecast]") {
  const auto here = core::monthName(day("2026-12-31"), day("2026-11-23")), later = core::monthName(day("2027-03-01"), day("2026-11-23"));
  CHECK(here == core::Text("December", "12月"));
  CHECK(later == core::Text("March 2027", "2027年3月"));
}
