// What is due as JSON; data/docs/plans.md describes it.
#include "app/web/ask.h"
#include "app/web/layout.h"
#include "app/web/pages/pages.h"
#include "app/workflow/due_json.h"

namespace muster::app {

namespace {
constexpr int kDays = 30, kMostDays = 36500;
}

Response dueApi(const Request& request, Site& site) {
  const auto at = momentOf(request, site);
  if (!at) return refused(request, site, 400, at.problems());
  int days = kDays;
  if (const std::string typed = request.query.get("days"); !typed.empty()) {
    const auto number = core::Decimal::parse(typed);
    if (!number || number->scale() != 0 || number->coefficient() < 0 || number->coefficient() > kMostDays) {
      return refused(request, site, 400,
                     {{"days", core::msg("{typed} is no number of days", {{"typed", typed}}), core::msg("give a whole number, as in days=30"), {}}});
    }
    days = static_cast<int>(number->coefficient());
  }
  const auto today = site.world.calendar()->dateOf(*at);
  core::Json::Array list;
  for (const core::Due& due : site.world.views.dues(core::addDays(today, days))) list.push_back(json(due));
  return jsonAnswer(core::canonical(core::Json::Object{{"at", core::text(*at)}, {"today", core::text(today)}, {"due", std::move(list)}}));
}

}  // namespace muster::app
// What is due as JSON; data/docs/reports.md describes it.
#include "app/workflow/due_report.h"
#include "app/workflow/known_at.h"
  const auto days = daysMeant(request.query.get("days"));
  if (!days) return refused(request, site, 400, days.problems());
  AsKnown known(site.world, *at, asksForMoment(request));
  return jsonAnswer(core::canonical(dueReport(known.world(), *at, *days)));
