// Work orders on a unit, days chosen for its jobs, and what plans by wear and by event count.
#include <algorithm>

#include "core/journal/apply_parts.h"

namespace muster::core::folding {

void noteEvent(UnitState& state, const std::string& event, Instant at) {
  auto [known, first] = state.events.try_emplace(event, EventTimes{at, at});
  if (!first) known->second.last = at;
  for (auto& [plan, done] : state.done) done.since.events.try_emplace(event, at);
  for (auto& [procedure, run] : state.runs) {
    if (run.passedAt) run.since.events.try_emplace(event, at);
  }
}

// What was done before it was told (a page of the paper books) leaves the events between the two standing.
WearSince wearFrom(const UnitState& state, Instant at) {
  WearSince wear{state.uses, state.wornMinutes, state.untimedUses, {}};
  for (const auto& [event, times] : state.events) {
    if (times.last > at) wear.events[event] = std::max(times.first, at);
  }
  return wear;
}

}  // namespace muster::core::folding
