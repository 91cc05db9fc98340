#include "core/upkeep/rounds.h"

#include <algorithm>

namespace muster::core {

namespace {

// The beginnings of shifts around `now`, ordered. A local time that a change of the clock leaves out begins with its day.
std::vector<Instant> shiftsAround(const Round& round, Instant now, const Calendar& calendar) {
  std::vector<Instant> starts;
  for (int days = -1; days <= 1; ++days) {
    const Date day = addDays(calendar.dateOf(now), days);
    for (const std::string& shift : round.shifts) {
      const auto start = calendar.parseLocal(text(day) + " " + shift);
      starts.push_back(start ? start.value() : calendar.startOf(day));
    }
  }
  std::sort(starts.begin(), starts.end());
  return starts;
}

}  // namespace

RoundStanding roundStanding(const Round& round, std::optional<Instant> last, Instant now, const Calendar& calendar) {
  RoundStanding standing;
  if (round.shifts.empty()) {
    const Date today = calendar.dateOf(now);
    const Date first = last ? addDays(calendar.dateOf(*last), round.everyDays) : today;
    standing.due = first <= today;
    standing.since = calendar.startOf(first);
    standing.next = calendar.startOf(standing.due ? addDays(today, round.everyDays) : first);
    return standing;
  }
  const auto starts = shiftsAround(round, now, calendar);
  const auto next = std::upper_bound(starts.begin(), starts.end(), now);
  standing.since = *std::prev(next);
  standing.next = *next;
  standing.due = !last || *last < standing.since;
  return standing;
}

}  // namespace muster::core
