#include "core/judgement/correction.h"

#include <algorithm>
#include <cmath>

namespace muster::core {

namespace {

constexpr int kDecimals = 9;

struct Point {
  double at = 0, error = 0;
  std::optional<double> uncertainty;
};

// The points of this kind of quantity that give this error, in the asked unit, rising.
std::vector<Point> pointsOf(const std::vector<CalibrationPoint>& points, Unit unit, std::optional<Found> which) {
  std::vector<Point> found;
  for (const CalibrationPoint& point : points) {
    if (point.nominal.dimension() != dimensionOf(unit)) continue;
    const bool left = which == Found::asLeft || (which == Found::standing && point.asLeft);
    const auto& error = left ? point.asLeft : point.asFound;
    if (which && !error) continue;
    Point one;
    one.at = convert(point.nominal, unit, kDecimals).approximate();
    if (which) one.error = convert(*error, unit, kDecimals).approximate();
    if (point.uncertainty) one.uncertainty = convert(*point.uncertainty, unit, kDecimals).approximate();
    found.push_back(one);
  }
  std::sort(found.begin(), found.end(), [](const Point& a, const Point& b) { return a.at < b.at; });
  return found;
}

// The two neighbours that hold the reading between them; a reading at a point has it on both sides.
std::optional<std::pair<Point, Point>> around(const std::vector<Point>& points, double reading) {
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (points[i].at == reading) return std::pair(points[i], points[i]);
    if (i + 1 < points.size() && points[i].at < reading && reading < points[i + 1].at) return std::pair(points[i], points[i + 1]);
  }
  return std::nullopt;
}

// A millionth of a unit is below any certificate; zeros that say nothing are left off.
Quantity quantityOf(double value, Unit unit) {
  std::int64_t coefficient = std::llround(value * 1e6);
  int scale = 6;
  for (; scale > 0 && coefficient % 10 == 0; --scale) coefficient /= 10;
  return {Decimal(coefficient, scale), unit, {}};
}

}  // namespace

std::optional<Quantity> errorAt(const std::vector<CalibrationPoint>& points, const Quantity& reading, Found which) {
  const double at = reading.value.approximate();
  const auto pair = around(pointsOf(points, reading.unit, which), at);
  if (!pair) return std::nullopt;
  const auto& [low, high] = *pair;
  const double share = high.at == low.at ? 0 : (at - low.at) / (high.at - low.at);
  return quantityOf(low.error + share * (high.error - low.error), reading.unit);
}

std::optional<Quantity> uncertaintyAt(const std::vector<CalibrationPoint>& points, const Quantity& reading) {
  const auto pair = around(pointsOf(points, reading.unit, std::nullopt), reading.value.approximate());
  if (!pair || !pair->first.uncertainty || !pair->second.uncertainty) return std::nullopt;
  return quantityOf(std::max(*pair->first.uncertainty, *pair->second.uncertainty), reading.unit);
}

std::optional<Quantity> largestUncertainty(const std::vector<CalibrationPoint>& points, Unit unit) {
  std::optional<double> largest;
  for (const Point& point : pointsOf(points, unit, std::nullopt)) {
    if (!point.uncertainty) return std::nullopt;
    largest = std::max(largest.value_or(*point.uncertainty), *point.uncertainty);
  }
  return largest ? std::optional(quantityOf(*largest, unit)) : std::nullopt;
}

bool speaksOf(const std::vector<CalibrationPoint>& points, Dimension dimension) {
  return std::any_of(points.begin(), points.end(),
                     [&](const CalibrationPoint& point) { return point.nominal.dimension() == dimension && (point.asFound || point.asLeft); });
}

std::optional<Quantity> corrected(const std::vector<CalibrationPoint>& points, const Quantity& reading, Found which) {
  const auto error = errorAt(points, reading, which);
  if (!error) return std::nullopt;
  Quantity right = reading;
  right.value = reading.value - error->value;
  return right;
}

std::optional<Spread> spreadOf(const std::vector<CalibrationPoint>& points, Unit unit, Found which) {
  const auto those = pointsOf(points, unit, which);
  if (those.size() < 2) return std::nullopt;
  const auto [least, largest] = std::minmax_element(those.begin(), those.end(), [](const Point& a, const Point& b) { return a.error < b.error; });
  return Spread{quantityOf(least->error - largest->error, unit), quantityOf(largest->error - least->error, unit)};
}

}  // namespace muster::core
