#include "app/web/typed_points.h"

#include "core/base/plain_text.h"

namespace muster::app {
namespace {

std::optional<TypedPoint> pointOf(const std::string& line, std::size_t most) {
  std::vector<core::Quantity> values;
  std::string cell;
  for (const char c : core::plainForms(line) + ";") {
    if (c != ';' && c != '\t') {
      cell += c;
      continue;
    }
    auto quantity = core::Quantity::parse(core::trimmed(cell));
    if (!quantity) return std::nullopt;
    values.push_back(quantity.value());
    cell.clear();
  }
  if (values.size() < 2 || values.size() > most) return std::nullopt;
  const auto at = [&](std::size_t i) { return i < values.size() ? std::optional(values[i]) : std::nullopt; };
  return TypedPoint{values[0], values[1], at(2), at(3)};
}

}  // namespace

std::vector<TypedPoint> typedPoints(Typed& typed, const std::string& field, std::size_t most) {
  std::vector<TypedPoint> points;
  std::string line;
  for (const char c : typed.text(field) + "\n") {
    if (c != '\n') {
      if (c != '\r') line += c;
      continue;
    }
    if (!core::trimmed(line).empty()) {
      if (auto point = pointOf(line, most))
        points.push_back(std::move(*point));
      else
        typed.refuse({"bad-point",
                      core::msg("\"{line}\" is not a point", {{"line", line}}),
                      most > 3 ? core::msg("write two to four values with their units, split by semicolons: 10 mbar; 0.30 mbar; 0.02 mbar; 0.05 mbar")
                               : core::msg("write two or three values with their units, split by semicolons: 10 mbar; 0.30 mbar; 0.05 mbar"),
                      {.field = field}});
    }
    line.clear();
  }
  return points;
}

std::vector<core::CalibrationPoint> typedCalibration(Typed& typed, const std::string& field) {
  std::vector<core::CalibrationPoint> points;
  for (auto& point : typedPoints(typed, field, 4)) {
    if (point.fourth)
      points.push_back({point.first, point.second, point.third, point.fourth});
    else
      points.push_back({point.first, point.second, {}, point.third});
  }
  return points;
}

std::string typedOf(const std::vector<core::CalibrationPoint>& points) {
  std::string text;
  for (const auto& point : points) {
    text += (text.empty() ? "" : "\n") + point.nominal.text();
    for (const auto& value : {point.asFound, point.asLeft, point.uncertainty}) text += value ? "; " + value->text() : "";
  }
  return text;
}

}  // namespace muster::app
