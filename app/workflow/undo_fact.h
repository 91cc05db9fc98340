// A record is undone by a counter-fact, as long as nothing that came later rests on it; what does is named.
#pragma once

#include "app/workflow/command.h"

namespace muster::app {

struct UndoFact {
  core::FactId fact;
  std::string reason;  // free text
};
core::Outcome<Answer> undoFact(World& world, const Who& who, const UndoFact& input);

}  // namespace muster::app
