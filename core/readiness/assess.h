// assess: states + rules -> the timeline of one unit. No clock: it says what time alone will bring.
//
// The board picks the segment at `now`, `--at T` the one at T; nothing is recomputed at midnight. Whatever is not ready
// carries its reasons (worst first) and the next legal action. Pure; `Lookup` remembers which units it was asked for, and
// the store makes them the dependencies: when one changes, this unit is assessed again in the same transaction.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/calendar.h"
#include "core/equipment/unit_state.h"
#include "core/rules/rule_book.h"

namespace muster::core {

// In the order of the board's words; worse is decided by `rank`.
enum class SetState { ready, dueSoon, notReady, underWork, deployed, unknown };
std::string_view name(SetState state);  // "ready" "due_soon" "not_ready" "under_work" "deployed" "unknown"

struct Reason {
  std::string code;  // stable: "full-test-overdue", "cylinder-pressure", "open-fault", "mask-test-due"
  Message text;
  bool toBeConfirmed = false;   // a limit that nobody has confirmed decides here
  bool declared = false;        // "declared from paper" decides here
  std::optional<Date> lastDay;  // of what runs out
  std::string order = {};       // the open work order for it: "WORK-3"
  bool operator==(const Reason&) const = default;
};

// The next legal action: what, on which unit, where the page for it is, how long.
struct Action {
  std::string code;  // "full-test", "partial-test", "fill", "second-reading", "clear-fault", "fit-part",
                     // "check-in", "return", "confirm-limit", "maintenance", "certificate", "declare", "retest"
  Message text;
  std::string target;  // unit it is done on (the cylinder, not the set)
  std::string detail;  // steps, plan or rule id
  int minutes = 0;
  bool operator==(const Action&) const = default;
};

struct Segment {
  Instant from, until;  // [from, until)
  SetState state = SetState::unknown;
  std::vector<Reason> reasons;  // why it is not plainly ready; worst first; for ready: empty
  std::optional<Action> next;   // always there when state is not ready or deployed
  bool operator==(const Segment&) const = default;
};

struct Due {
  std::string unit;  // the unit it is done on
  std::string plan;
  Text title;
  std::optional<Date> lastDone, lastDay;  // lastDay nullopt: never done
  Date warnFrom{};
  Severity severity = Severity::block;
  int minutes = 0;
  bool declared = false, toBeConfirmed = false;
  Message note;                       // "new absorber needed first"
  std::string by = "calendar";        // what decides: "calendar", "event", "hours", "uses", "condition"
  Message count;                      // "48 of 50 uses"
  std::optional<Date> doBy, startBy;  // working days: to be done, and with a lead time to be begun
  bool chosen = false;                // doBy is the officer's own day
  bool operator==(const Due&) const = default;
};

struct Assessment {
  std::vector<Segment> timeline;      // ordered, without gaps, from distantPast to distantFuture
  std::vector<Due> dues;              // own plans; those of fitted parts stand with the part
  std::vector<std::string> lookedAt;  // units it depends on
  bool operator==(const Assessment&) const = default;
};

class Lookup {
 public:
  virtual ~Lookup() = default;
  virtual const UnitState* unit(std::string_view code) = 0;  // nullptr: not of this store. Lives as long as the Lookup.
};

Assessment assess(const UnitState& unit, Lookup& lookup, const RuleBook& rules, const Calendar& calendar);

const Segment& at(const std::vector<Segment>& timeline, Instant when);
// End of the unbroken run of ready and due-soon segments that contains `when`; nullopt: not ready then, or for ever.
std::optional<Instant> readyUntil(const std::vector<Segment>& timeline, Instant when);

}  // namespace muster::core
