// A work order and a corrective action, as parts of a case file. Values only.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "core/base/calendar.h"
#include "core/equipment/fact_id.h"

namespace muster::core {

// Opened by a failed step, a fault, a failed item of a round, or a person; done by the act that clears it.
struct WorkOrder {
  enum class Step { open, assigned, accepted, handedBack, done } step = Step::open;
  std::string unit, rack;    // what is worked on
  std::string cause, about;  // "step", "fault", "round", "person"; the step, the fault, "round/item"
  FactId fact;               // what opened it, where that is a fact of its own
  std::string assignedTo;    // person
  std::optional<Date> until;
  std::string note;  // blob: why it was handed back, what was done
  bool operator==(const WorkOrder&) const = default;
};

// One part of a corrective action, as last entered.
struct CorrectivePart {
  std::string text, by;       // blob; person
  std::optional<Date> until;  // correction: to be done by; effectiveness: to be looked at on
  bool good = false;          // correction: carried out; effectiveness: it held
  Instant at;
  bool operator==(const CorrectivePart&) const = default;
};

}  // namespace muster::core
