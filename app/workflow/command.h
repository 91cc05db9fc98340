// What every use case shares: who asks, under which id, and the answer.
//
// A use case is one function `Outcome<Answer> doIt(World&, const Who&, const ItsInput&)`: look at states (Looking notes their
// revisions), decide (core), append; if one moved, decide again, three times, then a problem "moved-on" the person sees.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/ports/world.h"
#include "app/workflow/looking.h"
#include "core/journal/happenings.h"

namespace muster::app {

struct Who {
  std::string person;  // code; chosen from the list
  core::Assurance assurance = core::Assurance::asserted;
  std::string command;                      // client-made id; empty: one is made
  std::string content;                      // digest of what the client sent, for "same id, other content"
  std::optional<core::Instant> occurredAt;  // as told; nullopt: now. The future is refused; the past is marked late.
};

struct Answer {
  core::Receipt receipt;
  std::vector<core::Message> remarks;  // "late entry", "taken although not ready: ..."
};

// What a decision wants to write.
struct Decision {
  std::vector<core::Happening> happenings;
  std::vector<core::Message> remarks;
  std::optional<core::Instant> occurredAt;  // where the thing itself says when (a bench test); else as told
  std::optional<core::Receipt> already;     // it had been recorded before: nothing is written, this is the answer
};

using Decide = std::function<core::Outcome<Decision>(Looking&)>;

// Whether a command may come from nobody: the program (an import, the opening of a store) or while no person is enrolled.
enum class From { person, program };

// Runs `decide` and appends, again if a subject moved. Refuses an unknown person ("no-person", "unknown-person"), a future time
// ("future"), a reused command id ("command-reused"), and gives up as "moved-on".
core::Outcome<Answer> carryOut(World& world, const Who& who, const Decide& decide, From from = From::person);

// The same up to the append, for callers that append many commands in one durable step (import).
core::Outcome<core::Command> prepare(World& world, const Who& who, const Decide& decide, std::vector<core::Message>& remarks,
                                     std::optional<core::Receipt>& already, From from = From::person, Memo* memo = nullptr);

}  // namespace muster::app
