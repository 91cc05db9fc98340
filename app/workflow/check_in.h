// Back again. What was worn or opened owes the full test and has used up its absorber; what was only carried owes nothing.
#pragma once

#include "app/workflow/command.h"

namespace muster::app {

struct CheckIn {
  std::string unit;
  core::AfterUse::Branch use = core::AfterUse::Branch::carried;
  bool toHome = true;  // put back in its own slot at once, if that is free
};
core::Outcome<Answer> checkIn(World& world, const Who& who, const CheckIn& input);
core::Outcome<Decision> decideCheckIn(Looking& look, const CheckIn& input);

}  // namespace muster::app
