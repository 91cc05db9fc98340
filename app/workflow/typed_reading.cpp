#include "app/workflow/typed_reading.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "app/workflow/refuse.h"

namespace muster::app {
namespace {

constexpr std::array kWorks = {"ok", "works", "pass", "passed", "yes", "y", "正常", "动作正常", "合格", "完好", "是", "√", "✓", "对"};
constexpr std::array kFails = {"fails", "fail", "failed", "no", "n", "does not work", "不正常", "动作不正常", "不合格", "否", "×", "✗", "x"};
constexpr std::array kArrows = {"->", "→", "—>", "/", ";"};

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

template <std::size_t N>
bool isOneOf(const std::string& text, const std::array<const char*, N>& words) {
  return std::any_of(words.begin(), words.end(), [&](const char* word) { return text == word; });
}

std::string trimmed(std::string text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string::npos) return "";
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

bool takePrefix(std::string& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text = trimmed(text.substr(prefix.size()));
  return true;
}

core::Censored takeSign(std::string& text) {
  for (const auto* sign : {"≥", ">=", "＞＝", ">", "＞"}) {
    if (takePrefix(text, sign)) return core::Censored::atLeast;
  }
  for (const auto* sign : {"≤", "<=", "＜＝", "<", "＜"}) {
    if (takePrefix(text, sign)) return core::Censored::atMost;
  }
  return core::Censored::no;
}

// "1.90", "1.90 L/min"
core::Outcome<core::Quantity> readNumber(const std::string& typed, core::Unit unit) {
  const auto text = core::plainNumber(typed);
  const auto end = text.find_last_of("0123456789.");
  std::size_t split = 0;
  while (split < text.size() && (std::isdigit(static_cast<unsigned char>(text[split])) || std::string_view("+-., ").find(text[split]) != std::string_view::npos)) ++split;
  if (end == std::string::npos) split = text.size();
  const auto spelling = trimmed(text.substr(split));
  if (!spelling.empty() && split > 0) {
    const auto found = core::findUnit(spelling);
    if (!found) {
      return refuse("unknown-unit", core::msg("{unit} is not a unit known here", {{"unit", spelling}}),
                    core::msg("give it in {unit}", {{"unit", std::string(core::symbolOf(unit))}}));
    }
    unit = *found;
  }
  auto number = core::Decimal::parse(trimmed(spelling.empty() || split == 0 ? text : text.substr(0, split)));
  if (!number) return number.problems();
  return core::Quantity{number.value(), unit, {}};
}

core::Outcome<core::Reading> readChange(const std::string& text, std::size_t at, std::size_t width, core::Unit unit, core::Reading reading) {
  auto end = readNumber(text.substr(at + width), unit);
  if (!end) return end.problems();
  auto start = readNumber(text.substr(0, at), end->unit);
  if (!start) return start.problems();
  if (start->unit != end->unit) {
    return refuse("two-units", core::msg("the two values have different units"), core::msg("give both in {unit}", {{"unit", std::string(core::symbolOf(unit))}}));
  }
  reading.start = start.value();
  reading.end = end.value();
  reading.value = core::Quantity{start->value - end->value, end->unit, {}};  // the loss; a gain is negative
  return reading;
}

}  // namespace

core::Outcome<core::Reading> readTyped(const core::Step& step, std::string_view typed, std::optional<core::Unit> unit) {
  core::Reading reading;
  reading.typed = std::string(typed);
  auto text = trimmed(reading.typed);
  if (text.empty()) return refuse("empty", core::msg("nothing is typed for {step}", {{"step", step.title}}), core::msg("leave the step out, or type what was seen"), step.id);
  if (step.measure == core::Measure::works) {
    const auto word = lower(text);
    if (isOneOf(word, kWorks)) return reading.works = true, reading;
    if (isOneOf(word, kFails)) return reading.works = false, reading;
  }
  const auto wanted = unit.value_or(step.unit);
  if (step.measure == core::Measure::change) {
    for (const auto* arrow : kArrows) {
      const std::string_view sign = arrow;
      if (const auto at = text.find(sign); at != std::string::npos && at > 0 && text.find_first_of("0123456789", at + sign.size()) != std::string::npos) {
        // "0.4 Pa/min" is no pair: digits must stand on both sides.
        return readChange(text, at, sign.size(), wanted, reading);
      }
    }
  }
  reading.censored = takeSign(text);
  auto value = readNumber(text, wanted);
  if (!value) {
    auto problems = value.problems();
    for (auto& problem : problems) problem.where.field = step.id;
    if (step.measure == core::Measure::works) problems.front().remedy = core::msg("say works or does not work");
    return problems;
  }
  reading.value = value.value();
  return reading;
}

}  // namespace muster::app
