// Driver for what speaks Modbus, over a serial line or over TCP, by the registers its model states. It reads; it never writes. See driver.h for
// who owns what.
#pragma once

#include "devices/instruments/family.h"

namespace muster::devices::modbus {

core::Outcome<core::Nothing> check(const Model& model);
Cut cut(const Plugged& plugged);
std::unique_ptr<Driver> driver(Conversation& conversation, const Plugged& plugged);
std::unique_ptr<Simulator> simulator(const SimulatedInstrument& what);

// wire of a model: transport = "rtu" (the default) or "tcp"; unit = its number as it comes from the maker ("1"); serial_address, serial_type,
// serial_order, serial_function: where its serial number stands. wire of a channel: register.h.
bool overTcp(const Model& model);
// The number on the bus: what the settings say, else the model's. nullopt: what is said is none (1 to 247; over TCP 0 to 255).
std::optional<int> unitOf(const Model& model, const std::string& address);

}  // namespace muster::devices::modbus
