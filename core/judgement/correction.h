// What a certificate's points say about a reading: the error at it, interpolated between two points and never outside them.
//
// Errors are indication minus reference, so corrected = reading - error. Pure; values only.
#pragma once

#include <optional>
#include <vector>

#include "core/judgement/calibration_point.h"

namespace muster::core {

// standing: as left where the certificate says so, else as found: what it shows wrong from then on.
enum class Found { asFound, asLeft, standing };

// The error at the reading, in the reading's unit; nullopt: no two points of this kind of quantity hold it between them.
std::optional<Quantity> errorAt(const std::vector<CalibrationPoint>& points, const Quantity& reading, Found which);
// The larger U of the points on both sides; nullopt as above, or where no U is given.
std::optional<Quantity> uncertaintyAt(const std::vector<CalibrationPoint>& points, const Quantity& reading);
// The largest U of this kind of quantity, wherever it stands; nullopt where one point of it gives none.
std::optional<Quantity> largestUncertainty(const std::vector<CalibrationPoint>& points, Unit unit);
bool speaksOf(const std::vector<CalibrationPoint>& points, Dimension dimension);  // at least one point of it gives an error
std::optional<Quantity> corrected(const std::vector<CalibrationPoint>& points, const Quantity& reading, Found which);
// Least and largest difference that errors between two points within the range can make to a difference of two readings.
struct Spread {
  Quantity least, largest;
};
std::optional<Spread> spreadOf(const std::vector<CalibrationPoint>& points, Unit unit, Found which);

}  // namespace muster::core
