// Something due was done: recorded by plan and day.
#pragma once

#include "app/workflow/command.h"

namespace muster::app {

struct DoMaintenance {
  std::string unit, plan;
  std::optional<core::Date> on;  // nullopt: the day as told
  std::string note;
};
core::Outcome<Answer> doMaintenance(World& world, const Who& who, const DoMaintenance& input);
core::Outcome<Decision> decideMaintenance(Looking& look, const DoMaintenance& input);

// The plans that may be told of a unit of this kind: its own, and those of an apparatus for the position it fits.
std::vector<const core::Plan*> plansMeant(const core::RuleBook& rules, const std::string& kind);

}  // namespace muster::app
