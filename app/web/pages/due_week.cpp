// The week's sheet: one A4 page to take along and tick off with a pencil, with the head of the journal it was made from.
#include <algorithm>

#include "app/web/ask.h"
#include "app/web/layout.h"
#include "app/web/pages/due_look.h"
#include "app/web/pages/pages.h"
#include "app/web/pages/place_words.h"
#include "app/web/parts.h"
#include "core/base/digest.h"
#include "core/readiness/due.h"

namespace muster::app {
namespace {

struct Day {
  std::string word;
  std::vector<const DueRow*> rows;
};

std::vector<Day> daysOf(const Translator& say, const DueGroups& groups) {
  std::vector<Day> days;
  if (!groups.overdue.empty()) {
    days.push_back({say.tr("Overdue"), {}});
    for (const DueRow& row : groups.overdue) days.back().rows.push_back(&row);
  }
  for (int i = 0; i < 7; ++i) {
    const core::Date date = core::addDays(groups.today, i);
    Day day{weekdayWord(say, date) + " " + core::text(date).substr(5), {}};
    for (const DueRow& row : groups.week) {
      if (dayOf(row.due, groups.today) == date) day.rows.push_back(&row);
    }
    if (!day.rows.empty()) days.push_back(std::move(day));
  }
  return days;
}

}  // namespace

Response dueWeek(const Request& request, Site& site) {
  const auto at = momentOf(request, site);
  if (!at) return refused(request, site, 400, at.problems());
  const Translator& say = site.say(request);
  const core::Rules rules = site.world.rules();
  const std::string kind = request.query.get("kind");
  const DueGroups groups = dueGroups(site.world, *at, kind);
  const auto calendar = site.world.calendar();
  View body;
  const std::vector<Day> days = daysOf(say, groups);
  body.list("days", days, [&](View& view, const Day& day) {
    view.set("word", day.word);
    view.list("rows", day.rows, [&](View& row, const DueRow* due) {
      const core::Place& place = due->place;
      row.set("unit", due->due.unit).set("title", say.tr(due->due.title)).set("where", whereText(say, site.world.records, place));
      row.set("minutes", minutesWord(say, due->due.minutes)).set("notes", dueNotes(say, due->due));
      row.set("last", due->due.lastDay            ? shortDate(*due->due.lastDay, groups.today)
                      : core::neverDone(due->due) ? say.tr("never done")
                                                  : std::string("–"));
    });
  });
  const auto jobs = groups.overdue.size() + groups.week.size();
  body.set("isEmpty", days.empty()).set("kindWord", kind.empty() ? std::string() : kindTitle(say, *rules, kind));
  body.set("from", core::text(groups.today)).set("to", core::text(groups.endOfWeek));
  body.set("sum", sumWords(say, jobs, minutesOf(groups.overdue) + minutesOf(groups.week)));
  const auto person = site.world.records.person(request.person);
  const core::Head journal = site.world.journal.head();
  body.set("printedAt", calendar->localText(*at)).set("by", person ? person->name : std::string()).set("hasBy", person.has_value());
  body.set("headSize", std::to_string(journal.size))
      .set("headHash", core::hex(journal.root).substr(0, 16))
      .set("script", site.assets.url("print.js"));
  PageHead head{
      .templateName = "due_week", .title = say.tr(core::msg("Work of the week from {day}", {{"day", core::text(groups.today)}})), .nav = "/due"};
  if (asksForMoment(request)) head.at = *at;
  return page(request, site, std::move(head), std::move(body));
}

}  // namespace muster::app
