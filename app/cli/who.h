// Who acts when a command line writes: --by CODE, else the first equipment officer, else the only person; said on `err`, because it is
// asserted, not proven.
#pragma once

#include "app/cli/command_line.h"
#include "app/workflow/command.h"

namespace muster::app {

inline OptionSpec byOption() { return {"by", "PERSON", "code of the person who does this (asserted)"}; }

// Throws BadUsage when nobody can be meant.
Who whoActs(const Invocation& invocation, World& world);

}  // namespace muster::app
