// The board: how many squads can go, every set with its state, reason and next action, kit by count. One answer for the page,
// the JSON and the command line. Reads views, decides nothing itself.
#pragma once

#include <string>
#include <vector>

#include "app/ports/board_line.h"
#include "app/ports/world.h"
#include "core/journal/json.h"
#include "core/readiness/squads.h"

namespace muster::app {

struct KitCount {  // one kind of kit, by count
  std::string kind;
  core::Text title;
  int held = 0, good = 0;  // good: ready or due soon
  int needed = 0;          // for all squads together
  core::SetState worst = core::SetState::ready;
};

struct Board {
  core::Instant at;
  std::vector<UnitRow> sets;  // apparatus, by code
  core::SquadReport squads;
  std::vector<core::SquadState> formed;  // the squads as they are formed, with the sets that are theirs
  std::vector<core::UnitNow> units;      // what the report was made of: for asking "and if this set were ready?"
  std::vector<KitCount> kit;             // kinds that squads need, in the order of the rules
  int counts[6] = {};                    // sets by state, in the order of SetState
};

Board boardAt(World& world, core::Instant at);

core::Json boardJson(const Board& board, const Say& say = inEnglish());

// canonical(boardJson(boardAt(...))) in English, from lines that stand ready; the moment apart, since only it differs from one asking
// to the next.
struct BoardText {
  std::string rest;  // all that follows the moment
  Lasting lasting;
  std::string at(core::Instant now) const;
};
BoardText boardTextOf(World& world, core::Instant at);
core::Json squadsJson(const core::SquadReport& report);
std::string_view name(core::Grade grade);  // "complete" "can_go_without" "cannot"
std::string_view name(core::Duty duty);    // "on_duty" "standby" "rest"

}  // namespace muster::app
