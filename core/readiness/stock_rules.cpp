// Consumables: too few, out of date, or not frozen long enough. Shortage warns; it never stops a set.
#include <algorithm>

#include "core/readiness/findings.h"
#include "core/readiness/stock.h"

namespace muster::core {

namespace {

using Places = std::vector<std::pair<std::string, Text>>;

}  // namespace

// Field "minimum" of the item ("12 pc") is the brigade's own figure.
void findStock(const UnitState& unit, Context& context, Findings& findings) {
  const Kind* kind = context.rules.kind(unit.kind);
  if (kind == nullptr || kind->role != Kind::Role::consumable) return;
  const StockCount count = countStock(unit, context.rules, context.calendar, Instant::distantPast());
  int left = count.held;
  std::vector<StockLot> ending;
  std::copy_if(unit.stock.begin(), unit.stock.end(), std::back_inserter(ending), [](const StockLot& lot) { return lot.expires.has_value(); });
  std::stable_sort(ending.begin(), ending.end(), [](const StockLot& a, const StockLot& b) { return *a.expires < *b.expires; });
  const auto findFew = [&](Instant from) {  // true once there are too few: more do not come by themselves
    if (!count.minimum || left >= *count.minimum) return false;
    Places places{{"held", std::to_string(left)}, {"wanted", std::to_string(*count.minimum)}, {"item", unit.code}};
    Condition few{.from = from, .state = SetState::dueSoon};
    few.reason = {"stock-low", msg("{held} in stock, at least {wanted} wanted", places)};
    few.next = action("stock", msg("get more of {item} and enter what came", places), unit.code, {}, 0);
    findings.push_back(few);
    return true;
  };
  bool few = findFew(Instant::distantPast());
  for (const StockLot& lot : ending) {
    Places places{{"lot", lot.lot.empty() ? unit.code : lot.lot}, {"day", text(*lot.expires)}, {"count", std::to_string(lot.count)}};
    Condition over{.from = endOfValidity(*lot.expires, context.calendar), .state = SetState::dueSoon};
    over.reason = {"stock-expired", msg("{count} of lot {lot} ended on {day}", places), false, false, lot.expires};
    over.next = action("stock", msg("take lot {lot} out of the stock", places), unit.code, lot.lot, 0);
    findings.push_back(over);
    left -= lot.count;
    few = few || findFew(over.from);
  }
}

}  // namespace muster::core
