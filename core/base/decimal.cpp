#include "core/base/decimal.h"

#include <algorithm>
#include <stdexcept>

#include "core/base/plain_text.h"
#include "core/base/wide.h"

namespace muster::core {

namespace {

constexpr int kDigits = 12;
constexpr int kDecimals = 9;

Problem refused(std::string code, Message why) { return {std::move(code), std::move(why), msg("Type a number such as 1.90"), {}}; }

Problem notANumber(std::string_view text) { return refused("not-a-number", msg("\"{typed}\" is not a number", {{"typed", std::string(text)}})); }

Int128 aligned(const Decimal& number, int scale) {
  return static_cast<Int128>(number.coefficient()) * static_cast<Int128>(powerOfTen(scale - number.scale()));
}

Decimal narrowed(Int128 coefficient, int scale) {
  const auto bound = static_cast<Int128>(powerOfTen(18));
  if (coefficient >= bound || coefficient <= -bound) throw std::overflow_error("a decimal beyond 18 digits");
  return {static_cast<std::int64_t>(coefficient), scale};
}

}  // namespace

Outcome<Decimal> Decimal::parse(std::string_view text) {
  if (text.empty()) return refused("empty", msg("Nothing is there to read as a number"));
  std::size_t at = 0;
  const bool negative = text[0] == '-';
  if (text[0] == '-' || text[0] == '+') ++at;

  std::int64_t coefficient = 0;
  int digits = 0, significant = 0, scale = 0;
  bool point = false, tooMany = false;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '.' && !point) {
      point = true;
      continue;
    }
    if (c < '0' || c > '9') return notANumber(text);
    ++digits;
    if (point) ++scale;
    if (significant > 0 || c != '0') ++significant;
    tooMany = tooMany || significant > kDigits || scale > kDecimals;
    if (!tooMany) coefficient = coefficient * 10 + (c - '0');
  }
  if (digits == 0 || text.back() == '.') return notANumber(text);  // "5." may be an unfinished 5.3
  if (tooMany) {
    return Problem{"too-many-digits",
                   msg("\"{typed}\" has more digits than any gauge shows", {{"typed", std::string(text)}}),
                   msg("Type at most {digits} digits, {decimals} of them behind the point",
                       {{"digits", std::to_string(kDigits)}, {"decimals", std::to_string(kDecimals)}}),
                   {}};
  }
  return Decimal(negative ? -coefficient : coefficient, scale);
}

std::string Decimal::text() const {
  std::string digits = std::to_string(magnitude(coefficient_));
  const auto scale = static_cast<std::size_t>(scale_);
  if (scale > 0) {
    if (digits.size() <= scale) digits.insert(0, scale + 1 - digits.size(), '0');
    digits.insert(digits.size() - scale, 1, '.');
  }
  return coefficient_ < 0 ? "-" + digits : digits;
}

double Decimal::approximate() const { return static_cast<double>(coefficient_) / static_cast<double>(powerOfTen(scale_)); }

Decimal operator+(const Decimal& a, const Decimal& b) {
  const int scale = std::max(a.scale_, b.scale_);
  return narrowed(aligned(a, scale) + aligned(b, scale), scale);
}

Decimal operator-(const Decimal& a, const Decimal& b) {
  const int scale = std::max(a.scale_, b.scale_);
  return narrowed(aligned(a, scale) - aligned(b, scale), scale);
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
  const int scale = std::max(a.scale_, b.scale_);
  const Int128 left = aligned(a, scale), right = aligned(b, scale);
  return left < right ? std::strong_ordering::less : right < left ? std::strong_ordering::greater : std::strong_ordering::equal;
}

std::string plainNumber(std::string_view typed, bool decimalComma) {
  const std::string forms = plainForms(typed);
  std::string plain(trimmed(forms));
  if (decimalComma) std::ranges::replace(plain, ',', '.');
  return plain;
}

}  // namespace muster::core
