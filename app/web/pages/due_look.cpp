#include "app/web/pages/due_look.h"

#include "app/web/action_address.h"
#include "core/readiness/due.h"

namespace muster::app {
DueGroups dueGroups(World& world, core::Instant at, const std::string& kind) {
  const auto calendar = world.calendar();
  const core::Rules rules = world.rules();
  DueGroups groups;
  groups.today = calendar->dateOf(at), groups.endOfWeek = core::addDays(groups.today, 6), groups.endOfMonth = core::endOfMonth(groups.today);
  struct Where {
    std::string kind;
    core::Place place;
  };
  std::map<std::string, Where> units;
  for (UnitRow& unit : world.views.units({}, at)) units.emplace(unit.code, Where{unit.kind, unit.place});
  std::map<std::string, int> kinds;
  for (core::Due& due : world.views.dues(std::nullopt)) {
    const auto unit = units.find(due.unit);
    const Where where = unit == units.end() ? Where{} : unit->second;
    DueRow row{due, where.kind, dueAddress(due, where.kind, where.place, *rules), where.place};
    ++kinds[row.kind];
    if (!kind.empty() && row.kind != kind) continue;
    // Wear that comes near has no day: it is seen with the work of the month.
    const core::Date day = dayOf(due, groups.today).value_or(groups.endOfMonth);
    auto& group = core::overdue(due, groups.today) ? groups.overdue
                  : day <= groups.endOfWeek        ? groups.week
                  : day <= groups.endOfMonth       ? groups.month
                                                   : groups.later;
    group.push_back(std::move(row));
  }
  groups.kinds.assign(kinds.begin(), kinds.end());
  return groups;
}

int minutesOf(const std::vector<DueRow>& rows) {
  int sum = 0;
  for (const DueRow& row : rows) sum += row.due.minutes;
  return sum;
}

std::string sumWords(const Translator& say, std::size_t jobs, int minutes) {
  const auto work = say.plural("{n} job", "{n} jobs", static_cast<long>(jobs));
  return say.tr(core::msg("{jobs}, {minutes} min", {{"jobs", work}, {"minutes", std::to_string(minutes)}}));
}

std::optional<core::Date> dayOf(const core::Due& due, core::Date today) { return due.doBy && *due.doBy >= today ? due.doBy : due.lastDay; }

std::string dueNotes(const Translator& say, const core::Due& due) {
  std::string notes;
  const auto add = [&](const std::string& text) {
    if (!text.empty()) notes += (notes.empty() ? "" : say.tr("; ")) + text;
  };
  add(say.tr(due.count));
  if (due.startBy) add(say.tr(core::msg("begin by {day}", {{"day", core::text(*due.startBy)}})));
  if (due.doBy && due.chosen) add(say.tr(core::msg("planned for {day}", {{"day", core::text(*due.doBy)}})));
  if (due.doBy && !due.chosen && due.doBy != due.lastDay) add(say.tr(core::msg("last working day {day}", {{"day", core::text(*due.doBy)}})));
  add(say.tr(due.note));
  return notes;
}

std::string minutesWord(const Translator& say, int minutes) {
  return minutes > 0 ? say.tr(core::msg("{n} min", {{"n", std::to_string(minutes)}})) : std::string();
}

}  // namespace muster::app
