// After use: the steps of care that the rules list for this kind and branch, one after the other with their waiting times, then the
// full test, then the word of a second person. Without a list the full test alone is owed.
#include <algorithm>

#include "core/readiness/findings.h"

namespace muster::core {

namespace {

using Places = std::vector<std::pair<std::string, Text>>;

std::string_view nameOf(AfterUse::Branch branch) {
  switch (branch) {
    case AfterUse::Branch::worn: return "worn";
    case AfterUse::Branch::opened: return "opened";
    case AfterUse::Branch::carried: return "carried";
    case AfterUse::Branch::maskOnly: return "mask-only";
  }
  return "worn";
}

std::chrono::microseconds minutes(int count) { return std::chrono::minutes(count); }

// When the step was done; a step that is a fitting or a test is done by that, not by a tick.
std::optional<Instant> doneAt(const CareStep& step, const UnitState& unit, Context& context) {
  const auto& after = *unit.afterUse;
  if (const auto ticked = after.done.find(step.id); ticked != after.done.end()) return ticked->second;
  if (step.position.empty()) return std::nullopt;
  const auto fitted = unit.parts.find(step.position);
  const UnitState* part = fitted == unit.parts.end() ? nullptr : context.unit(fitted->second);
  if (part == nullptr || part->spent) return std::nullopt;
  if (part->placedAt > after.since) return part->placedAt;                            // another one was fitted since
  if (part->pressure && part->pressure->at > after.since) return part->pressure->at;  // the same one, filled and read again
  if (part->canisterFilledAt && *part->canisterFilledAt > after.since) return part->canisterFilledAt;
  return std::nullopt;
}

Action actionFor(const CareStep& step, const UnitState& unit) {
  Places places{{"unit", unit.code}, {"step", step.title}};
  if (!step.position.empty()) return action("fit-part", msg("{step} on {unit}", places), unit.code, step.position, step.minutes);
  return action("care", msg("{step} on {unit}", places), unit.code, step.id, step.minutes);
}

}  // namespace

// The first open step is the next action; until its predecessor has waited long enough the set is under work, with the time.
void findCare(const UnitState& unit, Context& context, Findings& findings) {
  if (!unit.afterUse) return;
  const auto steps = context.rules.careFor(unit.kind, nameOf(unit.afterUse->branch));
  Instant earliest = unit.afterUse->since;
  for (const CareStep* step : steps) {
    if (step->release || !step->procedure.empty()) break;  // the test and the release have rules of their own
    if (const auto done = doneAt(*step, unit, context)) {
      earliest = *done + minutes(step->waitMinutes);
      continue;
    }
    Places places{{"step", step->title}, {"day", text(context.calendar.dateOf(unit.afterUse->since))}};
    Condition open{.from = earliest, .state = SetState::notReady};
    open.reason = {"care-owed", msg("used on {day}, owed: {step}", places)};
    open.next = actionFor(*step, unit);
    findings.push_back(open);
    if (earliest > unit.afterUse->since) {
      Condition waiting{.until = earliest, .state = SetState::underWork};
      places.push_back({"time", context.calendar.localText(earliest)});
      waiting.reason = {"care-waiting", msg("{step} not before {time}", places)};
      waiting.next = open.next;
      findings.push_back(waiting);
    }
    return;
  }
  if (steps.empty() || earliest <= unit.afterUse->since) return;
  Condition waiting{.until = earliest, .state = SetState::underWork};
  waiting.reason = {"care-waiting", msg("{unit} rests until {time}", {{"unit", unit.code}, {"time", context.calendar.localText(earliest)}})};
  if (const Procedure* full = context.rules.fullTest(unit.kind)) {
    waiting.next = action("full-test", msg("test {unit} fully", {{"unit", unit.code}}), unit.code, full->id, full->minutes);
  }
  findings.push_back(waiting);
}

// Asked for only where the rules list a release for this kind; the duty leader alone may let it serve for so many hours.
void findRelease(const UnitState& unit, Context& context, Findings& findings) {
  if (!unit.releaseOwed) return;
  const auto steps = context.rules.careFor(unit.kind, "worn");
  const auto release = std::find_if(steps.begin(), steps.end(), [](const CareStep* step) { return step->release; });
  if (release == steps.end()) return;
  Places places{{"unit", unit.code}};
  Condition owed{.state = SetState::notReady};
  owed.reason = {"release-owed", msg("tested after use; a second person has not released {unit} yet", places),
                 context.rules.toBeConfirmed("care." + (*release)->id, (*release)->source)};
  owed.next = action("release", msg("let a second person look at {unit} and release it", places), unit.code, (*release)->id, (*release)->minutes);
  if (const auto until = unit.releaseOwed->provisionally) {
    Condition provisional{.until = *until, .state = SetState::dueSoon};
    places.push_back({"time", context.calendar.localText(*until)});
    provisional.reason = {"released-provisionally", msg("released by the duty leader alone until {time}", places)};
    provisional.next = owed.next;
    findings.push_back(provisional);
    owed.from = *until;
  }
  findings.push_back(owed);
}

}  // namespace muster::core
