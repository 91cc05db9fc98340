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

// What was looked at before a certificate may count, signed; where it did not stand in the acceptance already.
struct CertificateReviewed {
  std::string calibrator, number;
  AcceptanceReview review;
  bool operator==(const CertificateReviewed&) const = default;
};
// How long from one calibration to the next, as the officer decided it, beside what the history advised.
struct IntervalDecided {
  std::string calibrator, advised, decided, reason;  // reason: blob
  bool operator==(const IntervalDecided&) const = default;
};
// A station with one bench: the instrument of an impact case, adjusted and left good, may answer itself for what it made doubtful.
struct RetestAllowed {
  std::string file, calibrator, certificate, reason;  // reason: blob
  bool operator==(const RetestAllowed&) const = default;
};

}  // namespace muster::core
