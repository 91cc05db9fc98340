#include "core/readiness/stock.h"

#include <algorithm>

namespace muster::core {

namespace {

std::optional<Instant> frozenFrom(const StockLot& lot, const UnitState& item, const RuleBook& rules) {
  const Figure* freezing = rules.figure(item.kind + ".freezing");
  if (freezing == nullptr || freezing->value.dimension() != Dimension::time || !lot.frozenSince) return std::nullopt;
  return *lot.frozenSince + std::chrono::seconds(convert(freezing->value, Unit::second, 0).coefficient());
}

}  // namespace

StockCount countStock(const UnitState& item, const RuleBook& rules, const Calendar& calendar, Instant at) {
  StockCount count;
  const auto turn = [&](Instant when) {  // something changes then
    if (when <= at)
      count.since = std::max(count.since, when);
    else
      count.until = std::min(count.until, when);
    return when <= at;
  };
  for (const StockLot& lot : item.stock) {
    count.held += lot.count;
    const bool over = lot.expires && turn(endOfValidity(*lot.expires, calendar));
    const auto frozen = frozenFrom(lot, item, rules);
    const bool ripe = !frozen || turn(*frozen);
    if (!over && ripe) count.good += lot.count;
  }
  const auto minimum = item.fields.find("minimum");
  std::optional<Quantity> wanted;
  if (minimum != item.fields.end()) {
    if (auto parsed = Quantity::parse(minimum->second)) wanted = parsed.value();
  }
  if (wanted && wanted->dimension() == Dimension::count) count.minimum = static_cast<int>(convert(*wanted, Unit::piece, 0).coefficient());
  return count;
}

std::vector<StockLot> takeFrom(const UnitState& item, int pieces, const RuleBook& rules, const Calendar& calendar, Instant at) {
  std::vector<StockLot> lots;
  for (const StockLot& lot : item.stock) {
    const bool over = lot.expires && endOfValidity(*lot.expires, calendar) <= at;
    const auto frozen = frozenFrom(lot, item, rules);
    if (lot.count > 0 && !over && (!frozen || *frozen <= at)) lots.push_back(lot);
  }
  std::stable_sort(lots.begin(), lots.end(), [](const StockLot& a, const StockLot& b) {
    const auto end = [](const StockLot& lot) {
      return lot.expires.value_or(Date(std::chrono::year(9999), std::chrono::month(12), std::chrono::day(31)));
    };
    return end(a) != end(b) ? end(a) < end(b) : a.frozenSince.value_or(Instant::distantPast()) < b.frozenSince.value_or(Instant::distantPast());
  });
  std::vector<StockLot> taken;
  for (StockLot& lot : lots) {
    if (pieces <= 0) break;
    lot.count = std::min(lot.count, pieces);
    pieces -= lot.count;
    taken.push_back(lot);
  }
  return taken;
}

}  // namespace muster::core
