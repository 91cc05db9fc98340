// How long until the next calibration: advised by the staircase, one step up after a return in tolerance, one down after one out of it
// (ILAC-G24 / OIML D 10, method 1). The officer decides; both are kept. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/calendar.h"
#include "core/base/message.h"
#include "core/equipment/unit_state.h"
#include "core/rules/metrology_rules.h"

namespace muster::core {

struct IntervalAdvice {
  std::string interval;  // "12 months"; empty: nothing can be advised
  std::string current;   // from which it goes up or down
  Message why;
  int returns = 0, out = 0;  // calibrations after the first, and how many of those found it out of tolerance
  bool operator==(const IntervalAdvice&) const = default;
};

// `row` names the steps; without them, or before the second certificate, nothing is advised.
IntervalAdvice adviseInterval(const UnitState& instrument, const InstrumentRow* row);

}  // namespace muster::core
