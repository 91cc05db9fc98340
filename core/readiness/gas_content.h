// Is there enough gas? A gauge reading at a cold cylinder understates, at a warm one overstates what it holds.
//
// The content is told as the pressure at the reference temperature by the published exam rule, p2 = p1 * T2 / T1 in kelvin
// (ideal gas). Real oxygen at 20 MPa loses more than that rule says when it cools: it is the published default, not the last
// word. Compared exactly, shown rounded. Pure.
#pragma once

#include <compare>
#include <optional>

#include "core/base/quantity.h"

namespace muster::core {

// The content compared with a limit stated at `reference`. Without a temperature, or a reference, the pressure as read.
std::strong_ordering compareContent(const Quantity& pressure, const std::optional<Quantity>& temperature, const std::optional<Quantity>& reference,
                                    const Quantity& limit);
// The pressure it would show at `reference`, two decimals, in the unit of the reading; nullopt where nothing is corrected.
std::optional<Quantity> contentAt(const Quantity& pressure, const std::optional<Quantity>& temperature, const std::optional<Quantity>& reference);

}  // namespace muster::core
