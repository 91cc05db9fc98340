// The forecast as JSON; data/docs/forecast.md describes it.
#include "app/workflow/forecast.h"
#include "app/web/ask.h"
#include "app/web/layout.h"
#include "app/web/pages/pages.h"
#include "app/workflow/known_at.h"

namespace muster::app {

Response forecastApi(const Request& request, Site& site) {
  const auto at = momentOf(request, site);
  if (!at) return refused(request, site, 400, at.problems());
  AsKnown known(site.world, *at, asksForMoment(request));
  core::Json::Array sets;
  if (const std::string unit = request.params.get("code"); !unit.empty()) {
    const auto outlook = outlookOf(known.world(), unit, *at);
    if (!outlook) return refused(request, site, 404, outlook.problems());
    sets.push_back(json(outlook.value()));
  } else {
    for (const auto& outlook : outlooks(known.world(), *at)) sets.push_back(json(outlook));
  }
  return jsonAnswer(core::canonical(core::Json::Object{{"at", core::text(*at)}, {"sets", std::move(sets)}}));
}

}  // namespace muster::app
