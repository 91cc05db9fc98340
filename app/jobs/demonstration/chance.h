// Chance from a seed, the same on every machine: the engine's numbers are fixed by the standard, the standard's distributions are
// not, so they are made here. One thread.
#pragma once

#include <cstdint>
#include <random>

namespace muster::app::demonstration {

class Chance {
 public:
  explicit Chance(std::uint64_t seed) : engine_(seed) {}
  // From -1 to 1, the middle more often than the ends.
  double swing() { return part() + part() - 1; }
  int upTo(int below) { return static_cast<int>(engine_() % static_cast<std::uint64_t>(below)); }

 private:
  double part() { return static_cast<double>(engine_() >> 11) * 0x1p-53; }
  std::mt19937_64 engine_;
};

}  // namespace muster::app::demonstration
