#include <string>

#include "core/base/calendar.h"
#include "core/base/decimal.h"
#include "core/base/quantity.h"
#include "core/bench/typed_reading.h"
#include "tests/fuzz/targets.h"

// What is taken as a number keeps its digits: its text reads as the same number and the same text.
void muster::fuzz::readings(std::string_view input) {
  const std::string text(input);
  if (const auto number = core::Decimal::parse(text)) {
    const auto again = core::Decimal::parse(number->text());
    promise(again && again->text() == number->text() && *again == *number);
  }
  if (const auto quantity = core::Quantity::parse(text)) {
    const auto again = core::Quantity::parse(quantity->text());
    promise(again && again->text() == quantity->text());
  }
  if (const auto day = core::parseDate(text)) promise(core::text(*day) == text);
  if (const auto moment = core::parseInstant(text)) {
    const auto again = core::parseInstant(core::text(*moment));
    promise(again && *again == *moment);
  }
  static const core::FixedCalendar kCalendar{std::chrono::hours(8)};
  (void)kCalendar.parseLocal(text);
  (void)core::Interval::parse(text);
  for (const bool comma : {false, true}) {
    const auto plain = core::plainNumber(text, comma);
    promise(core::plainNumber(plain, comma) == plain);
  }
  for (const auto measure : {core::Measure::value, core::Measure::change, core::Measure::works}) {
    core::Step step;
    step.measure = measure, step.unit = core::Unit::millibar;
    if (const auto reading = core::readTyped(step, text)) promise(reading->value || reading->works || !reading->flags.empty());
  }
}
