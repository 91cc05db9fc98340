#include "core/readiness/gas_content.h"

#include <cmath>

namespace muster::core {

namespace {

__extension__ using Wide = __int128;

const Decimal kCelsiusToKelvin{27315, 2};  // the definition of the degree Celsius, not a figure of the trade

Decimal kelvin(const Quantity& temperature) { return temperature.value + kCelsiusToKelvin; }

// Ten decimal digits more than needed never overflow: a pressure has at most 12 digits, a temperature about 6.
Wide product(const Decimal& a, const Decimal& b, int scale) {
  Wide value = static_cast<Wide>(a.coefficient()) * b.coefficient();
  for (int have = a.scale() + b.scale(); have < scale; ++have) value *= 10;
  return value;
}

bool corrects(const std::optional<Quantity>& temperature, const std::optional<Quantity>& reference) {
  return temperature && reference && temperature->dimension() == Dimension::temperature && reference->dimension() == Dimension::temperature &&
         kelvin(*temperature) > Decimal{};
}

}  // namespace

std::strong_ordering compareContent(const Quantity& pressure, const std::optional<Quantity>& temperature, const std::optional<Quantity>& reference,
                                    const Quantity& limit) {
  if (!corrects(temperature, reference)) return compare(pressure, limit);
  // p * T0 / T against limit, without dividing: p * T0 against limit * T.
  Decimal bound = pressure.unit == limit.unit ? limit.value : convert(limit, pressure.unit, 6);
  Decimal t0 = kelvin(*reference), t = kelvin(*temperature);
  int scale = std::max(pressure.value.scale() + t0.scale(), bound.scale() + t.scale());
  Wide content = product(pressure.value, t0, scale), needed = product(bound, t, scale);
  return content < needed ? std::strong_ordering::less : content > needed ? std::strong_ordering::greater : std::strong_ordering::equal;
}

std::optional<Quantity> contentAt(const Quantity& pressure, const std::optional<Quantity>& temperature, const std::optional<Quantity>& reference) {
  if (!corrects(temperature, reference)) return std::nullopt;
  double value = pressure.value.approximate() * kelvin(*reference).approximate() / kelvin(*temperature).approximate();
  return Quantity{Decimal(std::llround(value * 100.0), 2), pressure.unit, {}};
}

}  // namespace muster::core
