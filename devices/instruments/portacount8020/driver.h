// Driver for the TSI PortaCount 8020. It takes control with the first question and gives it back when it ends: a driver must end before its
// conversation does. See instruments/driver.h for who owns what.
#pragma once

#include "devices/instruments/family.h"

namespace muster::devices::portacount {

core::Outcome<core::Nothing> check(const Model& model);
Cut cut(const Plugged& plugged);
std::unique_ptr<Driver> driver(Conversation& conversation, const Plugged& plugged);
std::unique_ptr<Simulator> simulator(const SimulatedInstrument& what);

// wire of a channel: samples = "room" (the default) or "mask"; purge = lines to throw away after the valve was switched.
bool samplesMask(const Channel& channel);
int purgeOf(const Channel& channel);

}  // namespace muster::devices::portacount
