// Cases, recall and impact as JSON; data/docs/cases.md describes them.
#include "app/web/ask.h"
#include "app/web/layout.h"
#include "app/web/pages/pages.h"
#include "app/workflow/case_json.h"
#include "app/workflow/instrument_json.h"
#include "app/workflow/known_at.h"

namespace muster::app {

Response casesApi(const Request&, Site& site) {
  core::Json::Array list;
  for (const auto& one : site.world.views.cases()) {
    if (!one.work) list.push_back(json(one, site.world));
  }
  return jsonAnswer(core::canonical(core::Json::Object{{"cases", std::move(list)}}));
}

Response recallApi(const Request& request, Site& site) {
  const auto at = momentOf(request, site);
  if (!at) return refused(request, site, 400, at.problems());
  std::map<std::string, std::string> words;
  for (const auto& [name, value] : request.query.all()) {
    if (name != "lang" && name != "at" && !value.empty()) words[name] = value;
  }
  const auto criteria = core::parseCriteria(words);
  if (!criteria) return refused(request, site, 400, criteria.problems());
  AsKnown known(site.world, *at, asksForMoment(request));
  const auto report = recallOf(known.world(), criteria.value());
  if (!report) return refused(request, site, 400, report.problems());
  return jsonAnswer(core::canonical(json(report.value())));
}

Response impactApi(const Request& request, Site& site) {
  const auto at = momentOf(request, site);
  if (!at) return refused(request, site, 400, at.problems());
  AsKnown known(site.world, *at, asksForMoment(request));
  const auto report = impactOf(known.world(), request.params.get("code"));
  if (!report) return refused(request, site, 404, report.problems());
  return jsonAnswer(core::canonical(json(report.value())));
}

Response instrumentApi(const Request& request, Site& site) {
  const auto it = instrumentJson(site.world, request.params.get("code"));
  if (!it) return refused(request, site, 404, it.problems());
  return jsonAnswer(core::canonical(it.value()));
}

}  // namespace muster::app
