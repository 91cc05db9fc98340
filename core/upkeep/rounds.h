// Rounds at the racks: when one is due, and what it asks. Pure.
#pragma once

#include <optional>

#include "core/base/calendar.h"
#include "core/rules/work_rules.h"

namespace muster::core {

struct RoundStanding {
  bool due = false;
  Instant since;  // due: from then on
  Instant next;   // not due: from then on it is; due: when the one after it begins
};
// `last`: when it was last made at this rack; nullopt: never.
RoundStanding roundStanding(const Round& round, std::optional<Instant> last, Instant now, const Calendar& calendar);

}  // namespace muster::core
