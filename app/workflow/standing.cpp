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
  const auto* row = look.rules().instrument(now->kind);
  for (const auto& certificate : now->certificates) {
    if (certificate.issued > day) continue;
    if (row && row->review && !(certificate.review && certificate.review->complete())) {
      if (best.kind != Kind::valid) best = {Kind::notReviewed, {}};
      continue;
    }
    const auto end = certificate.extendedTo ? certificate.extendedTo : certificate.validTo;
    const bool holds = !end || day <= *end;
    if (holds) {
      auto points = certificate.points.empty() ? std::move(best.points) : certificate.points;  // a verification gives none and takes none back
      best = {Kind::valid, end, std::move(points)};
    } else if (best.kind != Kind::valid)
      best.validTo = end;
  }
  return best;
}

}  // namespace muster::app
