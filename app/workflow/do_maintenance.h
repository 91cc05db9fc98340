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
// `by`: who did it, where that is to be authorised; empty: what was told is put right.
core::Outcome<Decision> decideMaintenance(Looking& look, const DoMaintenance& input, const std::string& by = {});

// The officer's day for a job that is due, no later than its last good day; without `on` the choice is taken back.
struct ChooseDay {
  std::string unit, plan;
  std::optional<core::Date> on;
};
core::Outcome<Answer> chooseDay(World& world, const Who& who, const ChooseDay& input);
core::Outcome<Decision> decideDay(Looking& look, const ChooseDay& input);

// The plans that may be told of a unit of this kind: its own, and those of an apparatus for the position it fits.
std::vector<const core::Plan*> plansMeant(const core::RuleBook& rules, const std::string& kind);

}  // namespace muster::app
