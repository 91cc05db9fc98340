// Consumables: too few, out of date, or not frozen long enough. Shortage warns; it never stops a set.
#include "core/readiness/findings.h"

namespace muster::core {

namespace {

using Places = std::vector<std::pair<std::string, Text>>;

std::optional<Quantity> quantityField(const UnitState& unit, const char* id) {
  const auto field = unit.fields.find(id);
  if (field == unit.fields.end()) return std::nullopt;
  auto parsed = Quantity::parse(field->second);
  return parsed ? std::optional(parsed.value()) : std::nullopt;
}

}  // namespace

// Field "minimum" of the item ("12 pc") is the brigade's own figure.
void findStock(const UnitState& unit, Context& context, Findings& findings) {
  const Kind* kind = context.rules.kind(unit.kind);
  if (kind == nullptr || kind->role != Kind::Role::consumable) return;
  int held = 0;
  for (const StockLot& lot : unit.stock) {
    held += lot.count;
    if (!lot.expires) continue;
    Places places{{"lot", lot.lot.empty() ? unit.code : lot.lot}, {"day", text(*lot.expires)}, {"count", std::to_string(lot.count)}};
    Condition over{.from = endOfValidity(*lot.expires, context.calendar), .state = SetState::dueSoon};
    over.reason = {"stock-expired", msg("{count} of lot {lot} ended on {day}", places), false, false, lot.expires};
    over.next = action("stock", msg("take lot {lot} out of the stock", places), unit.code, lot.lot, 0);
    findings.push_back(over);
  }
  const auto minimum = quantityField(unit, "minimum");
  if (!minimum || minimum->dimension() != Dimension::count) return;
  const auto wanted = convert(*minimum, Unit::piece, 0).coefficient();
  if (held >= wanted) return;
  Places places{{"held", std::to_string(held)}, {"wanted", std::to_string(wanted)}, {"item", unit.code}};
  Condition few{.state = SetState::dueSoon};
  few.reason = {"stock-low", msg("{held} in stock, at least {wanted} wanted", places)};
  few.next = action("stock", msg("get more of {item} and enter what came", places), unit.code, {}, 0);
  findings.push_back(few);
}

}  // namespace muster::core
