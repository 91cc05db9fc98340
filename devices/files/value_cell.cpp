#include "devices/files/value_cell.h"

#include <array>

#include "core/base/plain_text.h"
#include "core/bench/typed_reading.h"
#include "devices/files/heading.h"

namespace muster::devices {
namespace {

core::Problem notANumber(std::string_view cell) {
  return {"not-a-number",
          core::msg("{text} is not a number", {{"text", std::string(cell)}}),
          core::msg("Correct the line in the quarantine, or name the word under [words] of the profile"),
          {}};
}

core::Censored takeSign(std::string_view& text) {
  constexpr std::array<std::pair<std::string_view, core::Censored>, 8> kSigns{{{">=", core::Censored::atLeast},
                                                                               {"=>", core::Censored::atLeast},
                                                                               {"≥", core::Censored::atLeast},
                                                                               {">", core::Censored::atLeast},
                                                                               {"<=", core::Censored::atMost},
                                                                               {"=<", core::Censored::atMost},
                                                                               {"≤", core::Censored::atMost},
                                                                               {"<", core::Censored::atMost}}};
  for (const auto& [sign, censored] : kSigns) {
    if (!text.starts_with(sign)) continue;
    text = core::trimmed(text.substr(sign.size()));
    return censored;
  }
  return core::Censored::no;
}

bool isDigit(char c) { return c >= '0' && c <= '9'; }

// Takes the sign between thousands out; false when what it parts are not groups of three digits.
bool dropThousands(std::string& number, char sign, char decimal) {
  const std::size_t end = std::min(number.find(decimal), number.size());
  if (number.find(sign, end) != std::string::npos) return false;
  std::string out;
  int sinceSign = -1;
  for (std::size_t i = 0; i < end; ++i) {
    if (number[i] == sign) {
      const bool first = sinceSign < 0;
      if (out.empty() || !isDigit(out.back()) || (!first && sinceSign != 3)) return false;
      if (first) {  // one to three digits before the first sign
        std::size_t digits = 0;
        for (const char c : out) digits += isDigit(c) ? 1 : 0;
        if (digits > 3) return false;
      }
      sinceSign = 0;
      continue;
    }
    out += number[i];
    if (sinceSign >= 0) ++sinceSign;
  }
  if (sinceSign >= 0 && sinceSign != 3) return false;
  number = out + number.substr(end);
  return true;
}

std::string withPlainBlanks(std::string text) {
  for (auto at = text.find("\xE2\x80\xAF"); at != std::string::npos; at = text.find("\xE2\x80\xAF")) text.replace(at, 3, " ");  // narrow no-break
  return text;
}

}  // namespace

core::Outcome<Amount> readAmount(std::string_view cell, const Numbers& numbers) {
  const std::string plain = withPlainBlanks(core::plainForms(cell));
  std::string_view text = core::trimmed(plain);
  if (text.empty()) return core::Problem{"empty", core::msg("the cell is empty"), core::msg("Enter the value, or leave the line out"), {}};
  Amount out;
  out.censored = takeSign(text);
  // The number ends at its last digit or sign of decimals; what follows is the unit.
  std::size_t end = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool ofNumber = isDigit(text[i]) || std::string_view("+-.,' ").find(text[i]) != std::string_view::npos;
    if (!ofNumber) break;
    if (text[i] != ' ') end = i + 1;
  }
  std::string number(text.substr(0, end));
  const std::string_view unit = core::trimmed(text.substr(end));
  if (number.find_first_of("0123456789") == std::string::npos) return notANumber(cell);
  const char decimal = numbers.decimalComma ? ',' : '.';
  const char other = numbers.decimalComma ? '.' : ',';
  if (numbers.thousands != 0 && !dropThousands(number, numbers.thousands, decimal)) return notANumber(cell);
  if (number.find(other) != std::string::npos)
    return core::Problem{"wrong-decimal-sign",
                         core::msg("{text} is written with the other decimal sign", {{"text", std::string(cell)}}),
                         core::msg("State decimal and thousands in the profile as the file writes them"),
                         {}};
  const auto value = core::Decimal::parse(core::plainNumber(number, numbers.decimalComma));
  if (!value) {
    core::Problem problem = value.problems().front();
    if (problem.code == "not-a-number" || problem.code == "empty") return notANumber(cell);
    return problem;
  }
  out.value = *value;
  if (!unit.empty()) {
    out.unit = core::findUnit(unit);
    if (!out.unit) {
      if (unit.find_first_of("eE") == 0 && unit.size() > 1) return notANumber(cell);  // 1.2E3: no instrument of ours needs it
      return core::Problem{"unknown-unit",
                           core::msg("nobody knows the unit {unit}", {{"unit", std::string(unit)}}),
                           core::msg("Correct the unit in the line or in the profile"),
                           {}};
    }
  }
  return out;
}

