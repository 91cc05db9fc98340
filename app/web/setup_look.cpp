#include "app/web/setup_look.h"

#include <algorithm>

#include "app/workflow/do_maintenance.h"
#include "app/workflow/register_unit.h"

namespace muster::app {

std::optional<core::UnitState> unitState(World& world, const std::string& code) {
  const auto state = world.journal.state(core::unit(code));
  const auto* unit = state ? std::get_if<core::UnitState>(&state->value) : nullptr;
  if (!unit || unit->kind.empty()) return std::nullopt;
  return *unit;
}

std::vector<std::string> offeredCodes(World& world, const std::string& kind, int count) {
  const std::string first = offeredCode(world, kind);
  const auto digits = first.find_last_not_of("0123456789") + 1;
  const int number = std::stoi(first.substr(digits));
  std::vector<std::string> codes;
  for (int i = 0; i < count; ++i) {
    const std::string text = std::to_string(number + i);
    codes.push_back(first.substr(0, digits) + (text.size() < 2 ? "0" + text : text));
  }
  return codes;
}

SetupLook::SetupLook(World& world) : rules(world.rules()) {
  for (const core::Kind& kind : rules->kinds()) {
    if (kind.role == core::Kind::Role::apparatus) add(world, kind, sets);
    if (kind.role == core::Kind::Role::calibrator) add(world, kind, calibrators);
  }
}

void SetupLook::add(World& world, const core::Kind& kind, std::vector<core::UnitState>& units) {
  for (const UnitRow& row : world.views.units({.kind = kind.id}, world.clock.now())) {
    if (auto state = unitState(world, row.code)) units.push_back(std::move(*state));
  }
}

std::vector<const core::Kind*> SetupLook::kinds(core::Kind::Role role) const {
  std::vector<const core::Kind*> found;
  for (const core::Kind& kind : rules->kinds()) {
    if (kind.role == role) found.push_back(&kind);
  }
  return found;
}

std::vector<core::Position> SetupLook::positions(const std::string& kind) const {
  std::vector<core::Position> found;
  const core::Kind* apparatus = rules->kind(kind);
  if (!apparatus) return found;
  std::copy_if(apparatus->positions.begin(), apparatus->positions.end(), std::back_inserter(found),
               [&](const core::Position& position) { return position.required || !plansMeant(*rules, position.kind).empty(); });
  return found;
}

bool SetupLook::lacksParts(const core::UnitState& set) const {
  const core::Kind* apparatus = rules->kind(set.kind);
  return apparatus && std::any_of(apparatus->positions.begin(), apparatus->positions.end(), [&](const core::Position& position) {
           const auto part = set.parts.find(position.id);
           return position.required && (part == set.parts.end() || part->second.empty());
         });
}

}  // namespace muster::app
