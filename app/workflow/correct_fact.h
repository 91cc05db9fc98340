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

// One mistyped reading of a test: the last attempt of the step is replaced.
struct CorrectReading {
  core::FactId test;
  std::string step;
  core::Reading reading;
  std::string reason;
};
core::Outcome<Answer> correctReading(World& world, const Who& who, const CorrectReading& input);

}  // namespace muster::app
