#include "core/upkeep/triggers.h"

#include <algorithm>

namespace muster::core {

namespace {

constexpr int kMinutesOfHour = 60;

// What was reached by wear was reached with the last use; nothing tells the very minute.
Instant lastUse(const UnitState& unit) {
  const auto worn = unit.events.find("worn");
  return worn == unit.events.end() ? unit.registeredAt : worn->second.last;
}

void reach(PlanStanding& standing, Instant at, std::string by, Message count) {
  if (standing.reachedAt && *standing.reachedAt <= at) return;
  standing.reachedAt = at, standing.by = std::move(by), standing.count = std::move(count);
}

void comeNear(PlanStanding& standing, std::string by, Message count) {
  if (standing.reachedAt || standing.soon) return;
  standing.soon = true, standing.by = std::move(by), standing.count = std::move(count);
}

// "12.5 V", ">= 1000 Pa"; "works" and text are no quantity.
std::optional<Quantity> valueOf(std::string typed) {
  if (typed.starts_with(">= ") || typed.starts_with("<= ")) typed.erase(0, 3);
  const auto read = Quantity::parse(typed);
  return read ? std::optional(read.value()) : std::nullopt;
}

bool meets(const Quantity& value, const PlanCondition& condition) {
  const auto within = [&](const std::optional<Bound>& bound, bool lower) {
    if (!bound) return true;
    if (bound->value.dimension() != value.dimension()) return false;
    const auto order = compare(value, bound->value);
    return order == 0 ? bound->inclusive : (order > 0) == lower;
  };
  return within(condition.min, true) && within(condition.max, false);
}

}  // namespace

CountedFrom countedFrom(const Plan& plan, const UnitState& unit, const UnitState* host) {
  CountedFrom from;
  const auto take = [&](const WearSince& wear, Instant at) {
    if (!from.at || *from.at < at) from = {wear, at};
  };
  if (const auto done = unit.done.find(plan.id); done != unit.done.end()) take(done->second.since, done->second.at);
  if (plan.procedure.empty()) return from;
  const auto passed = [&](const UnitState& tested) -> const RunRecord* {
    const auto run = tested.runs.find(plan.procedure);
    return run != tested.runs.end() && run->second.passedAt ? &run->second : nullptr;
  };
  if (const RunRecord* own = passed(unit)) take(own->since, *own->passedAt);
  // A test of the apparatus answers for the part from its time on; what the part had worn by then nobody counted.
  if (const RunRecord* test = host != nullptr ? passed(*host) : nullptr) {
    WearSince wear;
    for (const auto& [event, times] : unit.events) {
      if (times.last > *test->passedAt) wear.events[event] = std::max(times.first, *test->passedAt);
    }
    take(wear, *test->passedAt);
  }
  return from;
}

void judgeWear(PlanStanding& standing, const UnitState& unit, const CountedFrom& from) {
  const Plan& plan = *standing.plan;
  const WearSince& since = from.wear;
  if (plan.uses) {
    const int used = unit.uses - since.uses;
    Message count = msg("{n} of {m} uses", {{"n", std::to_string(used)}, {"m", std::to_string(*plan.uses)}});
    if (used >= *plan.uses)
      reach(standing, lastUse(unit), "uses", std::move(count));
    else if (plan.usesWarn > 0 && used >= *plan.uses - plan.usesWarn)
      comeNear(standing, "uses", std::move(count));
  }
  if (plan.usedMinutes) {
    const int used = unit.wornMinutes - since.minutes + (unit.untimedUses - since.untimed) * plan.untimedUse;
    Message count =
        msg("{n} of {m} h worn", {{"n", std::to_string(used / kMinutesOfHour)}, {"m", std::to_string(*plan.usedMinutes / kMinutesOfHour)}});
    if (used >= *plan.usedMinutes)
      reach(standing, lastUse(unit), "hours", std::move(count));
    else if (plan.usedWarnMinutes > 0 && used >= *plan.usedMinutes - plan.usedWarnMinutes)
      comeNear(standing, "hours", std::move(count));
  }
}

std::optional<Date> dayAfterEvent(const PlanStanding& standing, const UnitState& unit, const CountedFrom& from, const Calendar& calendar) {
  std::optional<Instant> first;
  for (const std::string& event : standing.plan->events) {
    std::optional<Instant> at;
    if (from.at) {
      const auto found = from.wear.events.find(event);
      if (found != from.wear.events.end()) at = found->second;
    } else if (const auto found = unit.events.find(event); found != unit.events.end()) {
      at = found->second.first;
    }
    if (at) first = std::min(first.value_or(*at), *at);
  }
  if (!first) return std::nullopt;
  return addDays(calendar.dateOf(*first), standing.plan->withinDays);
}

void judgeCondition(PlanStanding& standing, const UnitState& unit, const CountedFrom& from) {
  if (!standing.plan->condition) return;
  const PlanCondition& condition = *standing.plan->condition;
  const auto count = [](const std::string& value) { return msg("found: {value}", {{"value", value}}); };
  if (const auto step = unit.steps.find(condition.step); step != unit.steps.end()) {
    const auto value = valueOf(step->second.value);
    const bool since = !from.at || step->second.at > *from.at;
    if (value && since && meets(*value, condition)) reach(standing, step->second.at, "condition", count(step->second.value));
  }
  // A field has no time of its own: it stands until it is entered anew.
  if (const auto field = unit.fields.find(condition.field); field != unit.fields.end()) {
    const auto value = valueOf(field->second);
    if (value && meets(*value, condition)) reach(standing, unit.registeredAt, "condition", count(field->second));
  }
}

}  // namespace muster::core
