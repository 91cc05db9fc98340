// The outcomes of one step over the sets that a part went through, for core/forecast/suspect. Reads only.
#pragma once

#include "app/ports/world.h"
#include "core/forecast/suspect.h"

namespace muster::app {

// Who is to blame that the step fails on the set: of the parts that it proves or whose swap voids it, the first that the record speaks of;
// nullopt: no such part sits in the set. `facts`: those about the set that count.
std::optional<core::Suspect> suspectFor(World& world, const core::RuleBook& rules, const core::UnitState& set, const std::vector<core::Fact>& facts,
                                        const core::Step& step);

}  // namespace muster::app
