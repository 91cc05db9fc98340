// Simulator: an instrument that is not there. Bytes in, bytes out; what it measures comes from a simulated apparatus. Pure but for the
// world it is given: time and chance are passed in, so that the same seed plays the same talk. One thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "devices/instruments/model.h"
#include "devices/simulation/apparatus.h"

namespace muster::devices {

struct SimulatedInstrument {
  const Model& model;  // lives as long as the simulator
  std::string address;
  std::string serial = "SIM00001";
  Apparatus& apparatus;    // what the channels measure; outlives the simulator
  bool overRange = false;  // fault: every channel stands beyond its end
};

class Simulator {
 public:
  virtual ~Simulator() = default;
  // What the instrument sends for these bytes (perhaps none, perhaps the beginning of a question only).
  virtual std::string answer(std::string_view bytes, Moment now) = 0;
  // What it sends by itself up to now; for those that do.
  virtual std::string unasked(Moment) { return {}; }
};

}  // namespace muster::devices
