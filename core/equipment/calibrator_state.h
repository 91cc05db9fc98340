// What is known of an instrument: its certificates with their points, its checks in use, and when it was found bad. Values only.
//
// Verification and calibration are two legal acts: a verification says pass, class and until when; a calibration gives points with
// uncertainty and no verdict, and the brigade decides what follows.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/calendar.h"
#include "core/base/quantity.h"
#include "core/equipment/fact_id.h"
#include "core/judgement/calibration_point.h"

namespace muster::core {

// What was looked at before a certificate was accepted (ISO/IEC 17025, 6.4.4), each answered by the one who signed.
struct AcceptanceReview {
  bool pointsCover = false, uncertaintySmall = false, laboratory = false, traceable = false;
  std::string note;  // blob
  bool complete() const { return pointsCover && uncertaintySmall && laboratory && traceable; }
  bool operator==(const AcceptanceReview&) const = default;
};

struct Certificate {
  enum class Act { verification, calibration } act = Act::verification;
  std::string number, laboratory;
  Date issued;
  std::optional<Date> validTo;  // from the certificate, or decided by the brigade at acceptance
  bool declared = false;
  FactId fact;
  std::optional<Date> extendedTo;        // by a signed extension
  std::string accuracyClass;             // verification: "1.6"
  std::string coverage;                  // calibration: the factor k as printed
  std::string traceability, standard;    // the standard's certificate; the brigade's own reference, where it was calibrated in-house
  std::vector<CalibrationPoint> points;  // calibration, in the order of the certificate
  std::optional<AcceptanceReview> review;
  bool operator==(const Certificate&) const = default;
};

struct CheckPoint {
  Quantity nominal, shown;  // of the standard; of the instrument
  std::optional<Quantity> allowed;
  bool operator==(const CheckPoint&) const = default;
};

struct CheckRecord {
  enum class Moment { start, end, intermediate } moment = Moment::intermediate;
  Instant at;
  bool good = false;
  FactId fact;
  std::string standard;
  std::vector<CheckPoint> points;
  bool operator==(const CheckRecord&) const = default;
};

// How long from one calibration to the next: what the history advised, and what the officer decided. Both are kept.
struct IntervalRecord {
  std::string advised, decided;  // as Interval writes them, "12 months"; advised is empty where the history said nothing
  Instant at;
  FactId fact;
  bool operator==(const IntervalRecord&) const = default;
};

// Found out of tolerance before adjustment.
struct FoundOut {
  Date found{};
  std::string number;
  bool errorKnown = false;
  std::string file;  // the impact case that examined it; empty: not yet opened
  FactId fact;
  bool operator==(const FoundOut&) const = default;
};

}  // namespace muster::core
