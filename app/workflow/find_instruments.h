// Finding instruments: each port is asked by each model in turn, only with questions that change nothing. Long work: it tells where it is
// and can be stopped. Owns its thread; one search at a time. Threads: any.
#pragma once

#include <mutex>
#include <thread>

#include "app/workflow/instruments.h"
#include "devices/transport/open_port.h"

namespace muster::app {

struct FoundInstrument {
  devices::PortAddress port;
  std::string model;
  devices::Identity identity;
};

struct InstrumentSearch {
  bool running = false, cancelled = false;
  int tried = 0, toTry = 0;
  std::string port;  // being asked now, and in which model's way; empty when it is over
  core::Text way;
  std::vector<FoundInstrument> found;
  core::Problems problems;  // ports that could not be opened
};

// Tries each model on each port; `told` after each try, false stops. Models that ask the same way are asked once.
InstrumentSearch findInstruments(const std::vector<devices::PortAddress>& ports, const std::vector<devices::Model>& models,
                                 const devices::OpenPort& open, const std::function<bool(const InstrumentSearch&)>& told);

class InstrumentFinder {
 public:
  // False: one is running already.
  bool begin(std::vector<devices::PortAddress> ports, std::vector<devices::Model> models, devices::OpenPort open);
  void cancel();
  std::optional<InstrumentSearch> standing();

 private:
  std::mutex mutex_;
  std::optional<InstrumentSearch> search_;
  std::jthread thread_;
};

}  // namespace muster::app
