// Where the page for the next legal action stands, and where what is due is done: one mapping for every page that offers one. Pure.
#pragma once

#include <string>

#include "core/equipment/unit_state.h"
#include "core/readiness/assess.h"

namespace muster::app {

// A test that is not the full one is opened by its name; the others by what the unit owes.
std::string actionAddress(const core::Action& action, const core::RuleBook& rules);
// `kind` and `place`: of the unit that the due stands with. A part in an apparatus is tested and exchanged there.
std::string orderPath(std::string_view file);  // "/orders/WORK-3"
std::string dueAddress(const core::Due& due, const std::string& kind, const core::Place& place, const core::RuleBook& rules);

}  // namespace muster::app
