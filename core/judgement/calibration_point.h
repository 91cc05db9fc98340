// One line of a calibration certificate: at this value the instrument showed so much too much, known to so much. Values only.
#pragma once

#include <optional>

#include "core/base/quantity.h"

namespace muster::core {

// Errors are indication minus reference, in the unit of the nominal value; uncertainty is the expanded one.
struct CalibrationPoint {
  Quantity nominal;
  std::optional<Quantity> asFound, asLeft, uncertainty;
  bool operator==(const CalibrationPoint&) const = default;
};

}  // namespace muster::core
