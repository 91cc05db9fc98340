// The written forms of days and times, for the calendars: what was written, before anybody knows the zone. Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/calendar.h"

namespace muster::core {

struct WrittenTime {
  Date date;
  std::chrono::microseconds ofDay{0};
  std::optional<std::chrono::minutes> offset;  // east of Greenwich, where one was written
};

// "2026-11-23 11:12", "2026-11-23T11:12:40.5", each with "Z", "+08:00" or nothing behind; also typed with full-width forms.
Outcome<WrittenTime> parseWrittenTime(std::string_view text);

// Microseconds between 1970-01-01T00:00 and the written day and time, both read on the same clock.
std::int64_t microsOf(const WrittenTime& written);

// "2026-11-23 11:12" of a local clock that shows `micros` since its own 1970-01-01T00:00.
std::string minuteText(std::int64_t micros);

}  // namespace muster::core
