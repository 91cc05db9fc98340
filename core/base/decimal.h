// Decimal: a number that keeps the digits it was written with ("1.90" stays 1.90) and compares exactly.
//
// coefficient x 10^-scale. At most 12 significant digits and 9 decimals: more than any gauge shows, and small enough
// that comparing across units stays exact in 128 bits. No NaN, no infinity, no exponent form. Values only.
#pragma once

#include <compare>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

#include "core/base/outcome.h"

namespace muster::core {

class Decimal {
 public:
  constexpr Decimal() = default;
  constexpr Decimal(std::int64_t coefficient, int scale) : coefficient_(coefficient), scale_(scale) {
    if (scale < 0 || scale > 18) throw std::out_of_range("a decimal has 0 to 18 decimals");
  }

  // Reads "-12.50", "+3", ".5" in ASCII (typed text goes through plainNumber() first). Refuses empty text, NaN, words,
  // exponents, a lone sign or point, "5." (perhaps an unfinished 5.3), too many digits; codes "empty", "not-a-number", "too-many-digits".
  static Outcome<Decimal> parse(std::string_view text);

  constexpr std::int64_t coefficient() const { return coefficient_; }
  constexpr int scale() const { return scale_; }
  std::string text() const;  // as written, without a plus sign: "1.90"
  double approximate() const;

  Decimal operator-() const { return {-coefficient_, scale_}; }
  Decimal abs() const { return {coefficient_ < 0 ? -coefficient_ : coefficient_, scale_}; }
  friend Decimal operator+(const Decimal& a, const Decimal& b);  // exact; throws std::overflow_error beyond 18 digits
  friend Decimal operator-(const Decimal& a, const Decimal& b);
  // Equal in value: 1.9 == 1.90. (Use text() to compare what was typed.)
  friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);
  friend bool operator==(const Decimal& a, const Decimal& b) { return (a <=> b) == 0; }

 private:
  std::int64_t coefficient_ = 0;
  int scale_ = 0;
};

// What a person typed, as plain ASCII: full-width digits and signs (U+FF0B..U+FF19), ideographic full stop U+3002 and
// full-width point U+FF0E as the point, U+2212 as minus, blanks at both ends dropped (also U+3000). With `decimalComma`
// a comma is the point; without it a comma is left as it is (and Decimal::parse refuses it). Keep the typed text beside.
std::string plainNumber(std::string_view typed, bool decimalComma = false);

}  // namespace muster::core
