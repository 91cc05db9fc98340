#include "core/forecast/forecast.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/forecast/trend.h"

namespace muster::core {

namespace {

constexpr std::size_t kFewest = 5, kMost = 12;
constexpr double kWillFail = 0.80, kNeverMore = 0.95, kMoves = 0.90;
constexpr double kDaysInMonth = 365.2425 / 12, kFarthest = 730;
constexpr double kMicrosInDay = 86'400e6;

double dayOf(Instant at) { return static_cast<double>(at.micros) / kMicrosInDay; }

// A number in another unit; and back, with so many decimals.
double in(const Quantity& quantity, Unit unit) {
  const double none = Quantity{Decimal(0, 0), unit, {}}.si(), one = Quantity{Decimal(1, 0), unit, {}}.si();
  return (quantity.si() - none) / (one - none);
}
Quantity quantityOf(double value, Unit unit, int decimals) { return {Decimal(std::llround(value * std::pow(10, decimals)), decimals), unit, {}}; }
int decimalsFor(double value, int significant) {
  if (value == 0) return significant;
  return std::clamp(significant - 1 - static_cast<int>(std::floor(std::log10(std::abs(value)))), 0, 6);
}

// What one of a unit is in another ("mbar" in "Pa": 100).
double factor(Unit from, Unit to) { return in({Decimal(1, 0), from, {}}, to) - in({Decimal(0, 0), from, {}}, to); }

// The nearest bound on one side that the latest reading has not passed yet.
struct Edge {
  const Limit* limit = nullptr;
  const Bound* bound = nullptr;
};

Edge edgeOf(const RuleBook& rules, const Step& step, const Quantity& latest, bool upper) {
  Edge edge;
  for (const Limit* limit : rules.limitsFor(step.id)) {
    const auto& bound = upper ? limit->max : limit->min;
    if (!bound || bound->value.dimension() != latest.dimension()) continue;
    if (!upper && step.measure == Measure::change) continue;  // a loss that shrinks is only better
    const auto order = compare(latest, bound->value);
    const bool passed = upper ? order > 0 : order < 0;
    if (passed || (order == 0 && !bound->inclusive)) continue;
    const bool nearer = !edge.bound || (upper ? compare(bound->value, edge.bound->value) < 0 : compare(bound->value, edge.bound->value) > 0);
    if (nearer) edge = {limit, &*bound};
  }
  return edge;
}

// Where a reading stops to pass: half a digit beyond a bound that passes itself, half a digit before one that does not.
double threshold(const Edge& edge, Unit unit, double digit, bool upper) {
  const double outwards = upper ? digit / 2 : -digit / 2;
  return in(edge.bound->value, unit) + (edge.bound->inclusive ? outwards : -outwards);
}

// The readings a line may go through: judged numbers since the repair, the last of each day, oldest first.
std::vector<Measured> usable(std::vector<Measured> readings, const std::optional<Repair>& repair, const Calendar& calendar) {
  std::erase_if(readings, [&](const Measured& one) { return one.verdict == Verdict::noDecision || (repair && one.at < repair->at); });
  std::stable_sort(readings.begin(), readings.end(), [](const Measured& a, const Measured& b) { return a.at < b.at; });
  std::vector<Measured> days;
  for (Measured& one : readings) {
    if (!days.empty() && days.back().value.dimension() != one.value.dimension()) days.clear();
    if (!days.empty() && calendar.dateOf(days.back().at) == calendar.dateOf(one.at)) days.pop_back();
    days.push_back(std::move(one));
  }
  if (days.size() > kMost) days.erase(days.begin(), days.end() - kMost);
  return days;
}

struct Line {
  Trend trend;
  Unit unit;
  double digit = 0, now = 0;
};

// The last digit, or the division of the scale where every reading stands on one of 2, 5 or 10 of it.
double divisionOf(const std::vector<Measured>& points) {
  const Unit unit = points.back().value.unit;
  double coarsest = 0;
  int scale = 0;
  bool oneUnit = true;
  for (const Measured& one : points) {
    coarsest = std::max(coarsest, std::pow(10, -one.value.value.scale()) * factor(one.value.unit, unit));
    scale = std::max(scale, one.value.value.scale());
    oneUnit = oneUnit && one.value.unit == unit;
  }
  if (!oneUnit) return coarsest;
  const auto digits = [&](const Measured& one) { return std::llround(in(one.value, unit) * std::pow(10, scale)); };
  long long common = 0;
  for (const Measured& one : points) common = std::gcd(common, digits(one) - digits(points.front()));
  int division = 1;
  for (const int step : {2, 5, 10}) {
    if (common != 0 && common % step == 0) division = step;
  }
  return division * std::pow(10, -scale);
}

Line lineThrough(const std::vector<Measured>& points, Instant now) {
  const Unit unit = points.back().value.unit;
  const double digit = divisionOf(points);
  std::vector<DayValue> line;
  for (const Measured& one : points) line.push_back({dayOf(one.at), in(one.value, unit)});
  return {Trend(line, digit), unit, digit, dayOf(now)};
}

void tellReach(StepForecast& told, const Line& line, const Edge& edge, const ForecastAsked& asked) {
  if (!edge.bound) return;
  told.bound = edge.bound->value;
  told.toBeConfirmed = asked.rules.toBeConfirmed(edge.limit->id, edge.limit->source);
  if (!told.perMonth) return;
  const double days = std::max(0.0, (in(*told.bound, line.unit) - line.trend.at(line.now)) / line.trend.slope());
  if (days <= kFarthest) told.reaches = addDays(asked.calendar.dateOf(asked.now), static_cast<int>(days));
}

}  // namespace

bool Repair::touches(std::string_view step) const {
  return std::any_of(steps.begin(), steps.end(), [&](const std::string& one) { return one == "*" || one == step; });
}

StepForecast forecastOf(const Step& step, std::vector<Measured> readings, const std::vector<Repair>& repairs, const ForecastAsked& asked) {
  StepForecast told;
  told.step = step.id, told.title = step.title, told.due = asked.due;
  for (const Repair& one : repairs) {
    if (one.touches(step.id) && one.at <= asked.now && (!told.repair || told.repair->at <= one.at)) told.repair = one;
  }
  std::erase_if(readings, [&](const Measured& one) { return one.at > asked.now; });
  told.readings = usable(std::move(readings), told.repair, asked.calendar);
  const auto& points = told.readings;
  if (points.empty()) return told;
  const Quantity& latest = points.back().value;
  told.latest = latest, told.failing = points.back().verdict == Verdict::fail;
  if (points.size() < kFewest) return told;

  const Line line = lineThrough(points, asked.now);
  const Trend& trend = line.trend;
  told.told = true;
  told.level = quantityOf(trend.at(line.now), line.unit, latest.value.scale());
  const double perMonth = trend.slope() * kDaysInMonth;
  if (trend.sureOfDirection() >= kMoves) told.perMonth = quantityOf(perMonth, line.unit, decimalsFor(perMonth, 2));

  const Edge upper = edgeOf(asked.rules, step, latest, true), lower = edgeOf(asked.rules, step, latest, false);
  const double day = asked.due ? std::max(line.now, dayOf(asked.calendar.startOf(*asked.due)) + 0.5) : line.now;
  const double above = upper.bound ? 1 - trend.chanceBelow(day, threshold(upper, line.unit, line.digit, true)) : 0;
  const double below = lower.bound ? trend.chanceBelow(day, threshold(lower, line.unit, line.digit, false)) : 0;
  if (asked.due && (upper.bound || lower.bound)) {
    told.chance = std::min(above + below, kNeverMore);
    told.willFail = !told.failing && above + below >= kWillFail;
  }
  const bool upwards = told.perMonth ? perMonth > 0 : above >= below;
  if (told.perMonth || told.willFail) tellReach(told, line, upwards ? upper : lower, asked);
  return told;
}

}  // namespace muster::core
