#include "app/workflow/report_fault.h"

#include <algorithm>

#include "app/workflow/refuse.h"
#include "app/workflow/work_orders.h"

namespace muster::app {

core::Outcome<Decision> decideFault(Looking& look, const ReportFault& input) {
  auto unit = activeUnit(look, input.unit);
  if (!unit) return unit.problems();
  if (input.code.empty()) {
    return refuse("empty", core::msg("it is not said what is wrong"), core::msg("choose a kind of fault; other will do"), "code");
  }
  const auto note = keepText(look, input.note);
  const auto& open = (*unit)->faults;
  const auto same = std::find_if(open.begin(), open.end(),
                                 [&](const core::Fault& one) { return one.code == input.code && one.note == note && one.blocks == input.blocks; });
  if (same != open.end() && input.fault.empty()) {
    return refuse("already-open", core::msg("{unit} has this very fault open already: {fault}", {{"unit", (*unit)->code}, {"fault", same->id}}),
                  core::msg("nothing needs to be done; if it is another one, say in the note what is different"), "note");
  }
  const auto id = input.fault.empty() ? core::plainCode("F-" + look.world().random.hex(4)) : input.fault;
  Decision decision{{core::FaultReported{(*unit)->code, id, input.code, note, input.blocks}}, {}};
  if (input.fault.empty()) addOpenedWork(look, decision);
  return decision;
}

core::Outcome<Answer> reportFault(World& world, const Who& who, const ReportFault& input) {
  return carryOut(world, who, [&](Looking& look) { return decideFault(look, input); });
}

core::Outcome<Decision> decideClearing(Looking& look, const ClearFault& input) {
  auto unit = activeUnit(look, input.unit);
  if (!unit) return unit.problems();
  const auto& it = **unit;
  if (it.faults.empty()) {
    return refuse("no-fault", core::msg("{unit} has no open fault", {{"unit", it.code}}), core::msg("nothing needs to be done"), "fault");
  }
  auto fault = std::find_if(it.faults.begin(), it.faults.end(), [&](const core::Fault& one) { return one.id == input.fault; });
  if (input.fault.empty() && it.faults.size() == 1) fault = it.faults.begin();
  if (fault == it.faults.end()) {
    return refuse("unknown-fault", core::msg("{unit} has no open fault {fault}", {{"unit", it.code}, {"fault", input.fault}}),
                  core::msg("choose one of its open faults"), "fault");
  }
  if (input.action.empty()) {
    return refuse("empty", core::msg("it is not said what was done"), core::msg("say what was done: repaired, replaced, no fault found"), "action");
  }
  core::FaultCleared cleared{it.code, fault->id, input.action, keepText(look, input.note), {}};
  const bool tested = !look.rules().proceduresFor(it.kind).empty();
  if (!input.position.empty()) {
    const auto* kind = look.rules().kind(it.kind);
    const bool known =
        kind && std::any_of(kind->positions.begin(), kind->positions.end(), [&](const core::Position& p) { return p.id == input.position; });
    if (!known) {
      return refuse("unknown-position", core::msg("{unit} has no position {position}", {{"unit", it.code}, {"position", input.position}}),
                    core::msg("choose a part from the list, or leave it empty"), "position");
    }
    cleared.owes = look.rules().voidedBy(it.kind, input.position);
  } else if (tested && fault->blocks) {
    cleared.owes = {"*"};
  }
  Decision decision;
  if (!cleared.owes.empty()) decision.remarks.push_back(core::msg("{unit} must be tested again after the repair", {{"unit", it.code}}));
  decision.happenings.push_back(std::move(cleared));
  addClearedWork(look, decision);
  return decision;
}

core::Outcome<Answer> clearFault(World& world, const Who& who, const ClearFault& input) {
  return carryOut(world, who, [&](Looking& look) { return decideClearing(look, input); });
}

}  // namespace muster::app
