// Parts: what must be fitted is fitted, is the right kind, and is itself good. Whatever is wrong with a fitted part is wrong
// with the apparatus. A position that is not required may stay empty: the mask comes with its wearer.
#include "core/readiness/findings.h"
#include "core/upkeep/plan_standing.h"

namespace muster::core {

Action replacePart(const Looked& looked, Context& context) {
  if (looked.host != nullptr) {
    return action("fit-part", msg("replace {part} in {unit}", {{"part", looked.unit.code}, {"unit", looked.host->code}}), looked.host->code,
                  looked.position, minutesOf("fit-part", context.rules));
  }
  return action("fit-part", msg("do not fit {part}; fit another", {{"part", looked.unit.code}}), looked.unit.code, {}, 0);
}

namespace {

void missing(const UnitState& unit, const Position& position, std::string code, Message text, Context& context, Findings& findings) {
  Condition condition{.state = SetState::notReady};
  condition.reason = {std::move(code), std::move(text)};
  condition.next = action("fit-part", msg("fit the missing {position} to {unit}", {{"position", position.title}, {"unit", unit.code}}), unit.code,
                          position.id, minutesOf("fit-part", context.rules));
  findings.push_back(condition);
}

void findFitted(const UnitState& unit, const Position& position, const std::string& code, Context& context, Findings& findings) {
  const UnitState* part = context.unit(code);
  if (part == nullptr) {
    return missing(unit, position, "part-unknown", msg("{part} is fitted but not registered here", {{"part", code}}), context, findings);
  }
  if (part->kind != position.kind) {
    return missing(unit, position, "part-wrong-kind", msg("{part} does not belong at {position}", {{"part", code}, {"position", position.title}}),
                   context, findings);
  }
  Looked looked{*part, &unit, position.id};
  if (part->retiredAt) {
    Condition retired{.state = SetState::notReady};
    retired.reason = {"part-retired", msg("{part} is retired and still fitted", {{"part", code}})};
    retired.next = replacePart(looked, context);
    findings.push_back(retired);
    return;
  }
  findFaults(looked, context, findings);
  findPressure(looked, context, findings);
  findTestsSpent(looked, context, findings);
  findConflicts(looked, context, findings);
  findTests(*part, context, findings);
  findPlans(looked, context, findings);
}

}  // namespace

void findParts(const UnitState& unit, Context& context, Findings& findings) {
  const Kind* kind = context.rules.kind(unit.kind);
  if (kind == nullptr) {
    Condition unknown{.state = SetState::unknown};
    unknown.reason = {"kind-unknown", msg("no adopted rule knows the kind {kind}", {{"kind", unit.kind}})};
    unknown.next = action("adopt-rules", msg("adopt a rule pack that has the kind {kind}", {{"kind", unit.kind}}), unit.code, unit.kind, 0);
    findings.push_back(unknown);
    return;
  }
  for (const Position& position : kind->positions) {
    auto fitted = unit.parts.find(position.id);
    if (fitted != unit.parts.end() && !fitted->second.empty()) {
      findFitted(unit, position, fitted->second, context, findings);
    } else if (position.required) {
      missing(unit, position, "part-missing", msg("no {position} fitted", {{"position", position.title}}), context, findings);
    }
  }
}

// How often an absorber has been tested with counts against its life; what was worn is spent whatever the count says.
void findTestsSpent(const Looked& looked, Context& context, Findings& findings) {
  const UnitState& part = looked.unit;
  if (part.spent) {
    Condition spent{.state = SetState::notReady};
    spent.reason = {"part-spent", msg("{part} is used up", {{"part", part.code}})};
    spent.next = replacePart(looked, context);
    findings.push_back(spent);
    return;
  }
  const Figure* figure = context.rules.figure(familyOf(part.kind, context.rules) + ".tests");
  if (figure == nullptr || figure->value.dimension() != Dimension::count) return;
  auto allowed = convert(figure->value, Unit::piece, 0).coefficient();
  auto left = allowed - part.testsSpent;
  if (left > 1) return;
  std::vector<std::pair<std::string, Text>> places{
      {"part", part.code}, {"spent", std::to_string(part.testsSpent)}, {"allowed", std::to_string(allowed)}};
  // The last allowed test is still a good one: the set may go, it only may not be tested again with this part.
  bool blocks = left < 0 && figure->severity == Severity::block;
  Condition condition{.state = blocks ? SetState::notReady : SetState::dueSoon};
  condition.reason.code = left <= 0 ? "tests-used-up" : "one-test-left";
  condition.reason.text = left <= 0 ? msg("{part} has been tested with {spent} times, {allowed} are allowed", places)
                                    : msg("{part} has one test left of {allowed}", places);
  condition.reason.toBeConfirmed = context.rules.toBeConfirmed(figure->id, figure->source);
  condition.reason.declared = part.testsDeclared > 0;
  condition.next = replacePart(looked, context);
  findings.push_back(condition);
}

}  // namespace muster::core
