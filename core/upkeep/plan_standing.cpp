#include "core/upkeep/plan_standing.h"

#include <algorithm>

namespace muster::core {

namespace {

// The latest of several days that may have started the present period.
void startOn(PlanStanding& standing, Date date, bool declared) {
  if (standing.lastDone && *standing.lastDone >= date) return;
  standing.lastDone = date;
  standing.declared = declared;
}

void startByRun(PlanStanding& standing, const UnitState* unit, const Calendar& calendar) {
  if (unit == nullptr) return;
  auto run = unit->runs.find(standing.plan->procedure);
  if (run == unit->runs.end() || !run->second.passedAt) return;
  startOn(standing, calendar.dateOf(*run->second.passedAt), run->second.declared);
}

void startByRule(PlanStanding& standing, const UnitState& unit) {
  const std::string& from = standing.plan->from;
  if (from == "made" && unit.made) startOn(standing, *unit.made, false);
  if (!from.starts_with("field:")) return;
  auto field = unit.fields.find(from.substr(6));
  if (field == unit.fields.end()) return;
  if (auto date = parseDate(field->second)) startOn(standing, *date, false);
}

}  // namespace

PlanStanding standingOf(const Plan& plan, const UnitState& unit, const UnitState* host, const Calendar& calendar) {
  PlanStanding standing;
  standing.plan = &plan;
  startByRule(standing, unit);
  if (!plan.procedure.empty()) {
    startByRun(standing, &unit, calendar);
    startByRun(standing, host, calendar);
  }
  if (auto done = unit.done.find(plan.id); done != unit.done.end()) startOn(standing, done->second.on, done->second.declared);
  if (!standing.lastDone) return standing;

  Date intervalDay = lastValidDay(*standing.lastDone, plan.interval);
  standing.lastDay = intervalDay;
  if (plan.blockAfterDays) {
    standing.blockDay = addDays(*standing.lastDone, *plan.blockAfterDays);
    standing.lastDay = std::min(intervalDay, *standing.blockDay);
  } else if (plan.severity == Severity::block) {
    standing.blockDay = intervalDay;
  }
  standing.warnFrom = addDays(*standing.lastDay, -plan.warnDays);
  return standing;
}

std::string familyOf(std::string_view kind, const RuleBook& rules) {
  for (const Kind& apparatus : rules.kinds()) {
    for (const Position& position : apparatus.positions) {
      if (position.kind == kind) return position.id;
    }
  }
  return std::string(kind);
}

}  // namespace muster::core
