// Driver for ConST and Additel gauges (colon protocol). See driver.h for who owns what.
#pragma once

#include "devices/instruments/family.h"

namespace muster::devices::colon {

core::Outcome<core::Nothing> check(const Model& model);
Cut cut(const Plugged& plugged);
std::unique_ptr<Driver> driver(Conversation& conversation, const Plugged& plugged);
std::unique_ptr<Simulator> simulator(const SimulatedInstrument& what);

// wire of a model: end = "nul" (the default) or "crlf"; parameter = what stands behind MRMD ("" or "1").
std::string_view endOf(const Model& model);
std::string parameterOf(const Model& model);
std::string addressOf(const std::string& given);  // "255": whoever is there

}  // namespace muster::devices::colon
