// Driver for TSI 4000/4100/5200/5300 flow meters. See driver.h for who owns what.
#pragma once

#include "devices/instruments/family.h"

namespace muster::devices::tsi4000 {

core::Outcome<core::Nothing> check(const Model& model);
Cut cut(const Plugged& plugged);
std::unique_ptr<Driver> driver(Conversation& conversation, const Plugged& plugged);
std::unique_ptr<Simulator> simulator(const SimulatedInstrument& what);

// wire of a model: decimals = "2" or "3", how many the series writes behind the point of a flow. 0: not said.
int decimalsOf(const Model& model);

}  // namespace muster::devices::tsi4000
