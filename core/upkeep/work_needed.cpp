#include "core/upkeep/work_needed.h"

#include <algorithm>

namespace muster::core {

namespace {

bool failed(const UnitState& unit, const std::string& step) {
  const auto record = unit.steps.find(step);
  return record != unit.steps.end() && record->second.verdict == Verdict::fail;
}

bool isOpen(const UnitState& unit, const std::string& fault) {
  return std::any_of(unit.faults.begin(), unit.faults.end(), [&](const Fault& one) { return one.id == fault; });
}

// A step of rules that are no longer adopted asks for nothing.
const Step* stepOf(const UnitState& unit, const std::string& id, const RuleBook& rules) {
  for (const Procedure* procedure : rules.proceduresFor(unit.kind)) {
    if (const Step* step = procedure->find(id)) return step;
  }
  return nullptr;
}

}  // namespace

std::string orderAbout(const UnitState& unit, const std::string& about) {
  const auto found =
      std::find_if(unit.work.begin(), unit.work.end(), [&](const OpenWork& open) { return open.about == about && open.cause != "person"; });
  return found == unit.work.end() ? "" : found->file;
}

std::vector<WorkNeed> workNeeded(const UnitState& unit, const RuleBook& rules) {
  std::vector<WorkNeed> needs;
  if (unit.retiredAt) return needs;
  for (const auto& [id, record] : unit.steps) {
    const Step* step = failed(unit, id) ? stepOf(unit, id, rules) : nullptr;
    if (step != nullptr && orderAbout(unit, id).empty()) needs.push_back({unit.code, "step", id, step->title});
  }
  for (const Fault& fault : unit.faults) {
    if (orderAbout(unit, fault.id).empty()) needs.push_back({unit.code, "fault", fault.id, fault.code});
  }
  return needs;
}

bool stillStands(const std::string& cause, const std::string& about, const UnitState& unit) {
  if (unit.retiredAt) return false;
  if (cause == "step") return failed(unit, about);
  return (cause == "fault" || cause == "round") && isOpen(unit, about);
}

}  // namespace muster::core
