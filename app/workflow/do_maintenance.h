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

}  // namespace muster::app
