#include "devices/files/dsi.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "core/base/plain_text.h"

namespace muster::devices {
namespace {

// One D-SI unit is `times` x 10^`shift` of ours.
struct Row {
  std::string_view spelling;
  core::Unit unit;
  int times, shift;
};
constexpr std::array<Row, 29> kRows{{
    {"\\pascal", core::Unit::pascal, 1, 0},
    {"\\hecto\\pascal", core::Unit::millibar, 1, 0},
    {"\\kilo\\pascal", core::Unit::kilopascal, 1, 0},
    {"\\mega\\pascal", core::Unit::megapascal, 1, 0},
    {"\\bar", core::Unit::bar, 1, 0},
    {"\\milli\\bar", core::Unit::millibar, 1, 0},
    {"\\newton\\metre\\tothe{-2}", core::Unit::pascal, 1, 0},
    {"\\metre\\tothe{3}\\second\\tothe{-1}", core::Unit::litrePerMinute, 6, 4},
    {"\\deci\\metre\\tothe{3}\\minute\\tothe{-1}", core::Unit::litrePerMinute, 1, 0},
    {"\\deci\\metre\\tothe{3}\\second\\tothe{-1}", core::Unit::litrePerMinute, 6, 1},
    {"\\centi\\metre\\tothe{3}\\minute\\tothe{-1}", core::Unit::litrePerMinute, 1, -3},
    {"\\metre\\tothe{3}\\minute\\tothe{-1}", core::Unit::litrePerMinute, 1, 3},
    {"\\litre\\minute\\tothe{-1}", core::Unit::litrePerMinute, 1, 0},
    {"\\litre\\second\\tothe{-1}", core::Unit::litrePerMinute, 6, 1},
    {"\\milli\\litre\\minute\\tothe{-1}", core::Unit::litrePerMinute, 1, -3},
    {"\\second", core::Unit::second, 1, 0},
    {"\\milli\\second", core::Unit::second, 1, -3},
    {"\\minute", core::Unit::minute, 1, 0},
    {"\\hour", core::Unit::hour, 1, 0},
    {"\\degreecelsius", core::Unit::celsius, 1, 0},
    {"\\percent", core::Unit::percent, 1, 0},
    {"\\ppm", core::Unit::ppm, 1, 0},
    {"\\gram", core::Unit::gram, 1, 0},
    {"\\milli\\gram", core::Unit::gram, 1, -3},
    {"\\kilogram", core::Unit::kilogram, 1, 0},
    {"\\litre", core::Unit::litre, 1, 0},
    {"\\metre", core::Unit::metre, 1, 0},
    {"\\milli\\metre", core::Unit::metre, 1, -3},
    {"\\kilo\\newton", core::Unit::kilonewton, 1, 0},
}};

const Row* rowOf(std::string_view unit) {
  const auto found = std::find_if(kRows.begin(), kRows.end(), [&](const Row& row) { return row.spelling == core::trimmed(unit); });
  return found == kRows.end() ? nullptr : &*found;
}

core::Problem notANumber(std::string_view text) {
  return {"not-a-number",
          core::msg("{text} is not a number", {{"text", std::string(text)}}),
          core::msg("Ask the laboratory for a sound file, or type the points"),
          {}};
}

core::Problem tooManyDigits(std::string_view text) {
  return {"too-many-digits",
          core::msg("{text} has more digits than can be kept", {{"text", std::string(text)}}),
          core::msg("Type the points as the certificate prints them"),
          {}};
}

}  // namespace

bool knowsDsiUnit(std::string_view unit) { return rowOf(unit) != nullptr; }

core::Outcome<core::Quantity> readDsi(std::string_view number, std::string_view unit) {
  const Row* row = rowOf(unit);
  if (!row)
    return core::Problem{"unknown-unit",
                         core::msg("nobody knows the unit {unit}", {{"unit", std::string(core::trimmed(unit))}}),
                         core::msg("Type the points as the certificate prints them"),
                         {}};
  const std::string_view text = core::trimmed(number);
  const std::size_t mark = std::min(text.find_first_of("eE"), text.size());
  int exponent = 0;
  if (mark < text.size()) {
    std::string_view digits = text.substr(mark + 1);
    const bool minus = digits.starts_with('-');
    if (minus || digits.starts_with('+')) digits.remove_prefix(1);
    if (digits.empty() || digits.size() > 2 || digits.find_first_not_of("0123456789") != std::string_view::npos) return notANumber(text);
    for (const char c : digits) exponent = exponent * 10 + (c - '0');
    if (minus) exponent = -exponent;
  }
  const auto mantissa = core::Decimal::parse(text.substr(0, mark));
  if (!mantissa) return mantissa.problems().front().code == "too-many-digits" ? tooManyDigits(text) : notANumber(text);
  std::int64_t coefficient = mantissa->coefficient() * row->times;  // 12 digits times 6 at most
  int scale = mantissa->scale() - row->shift - exponent;
  if (row->times != 1 && scale > 0 && coefficient % 10 == 0 && mantissa->coefficient() % 10 != 0) coefficient /= 10, --scale;  // no digit of theirs
  constexpr std::int64_t kMost = 1'000'000'000'000;
  for (; scale < 0 && std::abs(coefficient) < kMost && coefficient != 0; ++scale) coefficient *= 10;
  if (coefficient == 0) scale = std::clamp(scale, 0, 9);
  for (; scale > 9 && coefficient % 10 == 0; --scale) coefficient /= 10;
  if (scale < 0 || scale > 9 || std::abs(coefficient) >= kMost) return tooManyDigits(text);
  return core::Quantity{core::Decimal(coefficient, scale), row->unit, std::nullopt};
}

}  // namespace muster::devices
