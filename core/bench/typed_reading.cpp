#include "core/bench/typed_reading.h"

#include "core/base/plain_text.h"
#include "core/bench/works_words.h"

namespace muster::core {

namespace {

Problem refused(const Step& step, std::string code, Message text, Message remedy) {
  return {std::move(code), std::move(text), std::move(remedy), {"", 0, 0, step.id}};
}

// The problems of base, said about this step.
template <typename T>
Problems about(const Step& step, const Outcome<T>& outcome) {
  auto problems = outcome.problems();
  for (auto& problem : problems) problem.where.field = step.id;
  return problems;
}

// Takes ">=", "≥", "<" and their like from the front.
Censored takeSign(std::string_view& text) {
  static constexpr struct {
    std::string_view sign;
    Censored censored;
  } kSigns[] = {{">=", Censored::atLeast}, {"≥", Censored::atLeast}, {"≧", Censored::atLeast}, {"⩾", Censored::atLeast}, {"<=", Censored::atMost},
                {"≤", Censored::atMost},   {"≦", Censored::atMost},  {"⩽", Censored::atMost},  {">", Censored::atLeast}, {"<", Censored::atMost}};
  for (const auto& [sign, censored] : kSigns) {
    if (!text.starts_with(sign)) continue;
    text = trimmed(text.substr(sign.size()));
    return censored;
  }
  return Censored::no;
}

// Where the start of a change ends and its end begins; a slash counts only before a number ("L/min" has one too).
std::optional<std::pair<std::string_view, std::string_view>> startAndEnd(std::string_view text) {
  for (const std::string_view arrow : {"->", "=>", "→", "⇒"}) {
    const auto at = text.find(arrow);
    if (at != text.npos) return std::pair{trimmed(text.substr(0, at)), trimmed(text.substr(at + arrow.size()))};
  }
  for (auto at = text.find('/'); at != text.npos; at = text.find('/', at + 1)) {
    const auto end = trimmed(text.substr(at + 1));
    if (!end.empty() && (std::string_view("+-.").find(end[0]) != end.npos || (end[0] >= '0' && end[0] <= '9'))) {
      return std::pair{trimmed(text.substr(0, at)), end};
    }
  }
  return std::nullopt;
}

// A number with its unit, or with `unit` where none was typed.
Outcome<Quantity> quantityIn(const Step& step, std::string_view text, const TypedForm& form, std::optional<Unit> unit) {
  const std::string plain = plainNumber(text, form.decimalComma);
  auto quantity = Quantity::parse(plain);
  if (!quantity && quantity.problems().front().code == "missing-unit" && unit) {
    const auto number = Decimal::parse(plain);
    if (!number) return about(step, number);
    quantity = Quantity{*number, *unit, std::nullopt};
  }
  if (!quantity) return about(step, quantity);
  if (step.measure != Measure::works && quantity->dimension() != dimensionOf(step.unit)) {
    return refused(step, "wrong-dimension",
                   msg("{typed} is of another kind than {unit}", {{"typed", quantity->text()}, {"unit", std::string(symbolOf(step.unit))}}),
                   msg("Type it in {unit} or another unit of that kind", {{"unit", std::string(symbolOf(step.unit))}}));
  }
  if (quantity->dimension() == Dimension::flow) quantity.value().flow = form.flow;
  return quantity;
}

Outcome<Reading> changeIn(const Step& step, std::string_view first, std::string_view second, const TypedForm& form, Reading reading) {
  const auto end = quantityIn(step, second, form, form.unit);
  // "7.0 -> 6.6 mbar": the unit behind the end is meant for both, and so is the one behind the start alone.
  const auto start = quantityIn(step, first, form, end ? end->unit : form.unit);
  if (!start) return start.problems();
  const auto closing = end ? end : quantityIn(step, second, form, start->unit);
  if (!closing) return closing.problems();
  reading.start = *start;
  reading.end = *closing;
  reading.value = lossBetween(*start, *closing);
  if (!reading.value) {
    return refused(step, "mixed-units", msg("{start} and {end} are in different units", {{"start", start->text()}, {"end", closing->text()}}),
                   msg("Type both in the unit the instrument showed"));
  }
  return reading;
}

}  // namespace

std::optional<Quantity> lossBetween(const Quantity& start, const Quantity& end) {
  if (start.unit != end.unit) return std::nullopt;
  Quantity loss = start;
  const Decimal zero;
  loss.value = start.value > zero ? start.value - end.value : start.value < zero ? end.value - start.value : -end.value.abs();
  return loss;
}

Outcome<Reading> readTyped(const Step& step, std::string_view typed, const TypedForm& form) {
  Reading reading;
  reading.typed = typed;
  const std::string forms = plainForms(typed);
  const std::string plain(trimmed(forms));
  if (plain.empty()) {
    return refused(step, "empty", msg("Nothing was typed"), msg("Type what the instrument showed, or say why the step was left out"));
  }
  const bool digit = plain == "1" || plain == "0";  // a word on a works step, a number elsewhere
  if (const auto works = worksWord(plain); works && (!digit || step.measure == Measure::works)) {
    reading.works = works;
    return reading;
  }
  const auto split = splitWord(plain);
  reading.works = split.works;
  std::string_view left = trimmed(split.number);
  reading.censored = takeSign(left);
  if (const auto both = startAndEnd(left); both && step.measure == Measure::change && reading.censored == Censored::no) {
    return changeIn(step, both->first, both->second, form, std::move(reading));
  }
  const auto value = quantityIn(step, left, form, form.unit);
  if (!value) return value.problems();
  reading.value = *value;
  return reading;
}

bool takesNumber(const Step& step) { return step.measure != Measure::works || step.unit != Step{}.unit; }

Outcome<Reading> readForStep(const Step& step, std::string_view typed) {
  const bool number = takesNumber(step);
  TypedForm form;
  if (number) form.unit = step.unit;
  auto reading = readTyped(step, typed, form);
  if (number || (reading && reading->works)) return reading;
  return refused(step, "not-a-word", msg("{text} says neither works nor does not work", {{"text", std::string(typed)}}),
                 msg("Type 1 if it works, 0 if it does not."));
}

}  // namespace muster::core
