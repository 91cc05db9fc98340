// Quantity: a number with its unit, as typed, whose SI value is known exactly.
//
// Units are a closed table (unit.cpp): symbol, dimension, exact rational factor to SI, offset for degrees Celsius.
// A flow is not a flow without gas and reference state, so those travel with it. Values only.
#pragma once

#include <array>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/decimal.h"

namespace muster::core {

enum class Dimension { pressure, flow, time, temperature, ratio, mass, volume, length, force, count };

enum class Unit {
  pascal,
  kilopascal,
  megapascal,
  millibar,
  bar,
  psi,
  mmH2O,
  inH2O,           // pressure; water columns are the conventional ones
  litrePerMinute,  // flow
  second,
  minute,
  hour,     // time
  celsius,  // temperature
  percent,
  ppm,  // ratio
  gram,
  kilogram,  // mass
  litre,
  metre,
  kilonewton,
  piece  // volume, length, force, count ("pc")
};

Dimension dimensionOf(Unit unit);
std::string_view symbolOf(Unit unit);  // "mbar", "L/min", "°C", "mmH2O"
// Finds a unit by symbol or by a common spelling ("hPa" is mbar, "Pa/min" is not a unit, "l/min", "L/min", "kg", "毫巴").
std::optional<Unit> findUnit(std::string_view spelling);

enum class Gas { oxygen, air, nitrogen };

// The state a flow is stated at. `actual`: at the temperature and pressure of the place. `standard`: as if at the stated ones.
struct FlowState {
  enum class Kind { actual, standard } kind = Kind::actual;
  Gas gas = Gas::oxygen;
  Decimal celsius;     // standard only
  Decimal kilopascal;  // standard only
  bool operator==(const FlowState&) const = default;
  std::string text() const;                                // "O2 actual", "O2 standard 0 °C 101.325 kPa"
  static Outcome<FlowState> parse(std::string_view text);  // reads what text() writes
};

struct Quantity {
  Decimal value;
  Unit unit = Unit::pascal;
  std::optional<FlowState> flow;  // only with litrePerMinute; nullopt there means "not stated"

  // "1.90 L/min", "18 MPa", "-10 mbar", "60 s". A missing or unknown unit is refused ("missing-unit", "unknown-unit").
  static Outcome<Quantity> parse(std::string_view text);
  std::string text() const;  // "1.90 L/min": the typed digits and the symbol
  Dimension dimension() const { return dimensionOf(unit); }
  double si() const;  // Pa, m3/s, s, K, 1, kg, m3, m, N, 1: for drawing and trends, never for a verdict
  bool operator==(const Quantity&) const = default;
};

// Exact comparison across units of one dimension (7.5 mmH2O against 0.73 mbar). Throws std::logic_error when the
// dimensions differ: callers check `dimension()` first and refuse that as input. The flow state is not looked at.
std::strong_ordering compare(const Quantity& a, const Quantity& b);

// The same amount in another unit, rounded half away from zero to `decimals`; for showing only.
Decimal convert(const Quantity& quantity, Unit unit, int decimals);

}  // namespace muster::core
