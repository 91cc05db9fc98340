// Another part is fitted: what that voids comes from the swap table and is frozen in the fact. One part is in one place.
#pragma once

#include "app/workflow/command.h"

namespace muster::app {

struct FitPart {
  std::string unit, position;
  std::string part;  // empty: what is there is taken out
};
core::Outcome<Answer> fitPart(World& world, const Who& who, const FitPart& input);
core::Outcome<Decision> decideFitting(Looking& look, const FitPart& input);

}  // namespace muster::app
