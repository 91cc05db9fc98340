// From an instrument up to the laboratory: bench, the brigade's own reference it was calibrated with, that one's laboratory.
#pragma once

#include <string>
#include <vector>

#include "app/ports/world.h"
#include "core/equipment/unit_state.h"

namespace muster::app {

struct ChainLink {
  std::string unit;         // empty: the laboratory, where the chain ends here
  std::string certificate;  // by which it stood on that day; empty: none held
  std::string laboratory;
};
// At least the instrument itself. It ends at the laboratory, at an instrument without a certificate, or where it would go in a circle.
std::vector<ChainLink> chainOf(World& world, const std::string& instrument, core::Instant when);

// The latest certificate that held on that day; nullptr: none.
const core::Certificate* heldOn(const core::UnitState& instrument, core::Date day);

}  // namespace muster::app
