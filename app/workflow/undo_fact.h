// A record is undone by a counter-fact, as long as nothing that came later rests on it; what does is named.
#pragma once

#include "app/workflow/command.h"

namespace muster::app {

struct UndoFact {
  core::FactId fact;
  std::string reason;  // free text
};
core::Outcome<Answer> undoFact(World& world, const Who& who, const UndoFact& input);

// Several records that were one act: a squad that left, a set checked in and put back. All of them, or none.
struct UndoFacts {
  std::vector<core::FactId> facts;
  std::string reason;
};
core::Outcome<Answer> undoFacts(World& world, const Who& who, const UndoFacts& input);

// What stands against undoing it now, before anybody writes down a reason.
core::Problems againstUndo(World& world, core::FactId fact);

}  // namespace muster::app
