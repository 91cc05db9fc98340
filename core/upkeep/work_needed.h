// What on a unit asks for a work order: steps that stand failed and faults that are open. Pure.
#pragma once

#include <string>
#include <vector>

#include "core/equipment/unit_state.h"
#include "core/rules/rule_book.h"

namespace muster::core {

struct WorkNeed {
  std::string unit, cause, about;  // "step" and its id, "fault" and its id
  Text what;                       // the step's title; the fault's code
  bool operator==(const WorkNeed&) const = default;
};

// Those no open order speaks of.
std::vector<WorkNeed> workNeeded(const UnitState& unit, const RuleBook& rules);
// Whether what the order is about still stands: the step failed, the fault open. An order by a person stands until it is said to be done.
bool stillStands(const std::string& cause, const std::string& about, const UnitState& unit);
// The open order about this; "": none. A fault found on a round has the round as its cause.
std::string orderAbout(const UnitState& unit, const std::string& about);

}  // namespace muster::core
