// A family of instruments: those that speak one protocol. One row in devices/registry.cpp each; its models are data. Values only.
#pragma once

#include <memory>
#include <vector>

#include "devices/instruments/driver.h"
#include "devices/instruments/model.h"
#include "devices/simulation/simulator.h"

namespace muster::devices {

// What a driver is made for.
struct Plugged {
  const Model& model;   // lives as long as the driver
  std::string address;  // on a bus; empty: the family's default
};

struct Family {
  std::string_view id;  // "const"
  core::Text title;
  core::Outcome<core::Nothing> (*check)(const Model& model);  // what the family needs of a model's `wire`, told with its remedy
  Cut (*cut)(const Plugged& plugged);
  Conversation::Echo echo;
  std::unique_ptr<Driver> (*driver)(Conversation& conversation, const Plugged& plugged);
  std::unique_ptr<Simulator> (*simulator)(const SimulatedInstrument& what);
};

}  // namespace muster::devices
