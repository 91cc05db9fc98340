#include "app/workflow/standing.h"

namespace muster::app {

core::Standing standingOn(Looking& look, const std::string& calibrator, core::Instant when) {
  using Kind = core::Standing::Kind;
  const auto* now = look.unit(calibrator);
  if (!now) return {Kind::unknown, {}};
  // Certificates count by their own days, also when they came later; being withdrawn counts from when it happened.
  if (look.outOfServiceAt(calibrator, when)) return {Kind::outOfService, {}};
  const auto day = look.calendar().dateOf(when);
  core::Standing best{now->certificates.empty() ? Kind::unknown : Kind::expired, {}};
  for (const auto& certificate : now->certificates) {
    if (certificate.issued > day) continue;
    const auto end = certificate.extendedTo ? certificate.extendedTo : certificate.validTo;
    const bool holds = !end || day <= *end;
    if (holds)
      best = {Kind::valid, end};
    else if (best.kind != Kind::valid)
      best.validTo = end;
  }
  return best;
}

}  // namespace muster::app
