// Points of an instrument as they are typed: one a line, two to four values with their units, split by semicolons. One request.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "app/web/form_page.h"
#include "core/judgement/calibration_point.h"

namespace muster::app {

// Two values or three; a line that is none is a problem with the field.
struct TypedPoint {
  core::Quantity first, second;
  std::optional<core::Quantity> third;
};
std::vector<TypedPoint> typedPoints(Typed& typed, const std::string& field);
// Lines of a certificate: "10 mbar; 0.30 mbar; 0.05 mbar" (error as found, U) or with the error as left before the U. What the certificate
// does not say is left empty: "10 mbar; ; 0.02 mbar; 0.05 mbar".
std::vector<core::CalibrationPoint> typedCalibration(Typed& typed, const std::string& field);
std::string typedOf(const std::vector<core::CalibrationPoint>& points);  // as it is typed, for putting right

}  // namespace muster::app
