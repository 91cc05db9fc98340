#include "app/workflow/check_in.h"

#include <algorithm>

#include "app/workflow/place_unit.h"
#include "app/workflow/refuse.h"
#include "core/readiness/care.h"

namespace muster::app {
namespace {

using Branch = core::AfterUse::Branch;

std::string fitted(const core::UnitState& unit, const std::string& position) {
  const auto part = unit.parts.find(position);
  return part == unit.parts.end() ? "" : part->second;
}

std::vector<std::string> owedAfter(Looking& look, const core::UnitState& unit, Branch use) {
  if (look.rules().proceduresFor(unit.kind).empty()) return {};
  switch (use) {
    case Branch::worn:
    case Branch::opened: return {"*"};
    case Branch::maskOnly: return look.rules().voidedBy(unit.kind, "mask");
    case Branch::carried: return {};
  }
  return {};
}

}  // namespace

core::Outcome<Decision> decideCheckIn(Looking& look, const CheckIn& input) {
  auto unit = activeUnit(look, input.unit);
  if (!unit) return unit.problems();
  const auto& it = **unit;
  if (std::holds_alternative<core::Away>(it.place)) {
    return refuse("is-away", core::msg("{unit} was sent away, not taken out", {{"unit", it.code}}), core::msg("enter its return"), "unit");
  }
  if (!std::holds_alternative<core::Out>(it.place)) {
    return refuse("not-out", core::msg("{unit} is not out", {{"unit", it.code}}),
                  core::msg("check the code; if it had left unseen, report first that it left"), "unit");
  }
  core::CheckedIn in{it.code, input.use, owedAfter(look, it, input.use), {}, ""};
  for (const auto& [position, part] : it.parts) {
    if (!part.empty()) in.parts.push_back(part);
  }
  const auto care = look.rules().careFor(it.kind, core::name(input.use));
  in.care = std::any_of(care.begin(), care.end(), [](const core::CareStep* step) { return core::CareLine::ticked(*step); });
  if (input.use == Branch::worn || input.use == Branch::opened) in.absorber = fitted(it, "absorber");
  Decision decision;
  if (!in.owes.empty()) decision.remarks.push_back(core::msg("{unit} owes its test after use", {{"unit", it.code}}));
  if (in.care && input.use == Branch::carried)
    decision.remarks.push_back(core::msg("{unit} is to be looked over before it serves again", {{"unit", it.code}}));
  if (!in.absorber.empty()) decision.remarks.push_back(core::msg("{part} is used up: fit another absorber", {{"part", in.absorber}}));
  decision.happenings.push_back(std::move(in));
  if (input.toHome && it.home) {
    if (homeIsFree(look, it)) {
      decision.happenings.push_back(core::UnitPlaced{it.code, it.home->rack, it.home->slot, false});
    } else {
      decision.remarks.push_back(core::msg("its slot {slot} is taken: place {unit} elsewhere", {{"slot", slotText(*it.home)}, {"unit", it.code}}));
    }
  }
  return decision;
}

core::Outcome<Answer> checkIn(World& world, const Who& who, const CheckIn& input) {
  return carryOut(world, who, [&](Looking& look) { return decideCheckIn(look, input); });
}

}  // namespace muster::app
