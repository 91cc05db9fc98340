// Driver for pressure transmitters and manometers on the Keller bus. See driver.h for who owns what.
#pragma once

#include "devices/instruments/family.h"
#include "devices/instruments/keller/codec.h"

namespace muster::devices::keller {

core::Outcome<core::Nothing> check(const Model& model);
Cut cut(const Plugged& plugged);
std::unique_ptr<Driver> driver(Conversation& conversation, const Plugged& plugged);
std::unique_ptr<Simulator> simulator(const SimulatedInstrument& what);

// wire of a channel: signal = "P1" (the default), "P2", "CH0", "T", "TOB1", "TOB2".
std::optional<Signal> signalOf(const Channel& channel);
// 1 to 249 on a bus; nothing said: 250, at which every instrument answers that is alone on its cable. nullopt: what is said is none.
std::optional<int> addressOf(const std::string& given);

}  // namespace muster::devices::keller
