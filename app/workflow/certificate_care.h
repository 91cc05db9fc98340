// Between two certificates: a signed extension, and checks against a standard.
#pragma once

#include "app/workflow/command.h"

namespace muster::app {

struct ExtendCertificate {
  std::string calibrator;
  core::Date until{};
  std::string reason;
};
// Of its last certificate, before that ends, and never of an instrument under compulsory verification. "compulsory", "ended", "no-certificate".
core::Outcome<Answer> extendCertificate(World& world, const Who& who, const ExtendCertificate& input);

// Its own flag, else what the rules say of its kind.
bool underCompulsory(const core::UnitState& instrument, const core::RuleBook& rules);

struct DecideInterval {
  std::string calibrator, interval, reason;  // "12 months"
};
// Beside what the history advises; another one needs its reason. A calibration without a day of its own then holds that long.
core::Outcome<Answer> decideInterval(World& world, const Who& who, const DecideInterval& input);

// How long instruments of this kind stay in tolerance, from the returns of all of them (NCSLI method S2); nullopt: no rule names the share
// that is to come back good, or there are too few returns.
struct KindReliability {
  int days = 0, returns = 0;
  std::string target;  // "90 %"
};
std::optional<KindReliability> reliabilityOf(World& world, const std::string& kind);

struct CheckCalibrator {
  std::string calibrator, standard;
  core::CheckRecord::Moment moment = core::CheckRecord::Moment::intermediate;
  std::vector<core::CheckPoint> points;  // each with what is allowed
};
// Good when every point is within what is allowed for it. A standard without a valid certificate checks nothing ("standard-not-valid").
core::Outcome<Answer> checkCalibrator(World& world, const Who& who, const CheckCalibrator& input);

}  // namespace muster::app
