// Is there enough gas? A gauge reading at a cold cylinder understates, at a warm one overstates what it holds.
//
// The content is told as the pressure at the reference temperature by the published exam rule, p2 = p1 * T2 / T1 in kelvin
// (ideal gas). Real oxygen at 20 MPa loses more than that rule says when it cools: it is the published default, not the last
// word. A table of real oxygen (rule pack) gives the same figure by another way. Compared exactly, shown rounded. Pure.
#pragma once

#include <compare>
#include <optional>

#include "core/base/quantity.h"
#include "core/rules/upkeep_rules.h"

namespace muster::core {

// The content compared with a limit stated at `reference`. Without a temperature, or a reference, the pressure as read.
std::strong_ordering compareContent(const Quantity& pressure, const std::optional<Quantity>& temperature, const std::optional<Quantity>& reference,
                                    const Quantity& limit);
// The pressure it would show at `reference`, two decimals, in the unit of the reading; nullopt where nothing is corrected.
std::optional<Quantity> contentAt(const Quantity& pressure, const std::optional<Quantity>& temperature, const std::optional<Quantity>& reference);

// The same by a table (rows: pressure read, columns: temperature), interpolated between its values; nullopt outside the table.
std::optional<Quantity> contentBy(const ValueTable& table, const Quantity& pressure, const std::optional<Quantity>& temperature);

}  // namespace muster::core
