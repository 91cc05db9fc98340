// What makes a plan due beside the calendar: wear, an event, a condition. Private to core/upkeep. Pure.
#pragma once

#include "core/upkeep/plan_standing.h"

namespace muster::core {

// Since when wear and events count: the record of the last time it was done; nullopt: never, then since the unit was registered.
struct CountedFrom {
  WearSince wear;
  std::optional<Instant> at;
};
CountedFrom countedFrom(const Plan& plan, const UnitState& unit, const UnitState* host);

void judgeWear(PlanStanding& standing, const UnitState& unit, const CountedFrom& from);
// The last day after the event; nullopt: nothing has happened since.
std::optional<Date> dayAfterEvent(const PlanStanding& standing, const UnitState& unit, const CountedFrom& from, const Calendar& calendar);
void judgeCondition(PlanStanding& standing, const UnitState& unit, const CountedFrom& from);

}  // namespace muster::core
