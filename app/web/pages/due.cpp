// All that is due: overdue, this week, this month, later; each line leads to the page where it is done.
#include "app/web/pages/due_look.h"

#include "app/web/ask.h"
#include "app/web/layout.h"
#include "app/web/pages/pages.h"
#include "app/web/pages/place_words.h"
#include "app/web/parts.h"
#include "app/workflow/forecast.h"
#include "app/workflow/stock_lines.h"
#include "core/readiness/due.h"

namespace muster::app {
namespace {

constexpr std::size_t kMostLater = 20;
constexpr std::size_t kMostRows = 200;  // of one group; the filter shows the rest

struct Group {
  std::string word;
  const std::vector<DueRow>* rows;
  std::string drawn;
  bool later = false;
};

void setRow(View& view, const Translator& say, Site& site, const DueGroups& groups, const DueRow& row, DueAdvice* advice) {
  const core::Due& due = row.due;
  const bool overdue = core::overdue(due, groups.today);
  view.set("unit", due.unit).set("unitAddress", unitPath(due.unit)).set("title", say.tr(due.title)).set("address", row.address);
  const auto day = dayOf(due, groups.today);
  view.set("day", day ? shortDate(*day, groups.today) : core::neverDone(due) ? say.tr("never done") : std::string("–"));
  view.set("weekday", day && !overdue && *day <= groups.endOfWeek ? weekdayWord(say, *day) : std::string());
  view.set("overdue", overdue).set("blocks", due.severity == core::Severity::block);
  const auto late = due.lastDay ? (std::chrono::sys_days(groups.today) - std::chrono::sys_days(*due.lastDay)).count() : 0;
  view.set("late", overdue && due.lastDay ? say.plural("{n} day late", "{n} days late", static_cast<long>(late)) : std::string());
  std::string notes = dueNotes(say, due);
  if (due.toBeConfirmed) notes += say.tr(" (limit to be confirmed)");
  if (due.declared) notes += say.tr(" (declared from paper)");
  view.set("notes", notes).set("where", whereText(say, site.world.records, row.place)).set("minutes", minutesWord(say, due.minutes));
  view.set("canPlan", due.lastDay && !overdue).set("planAddress", unitPath(due.unit) + "/day?plan=" + urlEncoded(due.plan));
  std::string foreseen;
  for (const auto& said : advice ? advice->of(due) : std::vector<core::Message>()) foreseen += (foreseen.empty() ? "" : say.tr("; ")) + say.tr(said);
  view.set("foreseen", foreseen).set("hasForeseen", !foreseen.empty());
  view.set("spoken", say.tr(core::msg("Do it: {title}, {unit}", {{"title", due.title}, {"unit", due.unit}})));
}

}  // namespace

Response duePage(const Request& request, Site& site) {
  const auto at = momentOf(request, site);
  if (!at) return refused(request, site, 400, at.problems());
  const Translator& say = site.say(request);
  const std::string kind = request.query.get("kind");
  const DueGroups groups = dueGroups(site.world, *at, kind);
  const core::Rules rules = site.world.rules();
  DueAdvice advice(site.world, *at);
  View body;
  const std::vector<Group> all = {{say.tr("Overdue"), &groups.overdue, "bad"},
                                  {say.tr("This week"), &groups.week, "due"},
                                  {say.tr("This month"), &groups.month, "unk"},
                                  {say.tr("Later"), &groups.later, "unk", true}};
  body.list("groups", all, [&](View& view, const Group& group) {
    const auto& rows = *group.rows;
    std::vector<const DueRow*> shown;
    for (const DueRow& row : rows) {
      if (shown.size() < kMostRows) shown.push_back(&row);
    }
    // What is months away is there, folded: the eye stays on what comes first.
    const bool folded = group.later && rows.size() > kMostLater && kind.empty();
    view.set("folded", folded)
        .set("foldedWord", folded ? say.plural("Show {n} job", "Show {n} jobs", static_cast<long>(rows.size())) : std::string());
    view.set("word", group.word).set("any", !rows.empty()).set("drawn", group.drawn);
    view.set("sum", sumWords(say, rows.size(), minutesOf(rows)));
    view.set("rest",
             rows.size() > shown.size() ? say.plural("and {n} more", "and {n} more", static_cast<long>(rows.size() - shown.size())) : std::string());
    view.list("rows", shown, [&](View& row, const DueRow* due) { setRow(row, say, site, groups, *due, folded ? nullptr : &advice); });
  });
  std::vector<StockLine> low = stockAt(site.world, *at);
  std::erase_if(low, [&](const StockLine& line) { return !line.low() || (!kind.empty() && line.kind != kind); });
  body.set("hasLowStock", !low.empty());
  body.list("lowStock", low, [&](View& row, const StockLine& line) { setStockLine(row, say, line); });
  body.set("isEmpty", groups.kinds.empty() && low.empty()).set("noKind", kind.empty());
  setEmpty(body, say.tr("Nothing is due, ever"),
           say.tr("Here stands all that falls due by the rules in force. Register the sets, or bring in the records of your test bench."),
           say.tr("Import a file"), "/import");
  body.list("kinds", groups.kinds, [&](View& row, const auto& one) {
    row.set("kind", one.first).set("word", kindTitle(say, *rules, one.first)).set("count", one.second).set("current", one.first == kind);
  });
  const std::string title = say.tr(core::msg("Due: {overdue} overdue, {week} this week",
                                             {{"overdue", std::to_string(groups.overdue.size())}, {"week", std::to_string(groups.week.size())}}));
  body.set("title", title).set("sheet", "/due/week" + (kind.empty() ? std::string() : "?kind=" + urlEncoded(kind)));
  PageHead head{.templateName = "due", .title = title, .nav = "/due"};
  if (asksForMoment(request)) head.at = *at;
  return page(request, site, std::move(head), std::move(body));
}

}  // namespace muster::app
