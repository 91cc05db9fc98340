#include "core/base/wide.h"

#include <stdexcept>

namespace muster::core {

Wide Wide::times(std::uint64_t factor) const {
  Wide product(0);
  UInt128 carry = 0;
  for (std::size_t i = 0; i < limbs_.size(); ++i) {
    carry += static_cast<UInt128>(limbs_[i]) * factor;
    product.limbs_[i] = static_cast<std::uint64_t>(carry);
    carry >>= 64;
  }
  if (carry != 0) throw std::overflow_error("a product beyond 256 bits");
  return product;
}

Wide Wide::plus(const Wide& other) const {
  Wide sum(0);
  UInt128 carry = 0;
  for (std::size_t i = 0; i < limbs_.size(); ++i) {
    carry += static_cast<UInt128>(limbs_[i]) + other.limbs_[i];
    sum.limbs_[i] = static_cast<std::uint64_t>(carry);
    carry >>= 64;
  }
  if (carry != 0) throw std::overflow_error("a sum beyond 256 bits");
  return sum;
}

std::pair<Wide, Wide> Wide::dividedBy(const Wide& divisor) const {
  Wide quotient(0), rest(0);
  for (int bit = 255; bit >= 0; --bit) {  // by hand, bit by bit: this only serves showing
    rest = rest.plus(rest);
    rest.limbs_[0] |= limbs_[static_cast<std::size_t>(bit / 64)] >> (bit % 64) & 1u;
    if (rest < divisor) continue;
    std::uint64_t borrow = 0;
    for (std::size_t i = 0; i < rest.limbs_.size(); ++i) {
      const UInt128 taken = static_cast<UInt128>(divisor.limbs_[i]) + borrow;
      borrow = rest.limbs_[i] < taken ? 1 : 0;
      rest.limbs_[i] -= static_cast<std::uint64_t>(taken);
    }
    quotient.limbs_[static_cast<std::size_t>(bit / 64)] |= std::uint64_t{1} << (bit % 64);
  }
  return {quotient, rest};
}

std::uint64_t Wide::asUint64() const {
  if (limbs_[1] != 0 || limbs_[2] != 0 || limbs_[3] != 0) throw std::overflow_error("a number beyond 64 bits");
  return limbs_[0];
}

std::strong_ordering Wide::operator<=>(const Wide& other) const {
  for (std::size_t i = limbs_.size(); i-- > 0;) {
    if (limbs_[i] != other.limbs_[i]) return limbs_[i] <=> other.limbs_[i];
  }
  return std::strong_ordering::equal;
}

}  // namespace muster::core
