// Stock by lot: what came, what went. A lot that is used up is no longer there.
#include <algorithm>

#include "core/journal/apply_parts.h"

namespace muster::core::folding {

void applyStock(UnitState& state, const StockMoved& moved) {
  auto& stock = state.stock;
  auto lot = std::find_if(stock.begin(), stock.end(), [&](const StockLot& known) { return known.lot == moved.lot; });
  if (lot == stock.end()) {
    const auto before = [](const StockLot& a, const StockLot& b) { return a.lot < b.lot; };
    const StockLot fresh{moved.lot, 0, {}, {}};
    lot = stock.insert(std::upper_bound(stock.begin(), stock.end(), fresh, before), fresh);
  }
  lot->count += moved.change;
  if (moved.expires) lot->expires = moved.expires;
  if (moved.frozenSince) lot->frozenSince = moved.frozenSince;
  if (lot->count == 0) stock.erase(lot);
}

}  // namespace muster::core::folding
