#include "app/web/typed_points.h"

#include "core/base/plain_text.h"

namespace muster::app {
namespace {

std::optional<TypedPoint> pointOf(const std::string& line) {
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
  if (values.size() < 2 || values.size() > 3) return std::nullopt;
  return TypedPoint{values[0], values[1], values.size() == 3 ? std::optional(values[2]) : std::nullopt};
}

}  // namespace

std::vector<TypedPoint> typedPoints(Typed& typed, const std::string& field) {
  std::vector<TypedPoint> points;
  std::string line;
  for (const char c : typed.text(field) + "\n") {
    if (c != '\n') {
      if (c != '\r') line += c;
      continue;
    }
    if (!core::trimmed(line).empty()) {
      if (auto point = pointOf(line))
        points.push_back(std::move(*point));
      else
        typed.refuse({"bad-point",
                      core::msg("\"{line}\" is not a point", {{"line", line}}),
                      core::msg("write two or three values with their units, split by semicolons: 10 mbar; 0.30 mbar; 0.05 mbar"),
                      {.field = field}});
    }
    line.clear();
  }
  return points;
}

}  // namespace muster::app
