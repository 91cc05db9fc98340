// A record is put right. The old one stays; from now on the corrected one counts, and a test is judged again.
#pragma once

#include "app/workflow/command.h"

namespace muster::app {

struct CorrectFact {
  core::FactId fact;
  core::Happening happening;                // the whole of it, as it should have been; of the same kind and unit
  std::string reason;                       // free text
  std::optional<core::Instant> occurredAt;  // the right time, where that was wrong
};
core::Outcome<Answer> correctFact(World& world, const Who& who, const CorrectFact& input);

// What was entered wrong is entered again: `enter` is the decision of the use case that enters such a thing. It sees units as they
// stood just before the record, so that what it refuses and what it makes owed is as if the thing had been entered right at once.
struct CorrectEntry {
  core::FactId fact;
  Decide enter;
  std::string reason;                       // free text
  std::optional<core::Instant> occurredAt;  // the right time, where that was wrong
};
core::Outcome<Answer> correctEntry(World& world, const Who& who, const CorrectEntry& input);
// The units of a record as they stood just before it; nullopt: not of the store by then.
std::optional<core::UnitState> unitBefore(World& world, const core::Fact& record, const std::string& unit);
bool mayBeCorrected(const core::Happening& happening);  // by its kind

// One mistyped reading of a test: the last attempt of the step is replaced. Or the day and hour it was done: the whole run moves.
struct CorrectReading {
  core::FactId test;
  std::string step;  // empty: no reading was wrong
  core::Reading reading;
  std::string reason;
  std::optional<core::Instant> startedAt = {};
};
core::Outcome<Answer> correctReading(World& world, const Who& who, const CorrectReading& input);

}  // namespace muster::app
