// Wide: a whole number of 256 bits, just enough to compare and convert across units without losing a digit.
//
// The largest product asked for is coefficient (63 bits) x factor (44) x divisor (31) x 10^18 (60) x 2 = 199 bits.
// Beyond 256 bits multiplying throws std::overflow_error instead of being wrong. Values only.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <utility>

namespace muster::core {

__extension__ typedef __int128 Int128;
__extension__ typedef unsigned __int128 UInt128;

class Wide {
 public:
  explicit Wide(std::uint64_t value) : limbs_{value, 0, 0, 0} {}

  Wide times(std::uint64_t factor) const;
  Wide plus(const Wide& other) const;
  std::pair<Wide, Wide> dividedBy(const Wide& divisor) const;  // quotient and rest; the divisor is not 0
  std::uint64_t asUint64() const;                              // throws std::overflow_error when it does not fit

  std::strong_ordering operator<=>(const Wide& other) const;
  bool operator==(const Wide& other) const = default;

 private:
  std::array<std::uint64_t, 4> limbs_;  // least significant first
};

constexpr std::uint64_t magnitude(std::int64_t value) {
  return value < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
}

constexpr std::uint64_t powerOfTen(int exponent) {  // 0..19
  std::uint64_t power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

}  // namespace muster::core
