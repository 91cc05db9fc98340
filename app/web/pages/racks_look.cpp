#include "app/web/pages/racks_look.h"

#include <algorithm>

namespace muster::app {
namespace {

constexpr int kWidest = 6;  // slots side by side; a longer shelf is drawn in two rows

// "A2" stands on shelf A.
std::string shelfOf(const std::string& slot) {
  const auto end = std::find_if(slot.begin(), slot.end(), [](char c) { return c >= '0' && c <= '9'; });
  return {slot.begin(), end};
}

RackSeen layOut(const core::RackState& rack) {
  RackSeen seen;
  seen.code = rack.code, seen.purpose = rack.purpose;
  std::string shelf;
  int row = -1, column = 0;
  for (const core::SlotSpec& spec : rack.slots) {
    const std::string own = shelfOf(spec.slot);
    if (row < 0 || own != shelf || column == kWidest) ++row, column = 0, shelf = own;
    SlotSeen slot;
    slot.at = {rack.code, spec.slot}, slot.kind = spec.kind, slot.row = row, slot.column = column++;
    seen.columns = std::max(seen.columns, column);
    seen.slots.push_back(std::move(slot));
  }
  seen.rows = row + 1;
  return seen;
}

}  // namespace

const SlotSeen* RackSeen::slot(std::string_view name) const {
  const auto found = std::find_if(slots.begin(), slots.end(), [&](const SlotSeen& one) { return one.at.slot == name; });
  return found == slots.end() ? nullptr : &*found;
}

RacksLook::RacksLook(World& world, core::Instant at) : units_(world.views.units({}, at)) {
  using Key = std::pair<std::string, std::string>;
  std::map<Key, const UnitRow*> standing, belonging;
  for (const UnitRow& unit : units_) {
    if (const auto* slot = std::get_if<core::InSlot>(&unit.place)) standing.emplace(Key{slot->rack, slot->slot}, &unit);
    const bool fitted = std::holds_alternative<core::InUnit>(unit.place);  // it is where it works
    if (unit.home && !fitted && unit.place != core::Place(*unit.home)) belonging.emplace(Key{unit.home->rack, unit.home->slot}, &unit);
  }
  const auto in = [](const std::map<Key, const UnitRow*>& map, const core::InSlot& slot) {
    const auto found = map.find({slot.rack, slot.slot});
    return found == map.end() ? nullptr : found->second;
  };
  for (const core::RackState& state : world.views.racks()) {
    if (state.removed) continue;
    RackSeen rack = layOut(state);
    for (SlotSeen& slot : rack.slots) {
      slot.here = in(standing, slot.at), slot.missing = in(belonging, slot.at);
      rack.held += slot.here != nullptr;
      rack.differences += slot.wrong() + slot.astray();
    }
    racks_.push_back(std::move(rack));
  }
}

const RackSeen* RacksLook::rack(std::string_view code) const {
  const auto found = std::find_if(racks_.begin(), racks_.end(), [&](const RackSeen& one) { return one.code == code; });
  return found == racks_.end() ? nullptr : &*found;
}

std::vector<const SlotSeen*> RacksLook::freeFor(const std::string& kind) const {
  std::vector<const SlotSeen*> out;
  for (const RackSeen& rack : racks_) {
    for (const SlotSeen& slot : rack.slots) {
      if (!slot.here && (slot.kind.empty() || slot.kind == kind)) out.push_back(&slot);
    }
  }
  return out;
}

}  // namespace muster::app
