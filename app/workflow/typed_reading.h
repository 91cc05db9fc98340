// What a person types into the field of one step, as a reading: full-width digits, "。" as point, "≥" for full scale, works /
// does not work in both languages, a change as "7.0 -> 6.6". What was typed is kept. Pure.
#pragma once

#include <optional>
#include <string_view>

#include "core/base/outcome.h"
#include "core/bench/procedure.h"
#include "core/bench/reading.h"

namespace muster::app {

// `unit`: of the column where the form says one; nullopt: the step's own. A unit typed behind the number goes before both.
core::Outcome<core::Reading> readTyped(const core::Step& step, std::string_view typed, std::optional<core::Unit> unit = {});

}  // namespace muster::app
