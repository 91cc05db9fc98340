// POST /api/v1/authorisations and /end: who may do a method or release after it is given, and withdrawn with its reason.
#include "app/web/api/json_command.h"
#include "app/web/layout.h"
#include "app/web/pages/pages.h"
#include "app/workflow/authorise.h"

namespace muster::app {

namespace {

using Act = core::Authorisation::Act;

Act readAct(JsonBody& body) {
  body.need("act");
  const std::string act = body.text("act");
  if (!act.empty() && act != name(Act::perform) && act != name(Act::release))
    body.wrong("act", core::msg("{member} is not known here.", {{"member", act}}), core::msg("It is one of perform, release."));
  return act == name(Act::release) ? Act::release : Act::perform;
}

Response answered(const Request& request, Site& site, const core::Outcome<Answer>& done, const std::string& person, const std::string& method,
                  Act act) {
  if (!done) return refusedCommand(request, site, done.problems(), {{"worker", "person"}});
  return receiptAnswer(request, site, *done, {{"person", person}, {"method", method}, {"act", name(act)}});
}

}  // namespace

Response authoriseApi(const Request& request, Site& site) {
  JsonBody body(request.body);
  const Who who = readWho(request, body, *site.world.calendar());
  for (const char* needed : {"person", "method"}) body.need(needed);
  const Authorise input{core::plainCode(body.text("person")), body.text("method"), readAct(body), body.day("from"), body.day("until"), ""};
  if (!body.good()) return refused(request, site, 400, body.problems());
  return answered(request, site, authorise(site.world, who, input), input.person, input.method, input.act);
}

Response endAuthorisationApi(const Request& request, Site& site) {
  JsonBody body(request.body);
  const Who who = readWho(request, body, *site.world.calendar());
  for (const char* needed : {"person", "method", "reason"}) body.need(needed);
  const EndAuthorisation input{core::plainCode(body.text("person")), body.text("method"), readAct(body), body.text("reason")};
  if (!body.good()) return refused(request, site, 400, body.problems());
  return answered(request, site, endAuthorisation(site.world, who, input), input.person, input.method, input.act);
}

}  // namespace muster::app
