// One pack on offer: what it would change, who is affected, and the button that puts it in force.
#include "app/ports/shipped.h"
#include "app/web/ask.h"
#include "app/web/code_words.h"
#include "app/web/layout.h"
#include "app/web/pages/pages.h"
#include "app/web/record_words.h"
#include "app/web/rule_words.h"
#include "app/web/setup_forms.h"
#include "app/workflow/adopt_rules.h"

namespace muster::app {
namespace {

Response show(const Request& request, Site& site, const ShippedText& pack, const core::Problems& problems) {
  const Translator& say = site.say(request);
  View body;
  const auto difference = diffRules(site.world, {pack.origin, pack.text});
  setRuleProblems(body, say, difference.problems());
  const RulesDifference none{pack.name, {}, {}, {}, {}, {}};
  const RulesDifference& shown = difference ? *difference : none;
  body.set("name", pack.name).set("adopted", shown.adopted).set("offered", shown.offered).set("isNew", shown.adopted.empty());
  body.set("address", "/rules/offers/" + urlEncoded(pack.name))
      .set("hasLines", !shown.lines.empty())
      .set("hasAffected", !shown.affected.empty())
      .set("mayAdopt", difference.ok());
  body.list("lines", shown.lines, [&](View& row, const core::Message& line) { row.set("text", say.tr(line)); });
  body.list("affected", shown.affected, [&](View& row, const Affected& one) {
    View before, after;
    setStatus(before, say, one.before), setStatus(after, say, one.after);
    row.set("unit", one.unit)
        .set("address", unitPath(one.unit))
        .set("before", std::move(before))
        .set("after", std::move(after))
        .set("reason", say.tr(one.reason));
  });
  const auto rules = site.world.rules();
  body.set("hasJudged", !shown.judged.empty());
  body.list("judged", shown.judged, [&](View& row, const OtherVerdict& one) {
    const auto* step = rules->step(one.step);
    row.set("unit", one.unit)
        .set("address", recordPath(one.test))
        .set("step", one.step.empty() ? say.tr("the test as a whole")
                     : step           ? say.tr(step->title)
                                      : one.step)
        .set("was", verdictSaid(say, one.was))
        .set("now", verdictSaid(say, one.now));
  });
  setFields(body, say, request, site, {}, problems);
  const std::string title = say.tr(core::msg("Rules on offer: {name}", {{"name", pack.name}}));
  body.set("title", title);
  return page(request, site,
              {.templateName = "rules_offer",
               .title = title,
               .nav = "/rules",
               .status = problems.empty() || !request.writes() ? 200 : answerStatus(problems)},
              std::move(body));
}

}  // namespace

Response rulesOfferPage(const Request& request, Site& site) {
  const std::string name = request.params.get("name");
  const auto pack = shippedPack(name, site.world.rulesFolder);
  if (!pack) {
    return refused(
        request, site, 404,
        {{"unknown-pack", core::msg("no pack called {name} is on offer", {{"name", name}}), core::msg("choose one from the rules page"), {}}});
  }
  if (!request.writes()) return show(request, site, *pack, {});
  const Who who = toldBy(request);
  if (who.person.empty() && !site.world.views.people().empty()) {  // the use case itself is open to the program
    return show(request, site, *pack,
                {{"no-person", core::msg("it is not said who does this"), core::msg("choose your name from the list"), {.field = "person"}}});
  }
  const auto answer = adoptRules(site.world, who, {{pack->origin, pack->text}});
  if (!answer) return show(request, site, *pack, answer.problems());
  return doneWith(request, site, core::msg("{name} is in force", {{"name", name}}), answer->remarks, "/rules");
}

}  // namespace muster::app
