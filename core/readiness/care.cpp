#include "core/readiness/care.h"

#include <algorithm>

#include "core/equipment/care_marks.h"

namespace muster::core {

std::string_view name(AfterUse::Branch branch) {
  switch (branch) {
    case AfterUse::Branch::worn: return "worn";
    case AfterUse::Branch::opened: return "opened";
    case AfterUse::Branch::carried: return "carried";
    case AfterUse::Branch::maskOnly: return "mask-only";
  }
  return "worn";
}

namespace {

// When the step was done; one that is a fitting is done by that, not by a tick.
std::optional<Instant> doneAt(const CareStep& step, const UnitState& unit, Lookup& lookup) {
  const auto& after = *unit.afterUse;
  if (const auto ticked = after.done.find(step.id); ticked != after.done.end()) return ticked->second;
  if (!step.procedure.empty()) {
    const auto tested = after.done.find(kTestedMeanwhile);
    if (tested != after.done.end()) return tested->second;
  }
  if (step.position.empty()) return std::nullopt;
  const auto fitted = unit.parts.find(step.position);
  const UnitState* part = fitted == unit.parts.end() ? nullptr : lookup.unit(fitted->second);
  if (part == nullptr || part->spent) return std::nullopt;
  if (part->placedAt > after.since) return part->placedAt;                            // another one was fitted since
  if (part->pressure && part->pressure->at > after.since) return part->pressure->at;  // the same one, filled and read again
  if (part->canisterFilledAt && *part->canisterFilledAt > after.since) return part->canisterFilledAt;
  return std::nullopt;
}

}  // namespace

std::vector<CareLine> careOf(const UnitState& unit, Lookup& lookup, const RuleBook& rules) {
  std::vector<CareLine> lines;
  if (!unit.afterUse && !unit.releaseOwed) return lines;
  Instant earliest = unit.afterUse ? unit.afterUse->since : unit.releaseOwed->since;
  const Instant begun = earliest;
  bool open = false;
  for (const CareStep* step : rules.careFor(unit.kind, unit.afterUse ? name(unit.afterUse->branch) : "worn")) {
    CareLine line;
    line.step = step;
    if (unit.afterUse) {
      line.done = doneAt(*step, unit, lookup);
    } else if (!step->release) {
      line.done = unit.releaseOwed->since;  // the full test ended the care
    }
    if (line.done) {
      line.standing = CareLine::Standing::done;
      if (!open) earliest = *line.done + std::chrono::minutes(step->waitMinutes);
    } else if (!open) {
      open = true;
      line.standing = CareLine::Standing::next;
      if (earliest > begun) line.earliest = earliest;
    }
    lines.push_back(line);
  }
  return lines;
}

bool careOwed(const std::vector<CareLine>& lines) {
  return std::any_of(lines.begin(), lines.end(), [](const CareLine& line) { return !line.step->release && !line.done; });
}

}  // namespace muster::core
