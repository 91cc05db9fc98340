// How long instruments of one kind stay in tolerance, from all their returns together: the exponential model of NCSLI RP-1, method S2. Each
// return tells only whether it was still good after so many days (binomial), and the failure rate is the most likely one. Pure.
#pragma once

#include <optional>
#include <vector>

#include "core/equipment/unit_state.h"

namespace muster::core {

struct Return {
  int days = 0;  // since the calibration before
  bool good = false;
  bool operator==(const Return&) const = default;
};

// From the second certificate on; found out of tolerance in between is a return that was not good.
std::vector<Return> returnsOf(const UnitState& instrument);

// Days after which `target` (0.9) of them are still good; nullopt: too few returns to say (below ten), or none was ever bad.
std::optional<int> daysAt(const std::vector<Return>& returns, double target);

}  // namespace muster::core
