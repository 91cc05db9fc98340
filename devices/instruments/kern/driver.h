// Driver for KERN scales that send by themselves. See instruments/driver.h for who owns what.
#pragma once

#include "devices/instruments/family.h"

namespace muster::devices::kern {

core::Outcome<core::Nothing> check(const Model& model);
Cut cut(const Plugged& plugged);
std::unique_ptr<Driver> driver(Conversation& conversation, const Plugged& plugged);
std::unique_ptr<Simulator> simulator(const SimulatedInstrument& what);

std::size_t packetOf(const Model& model);  // wire of a model: packet = 14 or 15 (the default) bytes

}  // namespace muster::devices::kern
