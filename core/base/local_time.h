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

// A year before or after these is a slip of the hand ("0026", "20226"), whatever it is typed for.
constexpr int kFirstYear = 1900, kLastYear = 2199;

// A day as a hand writes it: 2026-11-23, 2026.3.5, 2026/3/5, 20260305, full-width forms too. The year stands first, with four digits.
Outcome<Date> parseTypedDate(std::string_view text);

// "2026-11-23 11:12", "2026.3.5 8:05", "2026-11-23T11:12:40.5", each with "Z", "+08:00" or nothing behind; full-width forms too.
Outcome<WrittenTime> parseWrittenTime(std::string_view text);

bool ofOurTime(int year);

// Microseconds between 1970-01-01T00:00 and the written day and time, both read on the same clock.
std::int64_t microsOf(const WrittenTime& written);

// "2026-11-23 11:12" of a local clock that shows `micros` since its own 1970-01-01T00:00.
std::string minuteText(std::int64_t micros);

}  // namespace muster::core
