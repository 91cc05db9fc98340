// A bench or gauge comes back with its certificate, is accepted for use, and what it could not decide is judged again; or it is
// found bad and withdrawn.
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
};
core::Outcome<Answer> acceptCertificate(World& world, const Who& who, const AcceptCertificate& input);
core::Outcome<Decision> decideCertificate(Looking& look, const AcceptCertificate& input);

struct WithdrawCalibrator {
  std::string calibrator, reason, note;
};
core::Outcome<Answer> withdrawCalibrator(World& world, const Who& who, const WithdrawCalibrator& input);
core::Outcome<Decision> decideWithdrawal(Looking& look, const WithdrawCalibrator& input);

}  // namespace muster::app
