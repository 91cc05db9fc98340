// Kinds of fact about instruments: found bad, extended, checked in use. The certificate itself is in happenings.h.
#pragma once

#include "core/equipment/unit_state.h"

namespace muster::core {

// Found out of tolerance before adjustment: a notice of a failed verification (often without points), or a calibration whose
// as-found points lie outside. What it measured since its last good state is examined (impact).
struct CalibratorFailed {
  std::string calibrator, number, laboratory, document;  // document: blob
  Date found{};
  std::vector<CalibrationPoint> points;  // empty: the error is unknown
  bool operator==(const CalibratorFailed&) const = default;
};
// Before its end, and never for compulsory instruments: the certificate holds until a later day, signed.
struct CertificateExtended {
  std::string calibrator, number, reason;  // reason: blob
  Date until{};
  bool operator==(const CertificateExtended&) const = default;
};
// A check against a standard at the start or end of a sitting, or between calibrations. good: by the rules of that day.
struct CalibratorChecked {
  std::string calibrator, standard;
  CheckRecord::Moment moment = CheckRecord::Moment::intermediate;
  std::vector<CheckPoint> points;
  bool good = false;
  bool operator==(const CalibratorChecked&) const = default;
};

}  // namespace muster::core
