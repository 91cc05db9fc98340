// Lets a simulator answer on an offered port until it is told to stop: bytes in, through the simulator, out over a cable with a fault.
// Blocking; one thread.
#pragma once

#include <functional>
#include <stop_token>

#include "devices/simulation/faults.h"
#include "devices/simulation/simulator.h"
#include "devices/transport/offered_port.h"

namespace muster::devices {

// `between` is called about twenty times a second, also while nobody asks: there the technician moves on to another step.
void serve(OfferedPort& port, Simulator& simulator, FaultyCable& cable, Ticker& ticker, std::stop_token stop,
           const std::function<void(Moment)>& between = {});

}  // namespace muster::devices
