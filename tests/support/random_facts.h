// A history nobody would live through: facts of every kind about a few units, told late, undone, corrected and judged again.
#pragma once

#include <random>
#include <vector>

#include "core/journal/fact.h"

namespace muster::tests {

// Node 1, in log order; recordedAt rises, occurredAt lies up to three days before it.
std::vector<core::Fact> randomFacts(std::mt19937& dice, int count);
std::vector<core::Subject> subjectsOf(const std::vector<core::Fact>& facts);

}  // namespace muster::tests
