// Running numbers: codes of one kind count on, "BG4-07" then "BG4-08". A code that a person made up otherwise has no number and is let be.
#pragma once

#include <string_view>

namespace muster::core {

// What follows `prefix`, one to six digits and nothing else; 0 for any other code.
int runningNumber(std::string_view code, std::string_view prefix);

}  // namespace muster::core
