#include "core/base/quantity.h"

#include <algorithm>
#include <limits>
#include <stdexcept>

#include "core/base/plain_text.h"
#include "core/base/unit.h"
#include "core/base/wide.h"

namespace muster::core {

namespace {

constexpr double kIcePointKelvin = 273.15;

const UnitRow& commensurable(const Quantity& quantity, Unit unit) {
  const UnitRow& row = rowOf(unit);
  if (row.dimension != quantity.dimension()) { throw std::logic_error("cannot compare " + quantity.text() + " with " + std::string(row.symbol)); }
  return row;
}

}  // namespace

Outcome<Quantity> Quantity::parse(std::string_view text) {
  const std::string plain = plainNumber(text);
  const std::string_view whole = plain;
  const auto end = std::min(whole.find_first_not_of("+-.,0123456789 "), whole.size());
  // A text without any number is a word, not an empty field.
  const auto number = Decimal::parse(end == 0 ? whole : trimmed(whole.substr(0, end)));
  if (!number) return number.problems();
  const auto spelling = trimmed(whole.substr(end));
  if (spelling.empty()) {
    return Problem{"missing-unit", msg("\"{typed}\" has no unit", {{"typed", plain}}), msg("Write the unit behind the number, as in 1.90 L/min"), {}};
  }
  const auto unit = findUnit(spelling);
  if (!unit && spelling.size() > 1 && (spelling[0] == 'e' || spelling[0] == 'E') &&
      std::string_view("+-0123456789").find(spelling[1]) != std::string_view::npos) {
    return Decimal::parse(whole).problems();  // 1e3: no gauge shows it
  }
  if (!unit) {
    return Problem{"unknown-unit",
                   msg("\"{unit}\" is no unit Muster knows", {{"unit", std::string(spelling)}}),
                   msg("Use one of Pa, kPa, MPa, mbar, bar, psi, mmH2O, inH2O, L/min, s, min, h, °C, %, ppm, g, kg, L, m, kN, pc"),
                   {}};
  }
  return Quantity{*number, *unit, std::nullopt};
}

std::string Quantity::text() const { return value.text() + " " + std::string(symbolOf(unit)); }

double Quantity::si() const {
  const UnitRow& row = rowOf(unit);
  const double scaled = value.approximate() * static_cast<double>(row.numerator) / static_cast<double>(row.denominator);
  return unit == Unit::celsius ? scaled + kIcePointKelvin : scaled;
}

std::strong_ordering compare(const Quantity& a, const Quantity& b) {
  const UnitRow& right = commensurable(a, b.unit);
  if (a.unit == b.unit) return a.value <=> b.value;
  const UnitRow& left = rowOf(a.unit);
  const auto sign = [](const Decimal& number) { return number.coefficient() < 0 ? -1 : number.coefficient() > 0 ? 1 : 0; };
  if (sign(a.value) != sign(b.value)) return sign(a.value) <=> sign(b.value);
  // |a| = coefficient x numerator / (denominator x 10^scale); both sides times both divisors
  const auto crossed = [](const Decimal& own, const UnitRow& ownRow, const Decimal& other, const UnitRow& otherRow) {
    return Wide(magnitude(own.coefficient())).times(ownRow.numerator).times(otherRow.denominator).times(powerOfTen(other.scale()));
  };
  const Wide leftSide = crossed(a.value, left, b.value, right);
  const Wide rightSide = crossed(b.value, right, a.value, left);
  return sign(a.value) < 0 ? rightSide <=> leftSide : leftSide <=> rightSide;
}

Decimal convert(const Quantity& quantity, Unit unit, int decimals) {
  const UnitRow& to = commensurable(quantity, unit);
  const UnitRow& from = rowOf(quantity.unit);
  const Wide dividend = Wide(magnitude(quantity.value.coefficient())).times(from.numerator).times(to.denominator).times(powerOfTen(decimals));
  const Wide divisor = Wide(from.denominator).times(to.numerator).times(powerOfTen(quantity.value.scale()));
  const auto rounded = dividend.times(2).plus(divisor).dividedBy(divisor.times(2)).first.asUint64();  // half away from zero
  if (rounded > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) throw std::overflow_error("a decimal beyond 18 digits");
  const auto coefficient = static_cast<std::int64_t>(rounded);
  return {quantity.value.coefficient() < 0 ? -coefficient : coefficient, decimals};
}

}  // namespace muster::core
