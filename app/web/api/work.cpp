// Work orders and rounds as JSON; data/docs/plans.md describes them.
#include "app/web/ask.h"
#include "app/web/layout.h"
#include "app/web/pages/pages.h"
#include "app/workflow/rounds.h"
#include "app/workflow/work_json.h"

namespace muster::app {

Response workApi(const Request& request, Site& site) { return jsonAnswer(core::canonical(workJson(site.world, request.query.get("done") != "1"))); }

Response roundsApi(const Request& request, Site& site) {
  const auto at = momentOf(request, site);
  if (!at) return refused(request, site, 400, at.problems());
  return jsonAnswer(core::canonical(roundsJson(site.world, *at)));
}

}  // namespace muster::app
