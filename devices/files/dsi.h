// Figures of the D-SI (https://ptb.de/si): a number that may have an exponent and a unit spelled "\hecto\pascal" -> a Quantity with
// every digit kept. Pure.
#pragma once

#include <string_view>
#include <vector>

#include "core/base/quantity.h"

namespace muster::devices {

// "not-a-number", "too-many-digits"; "unknown-unit": none we measure in, or one that cannot be brought to ours without rounding.
core::Outcome<core::Quantity> readDsi(std::string_view number, std::string_view unit);
bool knowsDsiUnit(std::string_view unit);

}  // namespace muster::devices
