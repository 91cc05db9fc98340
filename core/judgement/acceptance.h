// Looking a calibration over before it may judge (ISO/IEC 17025, 6.4.4): do its points cover what is measured, is its uncertainty small
// enough? What a figure can answer is answered here; laboratory and traceability are for the person who signs. Pure.
#pragma once

#include <optional>
#include <vector>

#include "core/judgement/calibration_point.h"
#include "core/rules/metrology_rules.h"

namespace muster::core {

struct RangeLook {
  InstrumentRow::Range range;
  bool covered = false;             // a point at or below its lower end and one at or above its upper end
  bool smallEnough = false;         // no point within or around it has a larger U, and each gives one
  std::optional<Quantity> largest;  // the largest U of those points
  bool operator==(const RangeLook&) const = default;
};

// One for each range of the row; without a row nothing is asked for.
std::vector<RangeLook> lookOver(const std::vector<CalibrationPoint>& points, const InstrumentRow* row);

}  // namespace muster::core
