// Since when a unit stands as it does, where that can be said: a segment of its timeline begins when time alone brought it. Where
// something was told of the unit or its parts after that beginning, the segment is of another origin, and no hour is claimed.
#pragma once

#include "app/ports/world.h"

namespace muster::app {

std::optional<core::Instant> standingSince(World& world, const std::string& unit, const core::Segment& segment);

}  // namespace muster::app
