// Squads: which sets are theirs, and which duty they have.
#pragma once

#include "app/workflow/command.h"

namespace muster::app {

struct FormSquad {
  std::string squad;              // "1"
  std::vector<std::string> sets;  // in the order of positions; the last may be the spare
};
core::Outcome<Answer> formSquad(World& world, const Who& who, const FormSquad& input);

struct AssignDuty {
  std::string squad;
  core::Duty duty = core::Duty::rest;
};
core::Outcome<Answer> assignDuty(World& world, const Who& who, const AssignDuty& input);

}  // namespace muster::app
