// Which facts still count, and what they say now: what was undone is left out, a corrected body stands in place of the first.
//
// The same rule as core's fold, for those who read facts about many subjects (trends, known tests). Pure.
#pragma once

#include <vector>

#include "core/journal/fact.h"

namespace muster::app {

// `facts` in log order; undo and correction facts themselves are left out of the answer.
std::vector<core::Fact> countedFacts(std::vector<core::Fact> facts);

}  // namespace muster::app
