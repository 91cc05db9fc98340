// What certificates, failures, extensions and checks make of an instrument.
#include <algorithm>

#include "core/journal/apply_parts.h"

namespace muster::core::folding {

namespace {

class CalibratorFold {
 public:
  CalibratorFold(UnitState& state, const Fact& fact) : state_(state), fact_(fact) {}

  void operator()(const CertificateAccepted& h) {
    Certificate certificate;
    certificate.act = h.act, certificate.number = h.number, certificate.laboratory = h.laboratory, certificate.issued = h.issued;
    certificate.validTo = h.validTo, certificate.accuracyClass = h.accuracyClass, certificate.coverage = h.coverage;
    certificate.traceability = h.traceability, certificate.standard = h.standard, certificate.points = h.points;
    certificate.review = h.review, certificate.fact = fact_.id;
    const auto later = [](const Certificate& a, const Certificate& b) { return a.issued < b.issued; };
    auto& all = state_.certificates;
    all.insert(std::upper_bound(all.begin(), all.end(), certificate, later), certificate);
    state_.outOfService = false;
  }
  void operator()(const CalibratorWithdrawn&) { state_.outOfService = true; }
  void operator()(const CalibratorFailed& h) {
    state_.outOfService = true;
    state_.foundOut.push_back({h.found, h.number, !h.points.empty(), {}, fact_.id});
  }
  void operator()(const CertificateExtended& h) {
    for (auto& known : state_.certificates) {
      if (known.number == h.number) known.extendedTo = h.until;
    }
  }
  void operator()(const CertificateReviewed& h) {
    for (auto& known : state_.certificates) {
      if (known.number == h.number) known.review = h.review;
    }
  }
  void operator()(const IntervalDecided& h) { state_.interval = IntervalRecord{h.advised, h.decided, fact_.occurredAt, fact_.id}; }
  void operator()(const CalibratorChecked& h) {
    if (h.calibrator != state_.code) return;  // the standard's own state knows nothing of it
    constexpr std::size_t kKept = 24;
    if (state_.checks.size() == kKept) state_.checks.erase(state_.checks.begin());
    state_.checks.push_back({h.moment, fact_.occurredAt, h.good, fact_.id, h.standard, h.points});
  }
  void operator()(const CaseOpened& h) {
    for (auto& known : state_.foundOut) {
      if (known.fact == h.found) known.file = h.file;
    }
  }
  template <typename T>
  void operator()(const T&) {}

 private:
  UnitState& state_;
  const Fact& fact_;
};

}  // namespace

void applyToCalibrator(UnitState& state, const Fact& fact, const Happening& happening) { std::visit(CalibratorFold(state, fact), happening); }

}  // namespace muster::core::folding
