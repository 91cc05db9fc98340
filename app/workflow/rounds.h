// Rounds: which are due at which rack, what one asks there, and making it. Each failed item of a unit is a fault with a work order of
// its own; of the rack itself, a work order.
#pragma once

#include "app/workflow/command.h"
#include "core/equipment/places.h"
#include "core/journal/json.h"
#include "core/upkeep/rounds.h"

namespace muster::app {

struct RoundQuestion {
  const core::RoundItem* item = nullptr;  // of the rules that are held beside it
  std::string unit, slot;                 // unit empty: of the rack
};
struct RoundAtRack {
  core::Rules rules;
  const core::Round* round = nullptr;
  core::RackState rack;
  std::vector<RoundQuestion> questions;
  core::RoundStanding standing;
  std::optional<core::RoundRecord> last;
};
std::vector<RoundAtRack> roundsAt(World& world, core::Instant at);  // where a round asks something; due ones first

struct MakeRound {
  std::string round, rack;
  std::vector<core::RoundAnswer> answers;  // note: free text here
};
// Refuses "unknown-round", "unanswered" (with the unit and the item), "no-note" for what is not good.
core::Outcome<Answer> makeRound(World& world, const Who& who, const MakeRound& input);

core::Json roundsJson(World& world, core::Instant at);

}  // namespace muster::app
