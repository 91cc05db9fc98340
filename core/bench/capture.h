// Capture: what a live instrument showed while one step was measured, made into its reading as the step defines it.
//
// A function of all that was seen since the step was begun, so that nothing is lost between two looks and a replay gives the same reading.
// One value never decides alone: several that agree do, so that a spike or a damaged digit is no reading. Times are of one
// steady clock. Pure; any thread.
#pragma once

#include <chrono>
#include <optional>
#include <span>

#include "core/bench/procedure.h"
#include "core/bench/reading.h"

namespace muster::core {

using SinceBegin = std::chrono::microseconds;  // of one steady clock; where it began does not matter

struct Seen {
  Reading reading;  // flagged ones count as not seen
  SinceBegin at{0};
};

struct Captured {
  enum class Phase {
    settling,   // wait `left`
    watching,   // the value is there to be taken
    measuring,  // a change runs, or what was taken is not steady yet: wait `left`
    done,       // `reading` is it
    spoiled     // begin again: `why`
  } phase = Phase::settling;
  std::chrono::seconds left{0};
  std::optional<Reading> reading;  // done
  std::optional<Reading> held;     // so far: the highest or lowest that was held, the start of a change
  Message why;                     // spoiled
};

// `begun`: the technician began the step; `taken`: he took the value (steps of one value only). A change is measured between
// begun + settle and that + duration, as the step defines it; a slope is never taken instead.
Captured capture(const Step& step, std::span<const Seen> seen, SinceBegin begun, std::optional<SinceBegin> taken, SinceBegin now);

// Units a minute over the last seconds, for showing beside a change; nothing decides by it.
std::optional<double> slopePerMinute(std::span<const Seen> seen, SinceBegin now);

}  // namespace muster::core
