// A case: opened, worked on unit by unit, closed.
#include "core/journal/apply_parts.h"

namespace muster::core::folding {

namespace {

class CaseFold {
 public:
  CaseFold(CaseState& state, const Fact& fact) : state_(state), fact_(fact) {}

  void operator()(const CaseOpened& h) {
    state_.type = h.type, state_.title = h.title, state_.cause = h.cause, state_.criteria = h.criteria;
    for (const auto& unit : h.units) state_.units.try_emplace(unit);
    state_.calibrator = h.calibrator, state_.found = h.found;
    state_.openedAt = fact_.occurredAt;
  }
  void operator()(const RetestAllowed& h) { state_.retestBy = h.certificate; }
  void operator()(const CaseUnitSettled& h) { state_.units[h.unit] = {h.finding, h.evidence, fact_.id}; }
  void operator()(const CaseClosed& h) {
    state_.closedAt = fact_.occurredAt;
    state_.outcome = h.outcome, state_.closingNote = h.note;
  }
  void operator()(const UnitQuarantined& h) { state_.units.try_emplace(h.unit); }
  template <typename T>
  void operator()(const T&) {}

 private:
  CaseState& state_;
  const Fact& fact_;
};

}  // namespace

void applyToCase(CaseState& state, const Fact& fact, const Happening& happening) { std::visit(CaseFold(state, fact), happening); }

}  // namespace muster::core::folding