namespace {

core::Outcome<core::Quantity> quantity(const Amount& amount, const StepCells& cells, const StepMap& step) {
  const auto unit = amount.unit ? amount.unit : cells.unit;
  if (!unit)
    return core::Problem{"missing-unit",
                         core::msg("the value of {step} has no unit", {{"step", step.step}}),
                         core::msg("State the unit in the profile, or in the line"),
                         {}};
  if (step.unit && core::dimensionOf(*step.unit) != core::dimensionOf(*unit))
    return core::Problem{"wrong-dimension",
                         core::msg("{step} is not measured in {unit}", {{"step", step.step}, {"unit", std::string(core::symbolOf(*unit))}}),
                         core::msg("Correct the unit, or the channel in the profile"),
                         {}};
  core::Quantity out{amount.value, *unit, std::nullopt};
  if (*unit == core::Unit::litrePerMinute) {
    if (!step.flow)
      return core::Problem{"missing-flow-state",
                           core::msg("the flow of {step} has no gas and reference state", {{"step", step.step}}),
                           core::msg("Add flow = \"O2 actual\", or the standard state of the meter, to the profile"),
                           {}};
    out.flow = step.flow;
  }
  return out;
}

core::Outcome<core::Reading> readChange(const StepCells& cells, const StepMap& step, const Profile& profile) {
  core::Reading out;
  out.typed = std::string(cells.start) + " -> " + std::string(cells.end);
  std::array<core::Quantity, 2> ends;
  for (const int i : {0, 1}) {
    const auto amount = readAmount(i == 0 ? cells.start : cells.end, profile.numbers);
    if (!amount) return amount.problems();
    if (amount->censored != core::Censored::no) return notANumber(i == 0 ? cells.start : cells.end);
    const auto value = quantity(*amount, cells, step);
    if (!value) return value.problems();
    ends[static_cast<std::size_t>(i)] = *value;
  }
  if (ends[0].unit != ends[1].unit)
    return core::Problem{
        "two-units", core::msg("start and end of {step} have different units", {{"step", step.step}}), core::msg("Correct the units"), {}};
  out.start = ends[0];
  out.end = ends[1];
  out.value = core::lossBetween(ends[0], ends[1]);
  return out;
}

}  // namespace

core::Outcome<core::Reading> readStepCells(const StepCells& cells, const StepMap& step, const Profile& profile) {
  if (!step.start.empty()) return readChange(cells, step, profile);
  core::Reading out;
  out.typed = std::string(cells.value);
  if (isOneOf(cells.value, profile.words.overRange)) {
    out.flags.push_back(core::ReadingFlag::overRange);
    return out;
  }
  if (step.reads != Reads::number) {
    if (isOneOf(cells.value, profile.words.works)) return out.works = true, out;
    if (isOneOf(cells.value, profile.words.fails)) return out.works = false, out;
  }
  if (step.reads == Reads::works && !core::trimmed(cells.value).empty())
    return core::Problem{"unknown-word",
                         core::msg("{text} says neither works nor does not work", {{"text", std::string(cells.value)}}),
                         core::msg("Add the word to works or fails under [words] of the profile"),
                         {}};
  const auto amount = readAmount(cells.value, profile.numbers);
  if (!amount) return amount.problems();
  auto value = quantity(*amount, cells, step);
  if (!value) return value.problems();
  out.censored = amount->censored;
  out.value = *value;
  if (step.reversed) {
    out.value->value = -out.value->value;
    if (out.censored != core::Censored::no) out.censored = out.censored == core::Censored::atLeast ? core::Censored::atMost : core::Censored::atLeast;
  }
  return out;
}

}  // namespace muster::devices
