#include "app/workflow/place_unit.h"

#include <algorithm>

#include "app/workflow/refuse.h"

namespace muster::app {

namespace {

core::Outcome<core::Nothing> fits(Looking& look, const core::RackState* rack, const core::UnitState& unit, const core::InSlot& slot) {
  if (!rack) {
    return refuse("unknown-rack", core::msg("there is no rack {rack}", {{"rack", slot.rack}}), core::msg("scan the slot label, or install the rack"),
                  "rack");
  }
  const auto spec = std::find_if(rack->slots.begin(), rack->slots.end(), [&](const core::SlotSpec& one) { return one.slot == slot.slot; });
  if (spec == rack->slots.end()) {
    return refuse("unknown-slot", core::msg("rack {rack} has no slot {slot}", {{"rack", slot.rack}, {"slot", slot.slot}}),
                  core::msg("choose one of its slots"), "slot");
  }
  if (!spec->kind.empty() && spec->kind != unit.kind) {
    const auto* kind = look.rules().kind(spec->kind);
    return refuse("slot-kind",
                  core::msg("slot {slot} is for {kind}", {{"slot", slotText(slot)}, {"kind", kind ? kind->title : core::Text(spec->kind)}}),
                  core::msg("choose a slot for its kind"), "slot");
  }
  // Told of a time after which it has stood elsewhere, it may have been in a slot that is taken now.
  const auto* now = look.present().unit(unit.code);
  if (now && now->placedAt > look.at()) return core::Nothing{};
  for (const auto& row : look.world().views.unitsIn(slot.rack)) {
    if (row.slot != slot.slot || row.unit == unit.code) continue;
    return refuse("slot-occupied", core::msg("{unit} stands in slot {slot}", {{"unit", row.unit}, {"slot", slotText(slot)}}),
                  core::msg("place {unit} elsewhere first, or choose another slot", {{"unit", row.unit}}), "slot");
  }
  return core::Nothing{};
}

}  // namespace

core::Outcome<core::Nothing> mayStandIn(Looking& look, const core::UnitState& unit, const core::InSlot& slot) {
  return fits(look, look.rack(slot.rack), unit, slot);
}

bool homeIsFree(Looking& look, const core::UnitState& unit) {
  if (!unit.home) return false;
  const auto rack = look.glanceAtRack(unit.home->rack);
  return fits(look, rack ? &*rack : nullptr, unit, *unit.home).ok();
}

core::Outcome<Decision> decidePlacement(Looking& look, const PlaceUnit& input) {
  auto unit = activeUnit(look, input.unit);
  if (!unit) return unit.problems();
  const auto& it = **unit;
  const core::InSlot slot{core::plainCode(input.rack), core::plainCode(input.slot)};
  if (const auto* in = std::get_if<core::InUnit>(&it.place)) {
    return refuse("fitted", core::msg("{part} is fitted in {unit}", {{"part", it.code}, {"unit", in->unit}}),
                  core::msg("take it out there first, or place the whole set"), "unit");
  }
  if (std::holds_alternative<core::Out>(it.place)) {
    return refuse("is-out", core::msg("{unit} is out", {{"unit", it.code}}), core::msg("check it in first"), "unit");
  }
  if (std::holds_alternative<core::Away>(it.place)) {
    return refuse("is-away", core::msg("{unit} is away", {{"unit", it.code}}), core::msg("enter its return first"), "unit");
  }
  if (auto may = mayStandIn(look, it, slot); !may) return may.problems();
  const bool home = input.home || !it.home;
  if (it.place == core::Place(slot) && (!input.home || it.home == slot)) {
    return refuse("already-there", core::msg("{unit} stands in slot {slot} already", {{"unit", it.code}, {"slot", slotText(slot)}}),
                  core::msg("nothing needs to be done"), "slot");
  }
  return Decision{{core::UnitPlaced{it.code, slot.rack, slot.slot, home}}, {}};
}

core::Outcome<Answer> placeUnit(World& world, const Who& who, const PlaceUnit& input) {
  return carryOut(world, who, [&](Looking& look) { return decidePlacement(look, input); });
}

core::Outcome<Decision> decideSendingAway(Looking& look, const SendAway& input) {
  auto unit = activeUnit(look, input.unit);
  if (!unit) return unit.problems();
  const auto& it = **unit;
  if (input.receiver.empty()) { return refuse("empty", core::msg("the receiver is missing"), core::msg("say where it goes"), "receiver"); }
  if (const auto* in = std::get_if<core::InUnit>(&it.place)) {
    return refuse("fitted", core::msg("{part} is fitted in {unit}", {{"part", it.code}, {"unit", in->unit}}),
                  core::msg("fit another part there first, or send the whole set"), "unit");
  }
  if (std::holds_alternative<core::Out>(it.place)) {
    return refuse("is-out", core::msg("{unit} is out", {{"unit", it.code}}), core::msg("check it in first"), "unit");
  }
  if (const auto* away = std::get_if<core::Away>(&it.place)) {
    return refuse("is-away", core::msg("{unit} is away at {receiver} already", {{"unit", it.code}, {"receiver", away->receiver}}),
                  core::msg("enter its return first"), "unit");
  }
  if (input.expected && *input.expected < look.day()) {
    return refuse("in-the-past", core::msg("the expected return lies in the past"), core::msg("give the day it is expected back"), "expected");
  }
  return Decision{{core::UnitSentAway{it.code, input.receiver, input.purpose, input.expected}}, {}};
}

core::Outcome<Answer> sendAway(World& world, const Who& who, const SendAway& input) {
  return carryOut(world, who, [&](Looking& look) { return decideSendingAway(look, input); });
}

core::Outcome<Decision> decideReturn(Looking& look, const ReturnUnit& input) {
  auto unit = activeUnit(look, input.unit);
  if (!unit) return unit.problems();
  if (!std::holds_alternative<core::Away>((*unit)->place)) {
    return refuse("not-away", core::msg("{unit} was not sent away", {{"unit", (*unit)->code}}),
                  core::msg("check it in if it was out, or place it in its slot"), "unit");
  }
  Decision decision;
  decision.happenings.push_back(core::UnitReturned{(*unit)->code, input.papers});
  if (homeIsFree(look, **unit)) {
    decision.happenings.push_back(core::UnitPlaced{(*unit)->code, (*unit)->home->rack, (*unit)->home->slot, false});
  } else {
    decision.remarks.push_back(core::msg("place {unit} in a slot", {{"unit", (*unit)->code}}));
  }
  return decision;
}

core::Outcome<Answer> returnUnit(World& world, const Who& who, const ReturnUnit& input) {
  return carryOut(world, who, [&](Looking& look) { return decideReturn(look, input); });
}

}  // namespace muster::app
