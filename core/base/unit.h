// One row of the closed table of units; private to base, the world sees quantity.h. Constant; any thread.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/base/quantity.h"

namespace muster::core {

struct UnitRow {
  Unit unit;
  Dimension dimension;
  std::string_view symbol;
  std::uint64_t numerator, denominator;  // 1 unit = numerator / denominator of the SI unit
};

const UnitRow& rowOf(Unit unit);

}  // namespace muster::core
