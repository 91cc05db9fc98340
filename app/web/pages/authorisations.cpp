// Authorisations: who may do what, from when to when; given and ended here.
#include "app/web/ask.h"
#include "app/web/form_page.h"
#include "app/web/layout.h"
#include "app/web/pages/pages.h"
#include "app/web/person_words.h"
#include "app/web/setup_forms.h"
#include "app/workflow/authorise.h"

namespace muster::app {
namespace {

using Act = core::Authorisation::Act;

std::string methodWord(const Translator& say, const core::RuleBook& rules, const std::string& method) {
  return method == "*" ? say.tr("every method") : say.tr(methodTitle(rules, method));
}

Act actOf(const std::string& word) { return word == "release" ? Act::release : Act::perform; }
std::string actWord(const Translator& say, Act act) { return act == Act::perform ? say.tr("may do") : say.tr("may release after"); }

void setForm(View& body, const Translator& say, const Request& request, Site& site, const core::Problems& problems) {
  using Kind = FormField::Kind;
  const auto rules = site.world.rules();
  FormField method{Kind::choice, "method", say.tr("What"), "", "", "", {}};
  for (const std::string& id : methods(*rules)) method.choices.push_back({id, methodWord(say, *rules, id)});
  setFields(body, say, request, site,
            {{Kind::choice, "worker", say.tr("Who is authorised"), "", "", "", personChoices(say, site.world)},
             {Kind::choice,
              "act",
              say.tr("To do it, or to release after it"),
              "",
              "",
              "",
              {{"perform", actWord(say, Act::perform)}, {"release", actWord(say, Act::release)}}},
             method,
             {Kind::date, "from", say.tr("From"), say.tr("Leave it empty for today."), "", "", {}},
             {Kind::date, "until", say.tr("To"), say.tr("Its last day; empty: until it is ended."), "", "", {}}},
            problems);
}

}  // namespace

Response authorisationsPage(const Request& request, Site& site) {
  const Translator& say = site.say(request);
  core::Problems problems;
  if (request.writes()) {
    const auto calendar = site.world.calendar();
    Typed typed(request, *calendar);
    const Authorise input{typed.text("worker"), typed.text("method"), actOf(typed.text("act")), typed.date("from"), typed.date("until"), ""};
    const auto answer = typed.ok() ? authorise(site.world, toldBy(request), input) : core::Outcome<Answer>(typed.problems());
    if (answer)
      return doneWith(request, site, core::msg("{name} is authorised", {{"name", personText(site.world, core::plainCode(input.person))}}),
                      answer->remarks, "/authorisations");
    problems = answer.problems();
  }
  const auto rules = site.world.rules();
  const auto rows = authorisations(site.world, site.world.calendar()->dateOf(site.world.clock.now()));
  View body;
  body.set("hasRows", !rows.empty()).set("none", rows.empty());
  body.list("rows", rows, [&](View& row, const AuthorisationRow& one) {
    row.set("code", one.person).set("name", personText(site.world, one.person)).set("act", actWord(say, one.it.act));
    row.set("method", methodWord(say, *rules, one.it.method)).set("from", core::text(one.it.from));
    row.set("until", one.it.until ? core::text(*one.it.until) : say.tr("until it is ended")).set("holds", one.holds);
    setStatus(row, say, !one.holds ? core::SetState::notReady : one.endsSoon ? core::SetState::dueSoon : core::SetState::ready);
    row.set("stateWord", !one.holds ? say.tr("does not hold") : one.endsSoon ? say.tr("ends soon") : say.tr("holds"));
    row.set("endAddress",
            "/authorisations/" + urlEncoded(one.person) + "/end?method=" + urlEncoded(one.it.method) + "&act=" + std::string(name(one.it.act)));
  });
  setForm(body, say, request, site, problems);
  return page(request, site,
              {.templateName = "authorisations",
               .title = say.tr("Authorisations"),
               .nav = "/setup",
               .status = problems.empty() ? 200 : answerStatus(problems)},
              std::move(body));
}

Response endAuthorisationPage(const Request& request, Site& site) {
  const Translator& say = site.say(request);
  const std::string person = core::plainCode(request.params.get("person"));
  const auto rules = site.world.rules();
  FormPage form{.title = say.tr(core::msg("End an authorisation of {person}", {{"person", personText(site.world, person)}})),
                .button = say.tr("End it"),
                .back = "/authorisations"};
  FormField method{.kind = FormField::Kind::choice, .name = "method", .label = say.tr("What"), .value = request.query.get("method")};
  for (const std::string& id : methods(*rules)) method.choices.push_back({id, methodWord(say, *rules, id)});
  form.fields.push_back(std::move(method));
  form.fields.push_back({.kind = FormField::Kind::choice,
                         .name = "act",
                         .label = say.tr("To do it, or to release after it"),
                         .value = request.query.get("act"),
                         .choices = {{"perform", actWord(say, Act::perform)}, {"release", actWord(say, Act::release)}}});
  form.fields.push_back({.kind = FormField::Kind::area, .name = "reason", .label = say.tr("Why it ends")});
  form.nav = "/setup", form.asksWhen = false;
  form.note = core::msg("{person}: the authorisation has ended", {{"person", person}});
  return answerForm(request, site, std::move(form), [&](Typed& typed, const Who& who) -> core::Outcome<Answer> {
    return endAuthorisation(site.world, who, {person, typed.text("method"), actOf(typed.text("act")), typed.text("reason")});
  });
}

Response authorisationsApi(const Request&, Site& site) {
  return jsonAnswer(core::canonical(authorisationsJson(site.world, site.world.calendar()->dateOf(site.world.clock.now()))));
}

}  // namespace muster::app
