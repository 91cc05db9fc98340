// Which part sat in which set, from when to when, and how many tests found it there. For the page of a unit, the command and the JSON.
#pragma once

#include <string>
#include <vector>

#include "app/ports/world.h"
#include "core/journal/json.h"
#include "core/trace/fittings.h"

namespace muster::app {

struct FittingLine {
  core::Fitting seat;
  core::Text position;  // its title
  int tests = 0;        // recorded with this part frozen into them, while it sat there
};

// Of an apparatus: what it ever held; of a part: where it ever sat. Newest first; empty for a code that was never fitted.
std::vector<FittingLine> fittingHistory(World& world, const std::string& code);
core::Json json(const std::string& code, const std::vector<FittingLine>& lines);

core::Text positionTitle(const core::RuleBook& rules, const std::string& position);

}  // namespace muster::app
