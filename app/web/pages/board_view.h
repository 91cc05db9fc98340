// The parts of the board as views: tiles, squads, shortage, next action, the week. Pure but for what the world is asked.
#pragma once

#include <map>

#include "app/web/site.h"
#include "app/workflow/board.h"

namespace muster::app {

// All that drawing a board needs, looked up once.
struct BoardLook {
  const Translator& say;
  World& world;  // the site's, or the one that was known at a past moment
  const Board& board;
  std::shared_ptr<const core::Calendar> calendar;
  core::Rules rules;
  core::Date today;
  std::map<std::string, const UnitRow*, std::less<>> sets;  // by code

  BoardLook(const Translator& say, World& world, const Board& board);
  const UnitRow* set(std::string_view code) const;
  const core::SquadState* formed(std::string_view squad) const;
};

std::string squadTitle(const Translator& say, const std::string& code);
std::string shortageCount(const Translator& say, const core::Shortage& shortage);  // "3 × BG 4 sets short"
std::string shortageText(const Translator& say, const core::Shortage& shortage);

void setTop(View& body, const BoardLook& look);     // the answer, the shortage, the one action
void setSquads(View& body, const BoardLook& look);  // the tiles
void setKit(View& body, const BoardLook& look);
void setLegend(View& body, const BoardLook& look);
void setWeek(View& body, const BoardLook& look);  // what falls due in seven days

}  // namespace muster::app
