// Forecast of a set, out of what the store holds: where the readings of each measured step are going, whether it will fail before its next
// due date, and whether a failing step is the set's or a part's. Advice: nothing here changes a state. Computed where it is asked; reads only.
#pragma once

#include <map>

#include "app/ports/world.h"
#include "core/forecast/forecast.h"
#include "core/forecast/suspect.h"
#include "core/journal/json.h"

namespace muster::app {

struct StepOutlook {
  core::StepForecast forecast;
  std::optional<core::Suspect> suspect;  // where it fails or will fail, and a part may be why
};

struct Outlook {
  std::string unit, kind;
  core::Date today{};
  std::vector<StepOutlook> steps;  // those that were measured at least once, in the order of the sheet
};

// "unknown-unit" names no unit of this store. A kind without a test has no steps.
core::Outcome<Outlook> outlookOf(World& world, const std::string& typed, core::Instant at);
// Of every unit in service with at least one step that is told; by code.
std::vector<Outlook> outlooks(World& world, core::Instant at);

// What the forecast says beside what is due; each set is looked at once.
class DueAdvice {
 public:
  DueAdvice(World& world, core::Instant at) : world_(world), at_(at) {}
  std::vector<core::Message> of(const core::Due& due);  // of the steps that this due's test proves; empty: nothing to say

 private:
  World& world_;
  core::Instant at_;
  std::map<std::string, Outlook> seen_;
};

core::Json json(const Outlook& outlook);

}  // namespace muster::app
