// Cases, recall and impact as JSON; data/docs/cases.md describes them.
#include "app/web/ask.h"
#include "app/web/layout.h"
#include "app/web/pages/pages.h"
#include "app/workflow/case_json.h"
#include "app/workflow/instrument_json.h"

namespace muster::app {

Response casesApi(const Request&, Site& site) {
  core::Json::Array list;
  for (const auto& one : site.world.views.cases()) {
    if (!one.work) list.push_back(json(one, site.world));
  }
  return jsonAnswer(core::canonical(core::Json::Object{{"cases", std::move(list)}}));
}

Response recallApi(const Request& request, Site& site) {
  std::map<std::string, std::string> words;
  for (const auto& [name, value] : request.query.all()) {
    if (name != "lang" && !value.empty()) words[name] = value;
  }
  const auto criteria = core::parseCriteria(words);
  if (!criteria) return refused(request, site, 400, criteria.problems());
  const auto report = recallOf(site.world, criteria.value());
  if (!report) return refused(request, site, 400, report.problems());
  return jsonAnswer(core::canonical(json(report.value())));
}

Response impactApi(const Request& request, Site& site) {
  const auto report = impactOf(site.world, request.params.get("code"));
  if (!report) return refused(request, site, 404, report.problems());
  return jsonAnswer(core::canonical(json(report.value())));
}

Response instrumentApi(const Request& request, Site& site) {
  const auto it = instrumentJson(site.world, request.params.get("code"));
  if (!it) return refused(request, site, 404, it.problems());
  return jsonAnswer(core::canonical(it.value()));
}

}  // namespace muster::app
