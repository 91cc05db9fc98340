// Spreading the work: a day for each job on the sets, so that enough squads remain. The officer takes it, or chooses days alone.
#include "app/workflow/stagger.h"
#include "app/web/action_address.h"
#include "app/web/ask.h"
#include "app/web/layout.h"
#include "app/web/pages/due_look.h"
#include "app/web/pages/pages.h"
#include "app/web/parts.h"
#include "app/web/setup_forms.h"

namespace muster::app {
namespace {
constexpr int kDays = 35, kMostDays = 120;
}

Response staggerPage(const Request& request, Site& site) {
  const Translator& say = site.say(request);
  const int days = typedCount(request, "days", kDays, kMostDays);
  if (request.writes()) {
    const auto answer = takeStagger(site.world, toldBy(request), days);
    if (!answer) return refused(request, site, answerStatus(answer.problems()), answer.problems());
    return doneWith(request, site, core::msg("Days kept: {n}", {{"n", std::to_string(answer->receipt.facts.size())}}), answer->remarks, "/due");
  }
  const auto at = momentOf(request, site);
  if (!at) return refused(request, site, 400, at.problems());
  const StaggerReport report = staggerAt(site.world, *at, days);
  View body;
  body.set("hasRows", !report.rows.empty()).set("days", days);
  setEmpty(body, say.tr("Nothing falls due on the sets"), say.tr("Here work is spread so that enough squads remain."), say.tr("All that is due"),
           "/due");
  const std::vector<std::pair<std::string, core::Text>> places = {{"now", std::to_string(report.canGo)},
                                                                  {"minimum", std::to_string(report.minimum)},
                                                                  {"asked", std::to_string(report.asked)},
                                                                  {"peak", std::to_string(report.peak)}};
  body.set("lead",
           say.tr(core::msg(
               "Squads that can go now: {now}. By this proposal at least so many always remain: {minimum}. Most jobs on one day: {peak}.", places)));
  body.set("tooFew", report.canGo < report.asked)
      .set("tooFewText", say.tr(core::msg("The rules ask for more squads than can go as it is: {asked}.", places)));
  body.list("rows", report.rows, [&](View& row, const StaggerRow& one) {
    row.set("unit", one.due.unit).set("address", unitPath(one.due.unit)).set("title", say.tr(one.due.title)).set("placed", one.day.has_value());
    row.set("day", one.day ? weekdayWord(say, *one.day) + " " + shortDate(*one.day, report.from) : say.tr("no day leaves enough squads"));
    row.set("last", one.due.lastDay ? core::text(*one.due.lastDay) : say.tr("never done")).set("chosen", one.due.chosen);
    row.set("minutes", minutesWord(say, one.due.minutes)).set("planAddress", unitPath(one.due.unit) + "/day?plan=" + urlEncoded(one.due.plan));
  });
  return page(request, site, {.templateName = "stagger", .title = say.tr("Spread the work"), .nav = "/due"}, std::move(body));
}

Response staggerApi(const Request& request, Site& site) {
  const auto at = momentOf(request, site);
  if (!at) return refused(request, site, 400, at.problems());
  return jsonAnswer(core::canonical(json(staggerAt(site.world, *at, typedCount(request, "days", kDays, kMostDays)))));
}

}  // namespace muster::app
