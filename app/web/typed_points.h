// Points of an instrument as they are typed: one a line, three values with their units, split by semicolons. One request.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "app/web/form_page.h"

namespace muster::app {

// Two values at least; a line that is none is a problem with the field. The third may be missing.
struct TypedPoint {
  core::Quantity first, second;
  std::optional<core::Quantity> third;
};
std::vector<TypedPoint> typedPoints(Typed& typed, const std::string& field);

}  // namespace muster::app
