// What is due as JSON; data/docs/reports.md describes it.
#include "app/web/ask.h"
#include "app/web/layout.h"
#include "app/web/pages/pages.h"
#include "app/workflow/due_report.h"
#include "app/workflow/known_at.h"

namespace muster::app {

Response dueApi(const Request& request, Site& site) {
  const auto at = momentOf(request, site);
  if (!at) return refused(request, site, 400, at.problems());
  const auto days = daysMeant(request.query.get("days"));
  if (!days) return refused(request, site, 400, days.problems());
  AsKnown known(site.world, *at, asksForMoment(request));
  return jsonAnswer(core::canonical(dueReport(known.world(), *at, *days)));
}

}  // namespace muster::app
