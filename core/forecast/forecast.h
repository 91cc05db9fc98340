// Forecast: where the readings of one step of one set are going, and whether it will still pass at its next due date. Advice only.
//
// Looked at are the numbers that were judged, the last of each local day, after the last repair that touches the step, the latest twelve.
// Fewer than five: silence. What an instrument showed at its end ("≥ 10 mbar") is no number to draw a line through. The bound is that of
// the rules in force; of candidates the nearest that has not been passed yet. "Will fail" is said from 80 % on, and never more than 95 %:
// tests/core/forecast/back_test holds that to what comes true. Pure; values only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/calendar.h"
#include "core/judgement/verdict.h"
#include "core/rules/rule_book.h"

namespace muster::core {

struct Measured {  // one reading of the step, as recorded
  Instant at;
  Quantity value;
  Verdict verdict = Verdict::noDecision;
};

struct Repair {  // something was put right; readings before it tell nothing about those after it
  Instant at;
  std::vector<std::string> steps;  // that it touches; "*": every one
  Message what;
  bool touches(std::string_view step) const;
};

struct StepForecast {
  std::string step;
  Text title;
  std::vector<Measured> readings;  // that the line goes through, or would; oldest first
  std::optional<Repair> repair;    // the last one
  std::optional<Quantity> latest;
  bool failing = false;              // the latest reading failed
  bool told = false;                 // five readings or more; else all below is empty
  std::optional<Quantity> perMonth;  // signed, in the unit of the latest reading; nullopt: it does not move
  std::optional<Quantity> level;     // of the line now
  std::optional<Quantity> bound;     // that it moves towards
  std::optional<Date> reaches;       // nullopt: not within two years
  bool toBeConfirmed = false;        // nobody has confirmed that bound
  std::optional<Date> due;           // when it is tested next at the latest
  std::optional<double> chance;      // that it would no longer pass on that day (or today, where that is past)
  bool willFail = false;             // the chance says so
};

struct ForecastAsked {
  Instant now;
  std::optional<Date> due;
  const Calendar& calendar;
  const RuleBook& rules;
};

StepForecast forecastOf(const Step& step, std::vector<Measured> readings, const std::vector<Repair>& repairs, const ForecastAsked& asked);

}  // namespace muster::core
