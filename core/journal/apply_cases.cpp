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
    state_.openedBy = fact_.by;
  }
  void operator()(const WorkOpened& h) {
    state_.type = CaseType::work, state_.title = h.title, state_.cause = h.cause;
    state_.openedAt = fact_.occurredAt, state_.openedBy = fact_.by;
    state_.work = WorkOrder{WorkOrder::Step::open, h.unit, h.rack, h.cause, h.about, fact_.id, {}, h.until, {}};
  }
  void operator()(const WorkAssigned& h) {
    if (!openWork()) return;
    state_.work->step = WorkOrder::Step::assigned, state_.work->assignedTo = h.person;
    if (h.until) state_.work->until = h.until;
  }
  void operator()(const WorkAnswered& h) {
    if (!openWork()) return;
    state_.work->step = h.accepted ? WorkOrder::Step::accepted : WorkOrder::Step::handedBack;
    state_.work->note = h.note;
    if (h.accepted) state_.work->assignedTo = fact_.by;
  }
  void operator()(const WorkDone& h) {
    if (!openWork()) return;
    state_.work->step = WorkOrder::Step::done;
    if (!h.note.empty()) state_.work->note = h.note;
    state_.closedAt = fact_.occurredAt, state_.outcome = h.outcome, state_.closingNote = h.note;
  }
  void operator()(const CorrectiveEntered& h) {
    if (h.part == "correction") state_.parts.erase("effectiveness");  // another correction has to hold anew
    state_.parts[h.part] = {h.text, fact_.by, h.until, h.good, fact_.occurredAt};
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
  bool openWork() const { return state_.work && !state_.closedAt; }

  CaseState& state_;
  const Fact& fact_;
};

}  // namespace

void applyToCase(CaseState& state, const Fact& fact, const Happening& happening) { std::visit(CaseFold(state, fact), happening); }

}  // namespace muster::core::folding
