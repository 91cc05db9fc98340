// One happening of every kind with every field filled, and facts of them: for golden files and round trips.
#pragma once

#include <vector>

#include "core/journal/happenings.h"
#include "tests/support/rules.h"

namespace muster::tests {

std::vector<core::Happening> sampleHappenings();
// The happening as the nth fact of node 1, all other members filled as well.
core::Fact sampleFact(const core::Happening& happening, std::uint64_t index);

}  // namespace muster::tests
