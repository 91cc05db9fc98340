// Parts: what must be fitted is fitted, is the right kind, and is itself good. Whatever is wrong with a fitted part is wrong
// with the apparatus. A position that is not required may stay empty: the mask comes with its wearer.
#include <algorithm>

#include "core/readiness/cylinder_figures.h"
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
  findQuarantine(looked, context, findings);
  findAllowed(unit, position, *part, context, findings);
  findFaults(looked, context, findings);
  const bool holdsGas = cylinderFigures(part->kind, context.rules).minimum != nullptr;
  if (holdsGas) findPlans(looked, context, findings);  // what is overdue may not be filled: that comes first
  findLot(looked, context, findings);
  findPressure(looked, context, findings);
  findTestsSpent(looked, context, findings);
  findConflicts(looked, context, findings);
  findTests(*part, context, findings);
  if (!holdsGas) findPlans(looked, context, findings);
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

namespace {

// Figure "absorber.test-minutes": one test may last so long; on the average of its tests a longer one shows.
void findLongTest(const Looked& looked, Context& context, Findings& findings) {
  const UnitState& part = looked.unit;
  const Figure* longest = context.rules.figure(familyOf(part.kind, context.rules) + ".test-minutes");
  const Figure* tests = context.rules.figure(familyOf(part.kind, context.rules) + ".tests");
  if (longest == nullptr || tests == nullptr || longest->value.dimension() != Dimension::time || tests->value.dimension() != Dimension::count) return;
  const auto allowed = convert(longest->value, Unit::minute, 0).coefficient() * convert(tests->value, Unit::piece, 0).coefficient();
  if (part.minutesSpent <= allowed) return;
  Condition tired{.state = SetState::dueSoon};
  tired.reason = {"test-minutes-used-up",
                  msg("{part} has been tested with for {spent} min, {allowed} are allowed",
                      {{"part", part.code}, {"spent", std::to_string(part.minutesSpent)}, {"allowed", std::to_string(allowed)}}),
                  context.rules.toBeConfirmed(longest->id, longest->source)};
  tired.next = replacePart(looked, context);
  findings.push_back(tired);
}

}  // namespace

// How often an absorber has been tested with counts against its life; what was worn is spent whatever the count says.
void findTestsSpent(const Looked& looked, Context& context, Findings& findings) {
  const UnitState& part = looked.unit;
  findLongTest(looked, context, findings);
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

namespace {

// A failed assay stops what was filled from the lot, an overdue one warns.
void findAssay(const Looked& looked, const UnitState& lot, const Action& otherwise, Context& context, Findings& findings) {
  std::vector<std::pair<std::string, Text>> places{{"part", looked.unit.code}, {"lot", lot.code}};
  const bool failed = std::any_of(lot.steps.begin(), lot.steps.end(), [](const auto& step) { return step.second.verdict == Verdict::fail; });
  if (failed) {
    Condition bad{.state = SetState::notReady};
    bad.reason = {"lot-failed", msg("{part} was filled from {lot}, whose assay failed", places)};
    bad.next = otherwise;
    findings.push_back(bad);
    return;
  }
  for (const Plan* plan : plansOf(lot, nullptr, context.rules)) {
    const PlanStanding standing = standingOf(*plan, lot, nullptr, context.rules, context.calendar);
    Condition late{.state = SetState::dueSoon};
    late.reason = {"lot-assay-overdue", msg("the assay of {lot}, from which {part} was filled, is overdue", places),
                   context.rules.toBeConfirmed(plan->id, plan->source)};
    if (standing.lastDay)
      late.from = endOfValidity(*standing.lastDay, context.calendar), late.reason.lastDay = standing.lastDay;
    else if (!plan->whenNeverDone)
      continue;
    const Procedure* assay = context.rules.procedure(plan->procedure);
    late.next = action("full-test", msg("assay {lot}", places), lot.code, plan->procedure, assay ? assay->minutes : plan->minutes);
    findings.push_back(late);
  }
}

}  // namespace

// A refilled canister is as good as the bulk lot it came from, a cylinder as the oxygen in it.
void findLot(const Looked& looked, Context& context, Findings& findings) {
  if (!looked.unit.lot.empty()) {
    if (const UnitState* lot = context.unit(looked.unit.lot)) {
      findAssay(looked, *lot, replacePart(looked, context), context, findings);
    } else {
      Condition unknown{.state = SetState::notReady};
      unknown.reason = {"lot-unknown",
                        msg("{part} was filled from {lot}, which is not registered here", {{"part", looked.unit.code}, {"lot", looked.unit.lot}})};
      unknown.next = replacePart(looked, context);
      findings.push_back(unknown);
    }
  }
  for (const GasLot& gas : looked.unit.gas) {
    const UnitState* bulk = gas.bulk.empty() ? nullptr : context.unit(gas.bulk);
    if (bulk == nullptr) continue;
    const Action refill = action("fill", msg("let {cylinder} down to nothing and fill it from another lot", {{"cylinder", looked.unit.code}}),
                                 looked.unit.code, looked.position, minutesOf("fill", context.rules));
    findAssay(looked, *bulk, refill, context, findings);
  }
}

}  // namespace muster::core
