#include "devices/simulation/faults.h"

#include <array>

namespace muster::devices {
namespace {

constexpr std::array<std::string_view, 8> kNames{"none", "delay", "drop", "garbage", "checksum", "overrange", "echo", "split"};

}  // namespace

std::optional<Fault> faultNamed(std::string_view name) {
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (kNames[i] == name) return static_cast<Fault>(i);
  }
  return std::nullopt;
}

std::string_view nameOf(Fault fault) { return kNames[static_cast<std::size_t>(fault)]; }

const std::vector<Fault>& allFaults() {
  static const std::vector<Fault> kAll{Fault::delay, Fault::drop, Fault::garbage, Fault::checksum, Fault::overRange, Fault::echo, Fault::split};
  return kAll;
}

std::vector<FaultyCable::Piece> FaultyCable::carry(std::string_view question, std::string answer) {
  if (answer.empty() && fault_ != Fault::echo) return {};
  const bool now = below(3) == 0;  // a fault that always strikes would teach nothing: most answers arrive
  const auto anywhere = [&] { return answer.empty() ? 0 : static_cast<std::size_t>(below(answer.size())); };
  switch (fault_) {
    case Fault::delay: return {{answer, now ? Patience{100 + static_cast<int>(below(4000))} : Patience{static_cast<int>(below(40))}}};
    case Fault::drop:
      if (now && below(2) == 0) return {};
      if (now) answer.erase(anywhere(), 1 + static_cast<std::size_t>(below(3)));
      return {{answer, {}}};
    case Fault::garbage: {
      if (!now) return {{answer, {}}};
      std::string noise;
      for (auto left = 1 + below(6); left > 0; --left) noise += static_cast<char>(below(256));
      answer.insert(static_cast<std::size_t>(below(answer.size() + 1)), noise);
      return {{answer, {}}};
    }
    case Fault::checksum:
      if (now) answer[anywhere()] ^= static_cast<char>(1 + below(255));
      return {{answer, {}}};
    case Fault::echo: return {{std::string(question), {}}, {answer, Patience{static_cast<int>(below(20))}}};
    case Fault::split: {
      std::vector<Piece> pieces;
      while (!answer.empty()) {
        const auto size = static_cast<std::size_t>(1 + below(4));
        pieces.push_back({answer.substr(0, size), Patience{static_cast<int>(below(8))}});
        answer.erase(0, size);
      }
      return pieces;
    }
    case Fault::none:
    case Fault::overRange: break;
  }
  return {{answer, {}}};
}

}  // namespace muster::devices
