// Looks a text over before the TOML library may see it: size, UTF-8, and no non-ASCII outside quotes and comments. Pure.
#pragma once

#include <string_view>

#include "core/base/problem.h"

namespace muster::core {

Problems guardToml(std::string_view text, std::string_view fileName);

}  // namespace muster::core
