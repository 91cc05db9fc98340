// How much of a consumable there is at a moment: held, and good to take: in date, and frozen long enough where a rule says how long
// ("<kind>.freezing", a time). Pure.
#pragma once

#include "core/base/calendar.h"
#include "core/equipment/unit_state.h"
#include "core/rules/rule_book.h"

namespace muster::core {

struct StockCount {
  int held = 0, good = 0;
  std::optional<int> minimum;  // the brigade's own figure: field "minimum" of the item
  // While nothing comes or goes these counts stand in [since, until).
  Instant since = Instant::distantPast(), until = Instant::distantFuture();
};
StockCount countStock(const UnitState& item, const RuleBook& rules, const Calendar& calendar, Instant at);

// Lots to take so many pieces from, the oldest ice and the nearest end first; fewer pieces where there are no more good ones.
std::vector<StockLot> takeFrom(const UnitState& item, int pieces, const RuleBook& rules, const Calendar& calendar, Instant at);

}  // namespace muster::core
