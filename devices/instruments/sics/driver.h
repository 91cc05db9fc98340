// Driver for scales that speak MT-SICS. See driver.h for who owns what.
#pragma once

#include "devices/instruments/family.h"

namespace muster::devices::sics {

core::Outcome<core::Nothing> check(const Model& model);  // nothing stands under `wire`
Cut cut(const Plugged& plugged);
std::unique_ptr<Driver> driver(Conversation& conversation, const Plugged& plugged);
std::unique_ptr<Simulator> simulator(const SimulatedInstrument& what);

}  // namespace muster::devices::sics
