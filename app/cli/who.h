// Who acts when a command line writes: --by CODE, else the first equipment officer, else the only person; said on `err`, because it is
// asserted, not proven.
#pragma once

#include "app/cli/command_line.h"
#include "app/workflow/command.h"

namespace muster::app {

inline OptionSpec byOption() { return {"by", "PERSON", "code of the person who does this (asserted)"}; }

// Throws BadUsage when nobody can be meant.
Who whoActs(const Invocation& invocation, World& world);

// What a command line says of an act: what was done and what it drew after it, or why it was refused. The exit code.
int acted(Invocation& invocation, const core::Outcome<Answer>& done, const std::string& said);

}  // namespace muster::app
