#include "devices/instruments/measured.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace muster::devices {
namespace {

using core::msg;

core::Problem notANumber(std::string_view text) {
  return {"not-understood",
          msg("the instrument answered {text}, which is no number", {{"text", std::string(text)}}),
          msg("see that the model is the right one, or type the readings"),
          {}};
}

// Mantissa digits with the point moved; no rounding.
std::string written(std::string_view mantissa, int exponent) {
  std::string digits, sign;
  if (mantissa.starts_with('-')) sign = "-";
  int decimals = 0;
  bool point = false;
  for (const char c : mantissa) {
    if (c == '.')
      point = true;
    else if (c >= '0' && c <= '9')
      digits += c, decimals += point ? 1 : 0;
  }
  decimals -= exponent;
  if (decimals < 0) digits.append(static_cast<std::size_t>(-decimals), '0'), decimals = 0;
  if (static_cast<int>(digits.size()) <= decimals) digits.insert(0, static_cast<std::size_t>(decimals) + 1 - digits.size(), '0');
  const auto whole = digits.size() - static_cast<std::size_t>(decimals);
  std::string text = digits.substr(0, whole);
  const auto first = std::min(text.find_first_not_of('0'), text.size() - 1);
  text.erase(0, first);
  if (decimals > 0) text += "." + digits.substr(whole);
  return sign + text;
}

}  // namespace

core::Outcome<core::Decimal> wireNumber(std::string_view given) {
  std::string text;
  for (const char c : given) {
    if (c != ' ' || (!text.empty() && text != "+" && text != "-")) text += c;
  }
  while (text.ends_with(' ')) text.pop_back();
  const auto e = text.find_first_of("eE");
  std::string mantissa = text.substr(0, e);
  if (mantissa.ends_with('.')) mantissa.pop_back();  // "12." is how some displays write a whole number
  const auto value = core::Decimal::parse(mantissa);
  if (!value) return notANumber(given);
  if (e == std::string::npos) return value;
  std::string_view power = std::string_view(text).substr(e + 1);
  if (power.starts_with('+')) power.remove_prefix(1);
  int exponent = 0;
  const auto [end, error] = std::from_chars(power.data(), power.data() + power.size(), exponent);
  if (error != std::errc() || end != power.data() + power.size() || exponent < -9 || exponent > 12) return notANumber(given);
  std::string digits = written(mantissa, exponent);
  // "3.987654E-05": behind nine decimals nothing is left that an instrument could mean.
  if (const auto point = digits.find('.'); point != std::string::npos && digits.size() - point - 1 > 9) digits.resize(point + 10);
  auto decimal = core::Decimal::parse(digits);
  if (!decimal) return notANumber(given);
  return decimal;
}

bool saysBeyond(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  if (text == "OL" || text == "OVER" || text == "OVERLOAD") return true;
  if (text.size() >= 3 && text.find_first_not_of('-') == std::string_view::npos) return true;
  const auto e = text.find_first_of("eE");
  if (e == std::string_view::npos || !text.starts_with("9.9")) return false;
  std::string_view power = text.substr(e + 1);
  if (power.starts_with('+')) power.remove_prefix(1);
  return power == "37";
}

std::optional<core::Decimal> decimalOf(float value) {
  if (!std::isfinite(value) || std::fabs(value) > 1e9F) return std::nullopt;
  char text[64];
  const auto end = std::to_chars(text, text + sizeof text, value, std::chars_format::fixed).ptr;
  std::string digits(text, end);
  if (const auto point = digits.find('.'); point != std::string::npos && digits.size() - point - 1 > 9) digits.resize(point + 10);
  auto decimal = core::Decimal::parse(digits);
  if (!decimal) return std::nullopt;
  return std::move(decimal).value();
}

core::Reading flagged(core::ReadingFlag flag, std::string typed) {
  core::Reading reading;
  reading.flags = {flag};
  reading.typed = std::move(typed);
  return reading;
}

core::Outcome<core::Reading> readingOf(const Channel& channel, const Measured& measured) {
  const auto unit = measured.unit ? measured.unit : channel.unit;
  if (!unit) {
    return core::Problem{"no-unit",
                         msg("neither the instrument nor its model says the unit of {channel}", {{"channel", channel.id}}),
                         msg("state the unit in the model's file, or type the readings"),
                         {}};
  }
  const bool other = measured.unit && channel.unit && *measured.unit != *channel.unit;
  if (core::dimensionOf(*unit) != channel.dimension || other) {
    return core::Problem{"wrong-unit",
                         msg("the instrument is set to {unit}", {{"unit", std::string(core::symbolOf(*unit))}}),
                         other ? msg("set it to {unit} at its own keys", {{"unit", std::string(core::symbolOf(*channel.unit))}})
                               : msg("choose the channel that measures this, or set the instrument's unit"),
                         {}};
  }
  core::Reading reading;
  reading.value = core::Quantity{measured.value, *unit, channel.flow};
  reading.flags = measured.flags;
  reading.typed = measured.typed;
  if (channel.to && core::compare(*reading.value, *channel.to) != std::strong_ordering::less) reading.censored = core::Censored::atLeast;
  if (channel.from && core::compare(*reading.value, *channel.from) != std::strong_ordering::greater) reading.censored = core::Censored::atMost;
  // Beyond the end no figure is known: the end is.
  if (reading.censored == core::Censored::atLeast) reading.value = core::Quantity{channel.to->value, channel.to->unit, channel.flow};
  if (reading.censored == core::Censored::atMost) reading.value = core::Quantity{channel.from->value, channel.from->unit, channel.flow};
  return reading;
}

}  // namespace muster::devices
