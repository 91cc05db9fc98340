// Timeline: conditions that hold for a while -> segments without gaps. No rule of the trade stands here.
//
// A condition is one reason with the state it asks for. At any instant the worst condition gives the state and the first of
// the worst that knows an action gives the next one; every reason is kept, worst first, in the order the rules found them
// (which is the order of work: faults, parts, gas, test, calendar). Pure; values only.
#pragma once

#include <optional>
#include <vector>

#include "core/readiness/assess.h"

namespace muster::core {

struct Condition {
  Instant from = Instant::distantPast(), until = Instant::distantFuture();  // [from, until)
  SetState state = SetState::notReady;
  Reason reason;
  std::optional<Action> next;
};

// deployed > underWork > notReady > unknown > dueSoon > ready.
int rank(SetState state);

// Ordered, covering all time; neighbours that say the same are one segment. Conditions that last no time are left out.
std::vector<Segment> sweep(const std::vector<Condition>& conditions);

}  // namespace muster::core
