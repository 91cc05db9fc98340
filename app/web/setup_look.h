// How far the set-up of a brigade has come: what there is, what is still missing. Read once a page from states; decides nothing.
#pragma once

#include <vector>

#include "app/ports/world.h"

namespace muster::app {

struct SetupLook {
  explicit SetupLook(World& world);

  core::Rules rules;
  std::vector<core::UnitState> sets;         // apparatus in use, by code
  std::vector<core::UnitState> calibrators;  // in use, by code

  std::vector<const core::Kind*> kinds(core::Kind::Role role) const;
  // The positions a set is put together with: those that are demanded and those something falls due for.
  std::vector<core::Position> positions(const std::string& kind) const;
  bool lacksParts(const core::UnitState& set) const;  // a demanded position is empty
  // Neither taken over from paper nor tested: nothing is known of it.
  static bool unproved(const core::UnitState& set) { return !set.declaredOnce && set.runs.empty(); }

 private:
  void add(World& world, const core::Kind& kind, std::vector<core::UnitState>& units);
};

// "BG4-01" and on, from the first free one.
std::vector<std::string> offeredCodes(World& world, const std::string& kind, int count);
std::optional<core::UnitState> unitState(World& world, const std::string& code);

}  // namespace muster::app
