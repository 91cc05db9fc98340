// What falls due, looked up once for the list and for the week's sheet: grouped by when, each with the address of its action.
// Pure but for what the world is asked.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/web/site.h"

namespace muster::app {

struct DueRow {
  core::Due due;
  std::string kind, address;  // of the unit; where it is done
  core::Place place;
};

struct DueGroups {
  core::Date today, endOfWeek, endOfMonth;  // the week: seven days from today
  std::vector<DueRow> overdue, week, month, later;
  std::vector<std::pair<std::string, int>> kinds;  // of all that is due, by code, with their numbers
};

// `kind` empty: all. Never done counts as overdue.
DueGroups dueGroups(World& world, core::Instant at, const std::string& kind);
int minutesOf(const std::vector<DueRow>& rows);
std::string sumWords(const Translator& say, std::size_t jobs, int minutes);  // "1 job, 25 min"
// When it is to be done: the chosen or the last working day while that is not past, else the last good day.
std::optional<core::Date> dayOf(const core::Due& due, core::Date today);
// What stands behind it: the count, the day to begin, the chosen day, what is needed first.
std::string dueNotes(const Translator& say, const core::Due& due);
std::string minutesWord(const Translator& say, int minutes);

}  // namespace muster::app
