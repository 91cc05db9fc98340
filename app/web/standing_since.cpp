#include "app/web/standing_since.h"

namespace muster::app {

std::optional<core::Instant> standingSince(World& world, const std::string& unit, const core::Segment& segment) {
  if (segment.from == core::Instant::distantPast()) return std::nullopt;
  const auto state = world.journal.state(core::unit(unit));
  const auto* known = state ? std::get_if<core::UnitState>(&state->value) : nullptr;
  if (!known) return segment.from;
  if (state->lastOccurredAt > segment.from) return std::nullopt;
  for (const auto& [position, part] : known->parts) {
    const auto fitted = part.empty() ? nullptr : world.journal.state(core::unit(part));
    if (fitted && fitted->lastOccurredAt > segment.from) return std::nullopt;
  }
  return segment.from;
}

}  // namespace muster::app
