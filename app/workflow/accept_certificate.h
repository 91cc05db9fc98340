// A bench or gauge comes back with its certificate, is accepted for use, and what it could not decide is judged again; or it is
// found bad and withdrawn. Verification (class, valid to, no uncertainty) and calibration (points with U, no verdict) are two acts.
#pragma once

#include "app/workflow/command.h"

namespace muster::app {

struct AcceptCertificate {
  std::string calibrator;
  core::Certificate::Act act = core::Certificate::Act::verification;
  std::string number, laboratory;
  std::string document;  // digest of the scan
  core::Date issued;
  std::optional<core::Date> validTo;  // nullopt: by the plan of its kind
  // Found good as it came, before any adjustment: then it also speaks for what was measured since the last certificate ended.
  // nullopt: good, unless it had been withdrawn.
  std::optional<bool> asFoundGood;
  std::string accuracyClass;                     // verification
  std::string coverage, traceability;            // calibration: k as printed; the laboratory's own standard
  std::string standard;                          // the brigade's own reference, where it was calibrated in-house
  std::vector<core::CalibrationPoint> points;    // calibration
  std::optional<core::AcceptanceReview> review;  // signed with the acceptance; note is its text
};
// "points-on-verification"; "wrong-dimension"; "standard-not-valid": the in-house standard held no certificate on that day.
core::Outcome<Answer> acceptCertificate(World& world, const Who& who, const AcceptCertificate& input);
core::Outcome<Decision> decideCertificate(Looking& look, const AcceptCertificate& input);

struct ReviewCertificate {
  std::string calibrator, number;  // number empty: the latest
  core::AcceptanceReview review;   // note is its text
};
// Signed by whoever enters it; where the pack asks for it, the certificate counts from then on, also for what was measured before.
// "no-certificate"; "points-do-not-cover", "uncertainty-too-large": the figures of the certificate say otherwise.
core::Outcome<Answer> reviewCertificate(World& world, const Who& who, const ReviewCertificate& input);

struct WithdrawCalibrator {
  std::string calibrator, reason, note;
};
core::Outcome<Answer> withdrawCalibrator(World& world, const Who& who, const WithdrawCalibrator& input);
core::Outcome<Decision> decideWithdrawal(Looking& look, const WithdrawCalibrator& input);

}  // namespace muster::app
