// DateForm: the ways a bench writes a day and a time, from a closed list; a form never guesses between day and month. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/calendar.h"

namespace muster::devices {

enum class DateForm {
  iso,            // 2026-03-05, also 2026/03/05 and 2026.03.05; the year first
  dayMonthDot,    // 05.03.2026, 5.3.26 is refused
  dayMonthSlash,  // 05/03/2026
  monthDaySlash,  // 03/05/2026
  chinese,        // 2026年3月5日
  compact         // 20260305
};

std::optional<DateForm> findDateForm(std::string_view pattern);  // "iso" "dd.mm.yyyy" "dd/mm/yyyy" "mm/dd/yyyy" "yyyy年m月d日" "yyyymmdd"
std::string_view patternOf(DateForm form);
const std::vector<DateForm>& allDateForms();

struct MomentText {
  std::string date, time, offset;  // "2026-03-05", "08:12:40" or "", "+08:00" / "Z" or ""
};

// Splits "05.03.2026 08:12:40", "2026-03-05T08:12:40+08:00", "3/5/2026 8:12 PM", "2026年3月5日 8时12分" into plain parts.
std::optional<MomentText> readMoment(std::string_view cell, DateForm form);
// "8:12", "08:12:40.5", "8:12 PM", "8时12分40秒" as "08:12:40.5"; nullopt: not a time.
std::optional<std::string> readTime(std::string_view cell);
// "+08:00", "-0530", "Z" as minutes.
std::optional<int> readOffset(std::string_view text);

// The instant of plain parts: their own offset first, then `zoneMinutes`, then the calendar of the place.
core::Outcome<core::Instant> instantOf(const MomentText& moment, std::optional<int> zoneMinutes, const core::Calendar& calendar);

}  // namespace muster::devices
