// Ice that was taken for a turn-out goes back into the freezer, as old as it was, when the check-out turns out to have been wrong.
#pragma once

#include "app/workflow/command.h"

namespace muster::app {

// After what `decision` undoes: of the same act no more pieces stay out than sets do. A movement that goes as a whole is undone, one that
// goes in part is corrected. `reason`: kept text of the undo.
void putIceBack(Looking& look, const std::vector<core::Fact>& targets, const std::string& reason, Decision& decision);

}  // namespace muster::app
