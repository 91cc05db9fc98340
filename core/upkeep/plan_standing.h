// Where a plan stands on one unit: when it was last done, which day is the last good one, when to warn, when to block.
//
// The first period counts from where the plan says (done, made, a date on the part); whatever of "done" is later starts a new
// one, so a plan that ran out can always be put right by doing it. Of several triggers the first one decides. Pure; values only;
// the plan must outlive the result.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/equipment/unit_state.h"
#include "core/rules/rule_book.h"

namespace muster::core {

struct PlanStanding {
  const Plan* plan = nullptr;
  std::optional<Date> lastDone;
  std::optional<Date> lastDay;   // of the interval or after the event, or of the block where that comes earlier; nullopt: no day
  std::optional<Date> blockDay;  // last day it does not block; nullopt: it never blocks (a warning only), or has no day
  Date warnFrom{};               // first day of the warning; meaningless without a day
  bool declared = false;

  // Wear and conditions need no day: from `reachedAt` on it is due, and blocks where the plan blocks.
  std::optional<Instant> reachedAt;
  bool soon = false;            // wear is within its warning
  std::string by = "calendar";  // what decides: "calendar", "event", "hours", "uses", "condition"
  Message count;                // "52 of 50 uses"; empty where the calendar decides

  bool due() const { return lastDay || reachedAt || soon; }
  std::optional<Date> chosen;   // the officer's day for it
  std::optional<Date> startBy;  // with a lead time: to be begun on this working day
  std::optional<Date> doBy;     // the last working day; where a day was chosen, that one
};

// `host`: the apparatus the part sits in; nullptr: none. A plan of the apparatus that belongs to a part is done when the part
// itself was proved by every step of the procedure that proves it: the test goes with the part, not with the place.
PlanStanding standingOf(const Plan& plan, const UnitState& unit, const UnitState* host, const RuleBook& rules, const Calendar& calendar);

// The last good day of a plan counted from due to due: the first of the periods from `anchor` on that `done` has not answered yet.
// Done up to `tolerance` days early answers a period.
Date nextFromDue(Date anchor, const Interval& interval, Date done, int tolerance);

// The plans that fall due on a unit: those of its kind, and those its apparatus has for the part at its position (loose: any
// apparatus it fits).
std::vector<const Plan*> plansOf(const UnitState& unit, const UnitState* host, const RuleBook& rules);

// The position the kind of part is made for: the family its figures are named by ("cylinder" of "cylinder.minimum").
std::string familyOf(std::string_view kind, const RuleBook& rules);

}  // namespace muster::core
