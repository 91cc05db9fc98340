// Driver for Alicat flow meters and controllers. See driver.h for who owns what. It never sends a setpoint or a gas.
#pragma once

#include "devices/instruments/family.h"

namespace muster::devices::alicat {

core::Outcome<core::Nothing> check(const Model& model);
Cut cut(const Plugged& plugged);
std::unique_ptr<Driver> driver(Conversation& conversation, const Plugged& plugged);
std::unique_ptr<Simulator> simulator(const SimulatedInstrument& what);

// wire of a model: values = how many numbers stand in a poll line (4 for a meter, 5 and more for a controller or with a totalizer).
std::size_t valuesOf(const Model& model);
// wire of a channel: field = "pressure", "temperature", "volumetric" or "mass". Its place in the line, from 0.
std::optional<std::size_t> placeOf(const Channel& channel);
std::string letterOf(const std::string& given);  // "A" where no address is given

}  // namespace muster::devices::alicat
