// Days and quantities as people type them: full-width digits and a Chinese full stop too. What cannot be read is a problem of its field. Pure.
#pragma once

#include <optional>
#include <string>

#include "core/base/calendar.h"
#include "core/base/problem.h"
#include "core/base/quantity.h"

namespace muster::app {

// "2026-11-03", "2026.11.3", "20261103". Empty: nothing.
std::optional<core::Date> readDay(const std::string& typed, const std::string& field, core::Problems& problems);
// "19.8", "198 bar"; `unit` stands behind a bare number. Empty: nothing.
std::optional<core::Quantity> readQuantity(const std::string& typed, core::Unit unit, const std::string& field, core::Problems& problems);

}  // namespace muster::app
