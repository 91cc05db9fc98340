// FactId: the address of a fact in its log. (node, index); 0,0 is "no fact".
#pragma once

#include <compare>
#include <cstdint>

namespace muster::core {

struct FactId {
  std::uint32_t node = 0;
  std::uint64_t index = 0;
  auto operator<=>(const FactId&) const = default;
};

}  // namespace muster::core
