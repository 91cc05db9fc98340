// Out of the door: one set, several, or a whole squad, in one command.
//
// Planned: refused for what is not ready, with the reason and the next action. By override: taken all the same, by an
// officer who signs, with a reason (duties.h says who may). Reported (it has already left): never refused, marked; the reason is asked afterwards.
#pragma once

#include "app/workflow/command.h"

namespace muster::app {

struct CheckOut {
  std::vector<std::string> units;         // empty with a squad: all its sets that are here
  std::string holder;                     // "person:P012" or "squad:1"
  std::optional<core::Instant> expected;  // back again
  std::string job;                        // incident or drill, may be empty
  bool reported = false;                  // it has already left
  bool override_ = false;                 // taken although not ready; who signs is the officer
  std::string reason;                     // of the override, free text
  bool ice = false;                       // frozen ice was fitted to each; its lack is said, never a reason to stay
};
core::Outcome<Answer> checkOut(World& world, const Who& who, const CheckOut& input);
core::Outcome<Decision> decideCheckOut(Looking& look, const CheckOut& input, const std::string& by);  // by: who orders it

// Afterwards, when the officer is next at a screen: why a set that was not ready left.
core::Outcome<Answer> giveReason(World& world, const Who& who, core::FactId checkOut, const std::string& reason);
std::vector<core::Fact> awaitingReason(World& world);  // check-outs that still lack one

}  // namespace muster::app
