// Repairs: what was done to a set, read off the facts, that makes the readings before it tell nothing about those after it. Pure.
//
// A part was swapped: the steps that the swap voided. A fault was put right: the steps owed for it. Maintenance, other than a test: the steps
// of the part it was for, else every step. Maintenance or repair of a part while it sits in the set: the steps that a swap there voids.
#pragma once

#include "core/forecast/forecast.h"
#include "core/journal/happenings.h"

namespace muster::core {

// `facts`: those about the set that count.
std::vector<Repair> repairsOf(const UnitState& set, const std::vector<Fact>& facts, const RuleBook& rules);
// `facts`: those about the part that count; it sits in the set at the position since `since`.
std::vector<Repair> repairsOfPart(const UnitState& set, const std::string& position, const std::string& part, Instant since,
                                  const std::vector<Fact>& facts, const RuleBook& rules);

}  // namespace muster::core
