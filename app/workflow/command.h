// What every use case shares: who asks, under which id, and the answer.
//
// A use case is one function `Outcome<Answer> doIt(World&, const Who&, const ItsInput&)`: load states, decide (core), append with the
// revisions it looked at; if one moved, decide again, three times, then a problem "moved-on" the person sees.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/ports/world.h"
#include "core/journal/happenings.h"

namespace muster::app {

struct Who {
  std::string person;                       // code; chosen from the list
  core::Assurance assurance = core::Assurance::asserted;
  std::string command;                      // client-made id; empty: one is made
  std::string content;                      // digest of what the client sent, for "same id, other content"
  std::optional<core::Instant> occurredAt;  // as told; nullopt: now. The future is refused; the past is marked late.
};

struct Answer {
  core::Receipt receipt;
  std::vector<core::Message> remarks;       // "late entry", "taken although not ready: ..."
};

// What a decision wants to write, and every subject it looked at.
struct Decision {
  std::vector<core::Happening> happenings;
  std::vector<core::Subject> lookedAt;
  std::vector<core::Message> remarks;
};

// Runs `decide` and appends, again if a subject moved. Refuses an unknown person, a future time, a reused command id.
core::Outcome<Answer> carryOut(World& world, const Who& who, const std::function<core::Outcome<Decision>()>& decide);

}  // namespace muster::app
