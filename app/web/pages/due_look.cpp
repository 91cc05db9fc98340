#include "app/web/pages/due_look.h"

#include "app/web/ask.h"

namespace muster::app {
namespace {

// A test is done at the bench, everything else is entered with the unit.
std::string addressOf(const core::RuleBook& rules, const core::Due& due) {
  const core::Plan* plan = rules.plan(due.plan);
  if (plan && !plan->procedure.empty()) return "/bench?unit=" + urlEncoded(due.unit);
  return unitPath(due.unit) + "/maintenance?plan=" + urlEncoded(due.plan);
}

}  // namespace

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
    DueRow row{due, unit == units.end() ? std::string() : unit->second.kind, addressOf(*rules, due),
               unit == units.end() ? core::Place{} : unit->second.place};
    ++kinds[row.kind];
    if (!kind.empty() && row.kind != kind) continue;
    const auto& last = due.lastDay;
    auto& group = !last || *last < groups.today ? groups.overdue
                  : *last <= groups.endOfWeek   ? groups.week
                  : *last <= groups.endOfMonth  ? groups.month
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

std::string minutesWord(const Translator& say, int minutes) {
  return minutes > 0 ? say.tr(core::msg("{n} min", {{"n", std::to_string(minutes)}})) : std::string();
}

}  // namespace muster::app
