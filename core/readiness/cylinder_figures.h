// What the rules say of the pressure in a cylinder, by the family of its kind: figures "cylinder.minimum", "cylinder.warn",
// "cylinder.settling", "cylinder.reference-temperature", "cylinder.warmest", "cylinder.work-temperature", "cylinder.empty"; table
// "cylinder.real-gas". And how one cylinder stands by them, in the words of the filling room. Pure.
#pragma once

#include <string_view>

#include "core/base/calendar.h"
#include "core/equipment/unit_state.h"
#include "core/rules/rule_book.h"

namespace muster::core {

struct CylinderFigures {  // nullptr: no rule gives it
  const Figure *minimum, *warn, *settling, *reference, *warmest, *work, *empty;
  const ValueTable* real;

  std::optional<Quantity> at() const { return reference ? std::optional(reference->value) : std::nullopt; }
  // The temperature that decides: as noted, else the warmest it may have been.
  std::optional<Quantity> temperatureOf(const PressureReading& reading) const {
    return reading.temperature || warmest == nullptr ? reading.temperature : std::optional(warmest->value);
  }
};
CylinderFigures cylinderFigures(std::string_view kind, const RuleBook& rules);

// By its gas content, where a temperature and a reference are known; else by the pressure as read.
bool below(const PressureReading& reading, const CylinderFigures& figures, const Figure& limit);

// Until when a fresh fill settles; nullopt: it has been read since it settled, or was never filled here.
std::optional<Instant> settlesUntil(const UnitState& cylinder, const Figure& settling);

enum class CylinderStand { full, settling, secondReading, residual, empty, unread, inUse, out, atTestStation, away };
std::string_view name(CylinderStand stand);  // "full" "settling" "second-reading" "residual" "empty" "unread" "in-use" "out" "test-station" "away"
// `host`: the apparatus it sits in, or nullptr. unread: nobody knows what is in it.
CylinderStand standOf(const UnitState& cylinder, const UnitState* host, const RuleBook& rules, Instant at);

}  // namespace muster::core
