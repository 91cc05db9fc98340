// Ticker: time that only runs forward, for waiting and for spacing bytes. The wall clock is not asked here: it may be set.
// Passed in; the steady one is made by who opens a port, tests turn one by hand. Threads: now() any.
#pragma once

#include <chrono>

namespace muster::devices {

using Moment = std::chrono::microseconds;  // since some moment before the port was opened
using Patience = std::chrono::milliseconds;

class Ticker {
 public:
  virtual ~Ticker() = default;
  virtual Moment now() = 0;
};

class SteadyTicker : public Ticker {
 public:
  Moment now() override { return std::chrono::duration_cast<Moment>(std::chrono::steady_clock::now().time_since_epoch()); }
};

}  // namespace muster::devices
