#include "core/readiness/gas_content.h"

#include <cmath>
#include <utility>
#include <vector>

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

namespace {

// Between which two of the rising heads it lies, and how far along; nullopt: outside.
std::optional<std::pair<std::size_t, double>> between(const std::vector<double>& heads, double value) {
  for (std::size_t i = 0; i + 1 < heads.size(); ++i) {
    if (heads[i] <= value && value <= heads[i + 1]) return std::pair(i, (value - heads[i]) / (heads[i + 1] - heads[i]));
  }
  return std::nullopt;
}

}  // namespace

std::optional<Quantity> contentBy(const ValueTable& table, const Quantity& pressure, const std::optional<Quantity>& temperature) {
  if (!temperature || temperature->dimension() != dimensionOf(table.columns) || pressure.dimension() != dimensionOf(table.rows)) return std::nullopt;
  std::vector<double> rows, columns;
  for (const auto& line : table.lines) rows.push_back(line.head.approximate());
  for (const auto& head : table.columnHeads) columns.push_back(head.approximate());
  const auto row = between(rows, convert(pressure, table.rows, 6).approximate());
  const auto column = between(columns, convert(*temperature, table.columns, 6).approximate());
  if (!row || !column) return std::nullopt;
  const auto at = [&](std::size_t r) {
    const auto& values = table.lines[r].values;
    const double left = values[column->first].approximate(), right = values[column->first + 1].approximate();
    return left + column->second * (right - left);
  };
  const double low = at(row->first), high = at(row->first + 1);
  const Quantity content{Decimal(std::llround((low + row->second * (high - low)) * 100.0), 2), table.values, {}};
  return Quantity{convert(content, pressure.unit, 2), pressure.unit, {}};
}

}  // namespace muster::core
