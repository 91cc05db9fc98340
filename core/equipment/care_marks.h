// What AfterUse::done holds beside the steps of care. Values only.
#pragma once

#include "core/equipment/unit_state.h"

namespace muster::core {

// The rules listed steps when it came in: until the last of them is entered a full test alone does not end the care.
inline constexpr const char* kCareListed = "";
// The full test was passed while steps of care were still open; its readings count.
inline constexpr const char* kTestedMeanwhile = "*";

// The circuit was used or stood open: the full cycle with its test is owed.
inline bool wantsFullTest(const AfterUse& use) { return use.branch == AfterUse::Branch::worn || use.branch == AfterUse::Branch::opened; }

}  // namespace muster::core
