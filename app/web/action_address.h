// Where the page for the next legal action stands: one mapping from Action::code to an address, for every page that offers one. Pure.
#pragma once

#include <string>

#include "core/readiness/assess.h"

namespace muster::app {

std::string actionAddress(const core::Action& action);

}  // namespace muster::app
