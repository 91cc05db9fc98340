// Plans: what falls due on every unit of a kind, by the calendar, by wear, after an event, on a condition; whichever comes first.
// Values only; owned by the RulePack that holds them.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/base/calendar.h"
#include "core/bench/procedure.h"
#include "core/judgement/limit.h"

namespace muster::core {

enum class Severity { block, warn };  // past its day: not ready, or only a warning

// Met by the last value of a step, or by a field: then the plan is due now.
struct PlanCondition {
  std::string step, field;  // one of them
  std::optional<Bound> min, max;
  bool operator==(const PlanCondition&) const = default;
};

// Something due for every unit of a kind: the full test, the mask test, the cylinder's water test.
struct Plan {
  std::string id;  // "bg4-full-monthly", "cylinder-requalification"
  std::string kind;
  Text title;
  std::string procedure;              // done by a complete passed run of it; empty: done by a maintenance record or a date
  Interval interval;                  // from the last time done
  std::string from = "done";          // "life": first fitted where recorded, else made | "done" | "made" | "fitted" (into the apparatus it sits in) |
                                      // "field:<id>" (a date on the part)
  int warnDays = 7;                   // due_soon from this many days before the last valid day
  std::optional<int> blockAfterDays;  // not ready when older than this many days whatever the interval says; else from the interval
  Severity severity = Severity::block;
  bool whenNeverDone = true;  // never done counts as overdue (block) instead of unknown to nobody
  std::string position;       // `kind` is an apparatus': the due belongs to the part at this position and counts against
                              // the apparatus it sits in (as do the plans of the part's own kind)
  int minutes = 0;
  std::string onlyField;  // only units whose field says one of `onlyValues`
  std::vector<std::string> onlyValues;

  bool byCalendar = true;                   // false: `interval` says nothing
  bool fromDue = false;                     // the next period counts from the day it was due, not from the day it was done
  int toleranceDays = 0;                    // done so much earlier it keeps its day (fromDue); so much later it does not block yet
  int leadDays = 0;                         // to be begun so long before (parts, a laboratory); the warning comes no later
  std::optional<int> usedMinutes;           // worn for so long since it was done
  int usedWarnMinutes = 0, untimedUse = 0;  // warn so much before; what a use counts whose minutes nobody wrote down
  std::optional<int> uses;                  // worn so often since it was done
  int usesWarn = 0;
  std::vector<std::string> events;  // "worn", "opened", "repaired" ...: within `withinDays` of the first since it was done
  int withinDays = 0;
  std::optional<PlanCondition> condition;
  Source source;
  bool operator==(const Plan&) const = default;
};

// The days on which the brigade's workshop works. Nothing in it: every day.
struct WorkCalendar {
  std::set<int> daysOff;        // 0 Sunday ... 6 Saturday
  std::set<Date> closed, open;  // holidays; days off that are worked all the same
  bool works(Date day) const;
  Date onOrBefore(Date day) const;  // the last working day; the day itself where none is near
  bool operator==(const WorkCalendar&) const = default;
};

// What a plan may wait for; as the fold counts them.
bool isEvent(std::string_view name);
inline constexpr std::string_view kPlanEvents[] = {"worn", "opened", "carried", "mask-only", "repaired", "fitted", "filled", "returned"};

}  // namespace muster::core
