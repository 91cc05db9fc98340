// Consumables as the store keeper and the duty squad ask for them: held, good to take, the least wanted, what to do. One answer for page,
// command and JSON. Reads; decides nothing.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/ports/board_line.h"
#include "app/ports/world.h"
#include "core/journal/json.h"
#include "core/readiness/stock.h"

namespace muster::app {

struct StockLine {
  std::string code, kind;
  core::Text title;  // of its kind
  core::StockCount count;
  int forSquads = 0;  // wanted for all squads together, where the rules say so
  core::Segment now;
  std::vector<core::StockLot> lots;
  bool low() const { return (count.minimum && count.good < *count.minimum) || count.good < forSquads; }
};
std::vector<StockLine> stockAt(World& world, core::Instant at);  // by code
core::Json json(const std::vector<StockLine>& lines, core::Instant at, const Say& say = inEnglish());
core::Json::Array lowStockJson(const std::vector<StockLine>& lines);

}  // namespace muster::app
