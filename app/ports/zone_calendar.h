// The local days of a place with its changes of the clock, by the name of its zone ("Asia/Shanghai").
//
// Reads the system's time zone data once; the calendar is immutable and shared between threads. A local time in the hour
// that spring skips is refused, one in the hour that autumn doubles is its first. Beyond the last year the zone data
// lists (2037) a zone keeps the offset of its last change.
#pragma once

#include <memory>
#include <string>

#include "core/base/calendar.h"

namespace muster::app {

// The zone is a setting a person types, so an unknown one is refused ("unknown-zone"). Missing zone data is an exception.
core::Outcome<std::shared_ptr<const core::Calendar>> findZone(const std::string& ianaName);

// For a name that is already known to be good: throws std::runtime_error with the refusal's sentence.
std::shared_ptr<const core::Calendar> zoneCalendar(const std::string& ianaName);

}  // namespace muster::app
