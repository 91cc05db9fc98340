#include "app/web/typed_points.h"

#include "core/base/plain_text.h"

namespace muster::app {
namespace {

using Cells = std::vector<std::optional<core::Quantity>>;

// A cell may be left empty: the error as found of what was only measured after its adjustment.
std::optional<Cells> cellsOf(const std::string& line) {
  Cells cells;
  std::string cell;
  for (const char c : core::plainForms(line) + ";") {
    if (c != ';' && c != '\t') {
      cell += c;
      continue;
    }
    if (core::trimmed(cell).empty()) {
      cells.emplace_back();
      continue;
    }
    auto quantity = core::Quantity::parse(core::trimmed(cell));
    if (!quantity) return std::nullopt;
    cells.emplace_back(quantity.value());
    cell.clear();
  }
  return cells;
}

std::optional<TypedPoint> pointOf(const std::string& line) {
  const auto cells = cellsOf(line);
  if (!cells || cells->size() < 2 || cells->size() > 3) return std::nullopt;
  for (const auto& cell : *cells)
    if (!cell) return std::nullopt;
  return TypedPoint{*cells->at(0), *cells->at(1), cells->size() > 2 ? cells->at(2) : std::nullopt};
}

std::optional<core::CalibrationPoint> calibrationOf(const std::string& line) {
  const auto cells = cellsOf(line);
  if (!cells || cells->size() < 2 || cells->size() > 4 || !cells->front()) return std::nullopt;
  const bool left = cells->size() == 4;
  core::CalibrationPoint point{*cells->at(0), cells->at(1), left ? cells->at(2) : std::nullopt, cells->size() > 2 ? cells->back() : std::nullopt};
  return point.asFound || point.asLeft ? std::optional(point) : std::nullopt;
}

template <typename Point>
std::vector<Point> linesOf(Typed& typed, const std::string& field, std::optional<Point> (*read)(const std::string&), const core::Message& remedy) {
  std::vector<Point> points;
  std::string line;
  for (const char c : typed.text(field) + "\n") {
    if (c != '\n') {
      if (c != '\r') line += c;
      continue;
    }
    if (!core::trimmed(line).empty()) {
      if (auto point = read(line))
        points.push_back(std::move(*point));
      else
        typed.refuse({"bad-point", core::msg("\"{line}\" is not a point", {{"line", line}}), remedy, {.field = field}});
    }
    line.clear();
  }
  return points;
}

}  // namespace

std::vector<TypedPoint> typedPoints(Typed& typed, const std::string& field) {
  return linesOf(typed, field, pointOf, core::msg("write two or three values with their units, split by semicolons: 10 mbar; 0.30 mbar; 0.05 mbar"));
}

std::vector<core::CalibrationPoint> typedCalibration(Typed& typed, const std::string& field) {
  return linesOf(typed, field, calibrationOf,
                 core::msg("write two to four values with their units, split by semicolons: 10 mbar; 0.30 mbar; 0.02 mbar; 0.05 mbar"));
}

std::string typedOf(const std::vector<core::CalibrationPoint>& points) {
  std::string text;
  const auto cell = [](const std::optional<core::Quantity>& value) { return value ? "; " + value->text() : std::string("; "); };
  for (const auto& point : points) {
    text += (text.empty() ? "" : "\n") + point.nominal.text() + cell(point.asFound);
    if (point.asLeft)
      text += cell(point.asLeft) + cell(point.uncertainty);
    else if (point.uncertainty)
      text += cell(point.uncertainty);
  }
  return text;
}

}  // namespace muster::app
