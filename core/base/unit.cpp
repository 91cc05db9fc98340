// The closed table of units. A factor is the exact rational that takes the unit to SI.
#include "core/base/unit.h"

#include <stdexcept>

#include "core/base/plain_text.h"
#include "core/base/quantity.h"

namespace muster::core {

namespace {

constexpr UnitRow kUnits[] = {
    {Unit::pascal, Dimension::pressure, "Pa", 1, 1},
    {Unit::kilopascal, Dimension::pressure, "kPa", 1000, 1},
    {Unit::megapascal, Dimension::pressure, "MPa", 1000000, 1},
    {Unit::millibar, Dimension::pressure, "mbar", 100, 1},
    {Unit::bar, Dimension::pressure, "bar", 100000, 1},
    // pound-force 0.45359237 kg x 9.80665 m/s2 = 4.4482216152605 N on a square inch of 0.0254 m x 0.0254 m
    {Unit::psi, Dimension::pressure, "psi", 8896443230521, 1290320000},
    {Unit::mmH2O, Dimension::pressure, "mmH2O", 196133, 20000},     // 9.80665 Pa, conventional
    {Unit::inH2O, Dimension::pressure, "inH2O", 24908891, 100000},  // 249.08891 Pa, conventional
    {Unit::litrePerMinute, Dimension::flow, "L/min", 1, 60000},
    {Unit::second, Dimension::time, "s", 1, 1},
    {Unit::minute, Dimension::time, "min", 60, 1},
    {Unit::hour, Dimension::time, "h", 3600, 1},
    {Unit::celsius, Dimension::temperature, "°C", 1, 1},  // the offset stands in Quantity::si()
    {Unit::percent, Dimension::ratio, "%", 1, 100},
    {Unit::ppm, Dimension::ratio, "ppm", 1, 1000000},
    {Unit::gram, Dimension::mass, "g", 1, 1000},
    {Unit::kilogram, Dimension::mass, "kg", 1, 1},
    {Unit::litre, Dimension::volume, "L", 1, 1000},
    {Unit::metre, Dimension::length, "m", 1, 1},
    {Unit::kilonewton, Dimension::force, "kN", 1000, 1},
    {Unit::piece, Dimension::count, "pc", 1, 1},
};

struct Spelling {
  std::string_view text;
  Unit unit;
};

// What sheets, files and people write beside the symbols. "mpa" is taken for MPa: nobody in this trade has millipascals,
// but "mPa", written with care, is not.
constexpr Spelling kSpellings[] = {
    {"pa", Unit::pascal},
    {"PA", Unit::pascal},
    {"㎩", Unit::pascal},
    {"帕", Unit::pascal},
    {"帕斯卡", Unit::pascal},
    {"kpa", Unit::kilopascal},
    {"KPa", Unit::kilopascal},
    {"Kpa", Unit::kilopascal},
    {"KPA", Unit::kilopascal},
    {"㎪", Unit::kilopascal},
    {"千帕", Unit::kilopascal},
    {"Mpa", Unit::megapascal},
    {"MPA", Unit::megapascal},
    {"mpa", Unit::megapascal},
    {"㎫", Unit::megapascal},
    {"兆帕", Unit::megapascal},
    {"hPa", Unit::millibar},
    {"hpa", Unit::millibar},
    {"HPA", Unit::millibar},
    {"mBar", Unit::millibar},
    {"MBAR", Unit::millibar},
    {"百帕", Unit::millibar},
    {"毫巴", Unit::millibar},
    {"Bar", Unit::bar},
    {"BAR", Unit::bar},
    {"巴", Unit::bar},
    {"PSI", Unit::psi},
    {"Psi", Unit::psi},
    {"lbf/in2", Unit::psi},
    {"lbf/in²", Unit::psi},
    {"mmH₂O", Unit::mmH2O},
    {"mmh2o", Unit::mmH2O},
    {"MMH2O", Unit::mmH2O},
    {"mmWS", Unit::mmH2O},
    {"mmWC", Unit::mmH2O},
    {"毫米水柱", Unit::mmH2O},
    {"inH₂O", Unit::inH2O},
    {"inh2o", Unit::inH2O},
    {"INH2O", Unit::inH2O},
    {"in.H2O", Unit::inH2O},
    {"in.H₂O", Unit::inH2O},
    {"inWC", Unit::inH2O},
    {"in.WC", Unit::inH2O},
    {"IWC", Unit::inH2O},
    {"iwc", Unit::inH2O},
    {"in.w.c.", Unit::inH2O},
    {"英寸水柱", Unit::inH2O},
    {"l/min", Unit::litrePerMinute},
    {"L/MIN", Unit::litrePerMinute},
    {"L/Min", Unit::litrePerMinute},
    {"l/Min", Unit::litrePerMinute},
    {"lpm", Unit::litrePerMinute},
    {"LPM", Unit::litrePerMinute},
    {"升/分", Unit::litrePerMinute},
    {"升/分钟", Unit::litrePerMinute},
    {"sec", Unit::second},
    {"S", Unit::second},
    {"秒", Unit::second},
    {"分", Unit::minute},
    {"分钟", Unit::minute},
    {"Min", Unit::minute},
    {"MIN", Unit::minute},
    {"hour", Unit::hour},
    {"hours", Unit::hour},
    {"小时", Unit::hour},
    {"H", Unit::hour},
    {"℃", Unit::celsius},
    {"C", Unit::celsius},
    {"degC", Unit::celsius},
    {"摄氏度", Unit::celsius},
    {"度", Unit::celsius},
    {"percent", Unit::percent},
    {"vol%", Unit::percent},
    {"PPM", Unit::ppm},
    {"克", Unit::gram},
    {"G", Unit::gram},
    {"KG", Unit::kilogram},
    {"Kg", Unit::kilogram},
    {"千克", Unit::kilogram},
    {"公斤", Unit::kilogram},
    {"l", Unit::litre},
    {"升", Unit::litre},
    {"M", Unit::metre},
    {"米", Unit::metre},
    {"KN", Unit::kilonewton},
    {"kn", Unit::kilonewton},
    {"千牛", Unit::kilonewton},
    {"pcs", Unit::piece},
    {"PC", Unit::piece},
    {"PCS", Unit::piece},
    {"个", Unit::piece},
    {"次", Unit::piece},
    {"件", Unit::piece},
};

}  // namespace

const UnitRow& rowOf(Unit unit) {
  const auto& row = kUnits[static_cast<std::size_t>(unit)];
  if (row.unit != unit) throw std::logic_error("the table of units is out of order");
  return row;
}

Dimension dimensionOf(Unit unit) { return rowOf(unit).dimension; }

std::string_view symbolOf(Unit unit) { return rowOf(unit).symbol; }

std::optional<Unit> findUnit(std::string_view spelling) {
  std::string plain = plainForms(spelling);
  std::erase(plain, ' ');  // "in. H2O", "mm H2O", "L / min"
  const std::string_view wanted = trimmed(plain);
  for (const auto& row : kUnits) {
    if (row.symbol == wanted) return row.unit;
  }
  for (const auto& [text, unit] : kSpellings) {
    if (text == wanted) return unit;
  }
  return std::nullopt;
}

}  // namespace muster::core
