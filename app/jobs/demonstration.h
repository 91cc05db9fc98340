// The demonstration: a year of an invented brigade, played through the real workflows under a simulated clock that ends with the
// beginning of a day. The same script, day and seed give the same facts, byte for byte. One thread.
#pragma once

#include <cstdint>
#include <functional>

#include "app/jobs/demonstration/script.h"
#include "app/ports/memory_world.h"
#include "app/ports/station.h"

namespace muster::app {

// Called before each played month's first act, and at the end.
using DemonstrationProgress = std::function<void(core::Date reached)>;

// `world` is an empty one whose clock is `clock`. Throws std::runtime_error where the script asks for what a workflow refuses.
void playDemonstration(World& world, SettableClock& clock, const demonstration::Script& script, core::Date lastDay, std::uint64_t seed,
                       const DemonstrationProgress& progress = {});

// When the played year begins: the clock must not stand later.
core::Instant beginningOf(const demonstration::Script& script, core::Date lastDay);

// Plays the shipped script into a folder that is not there yet or empty. What is played lies beside it, in "FOLDER.playing", until it
// is whole and on the disk. Refused: a script that does not read, a folder with something in it.
core::Outcome<PlayDone> playIntoFolder(const OpenStation& open, const PlayAsked& asked);

}  // namespace muster::app
