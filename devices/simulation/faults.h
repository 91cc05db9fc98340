// What goes wrong between an instrument and its cable, on purpose: the faults of `muster simulate --fault`. The answer of a simulator
// becomes pieces with a delay each. Chance comes from the seed. One thread.
#pragma once

#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "devices/transport/ticker.h"

namespace muster::devices {

enum class Fault { none, delay, drop, garbage, checksum, overRange, echo, split };
std::optional<Fault> faultNamed(std::string_view name);
std::string_view nameOf(Fault fault);
const std::vector<Fault>& allFaults();  // without none

class FaultyCable {
 public:
  struct Piece {
    std::string bytes;
    Patience after{0};
  };
  FaultyCable(Fault fault, std::uint64_t seed) : fault_(fault), chance_(seed) {}

  // What arrives for `question` when the instrument says `answer`. delay: now and then beyond any patience; drop: bytes or whole answers are
  // lost; garbage: noise before, within or after; checksum: one byte is another; echo: the question comes back first; split: in many pieces.
  // overRange is the simulator's own matter. Empty question: the instrument spoke by itself.
  std::vector<Piece> carry(std::string_view question, std::string answer);

 private:
  std::uint64_t below(std::uint64_t bound) { return chance_() % bound; }
  Fault fault_;
  std::mt19937_64 chance_;
};

}  // namespace muster::devices
