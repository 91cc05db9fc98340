// Looks a text over before the TOML library may see it: size, UTF-8, no non-ASCII outside quotes and comments, and no section header
// that does not begin with a name ("[="): toml++ 3.3 survives neither of the last two. Pure.
#pragma once

#include <string_view>

#include "core/base/problem.h"

namespace muster::core {

Problems guardToml(std::string_view text, std::string_view fileName);

}  // namespace muster::core
