// A figure is compared with the printed copy and confirmed: where it was read, a photo of the page, a second pair of eyes.
#include <algorithm>

#include "app/web/layout.h"
#include "app/web/pages/pages.h"
#include "app/web/rule_words.h"
#include "app/web/setup_forms.h"
#include "app/workflow/adopt_rules.h"
#include "core/base/plain_text.h"

namespace muster::app {
namespace {

std::optional<RuleLine> lineOf(const Translator& say, const core::RuleBook& book, const std::string& id) {
  std::optional<RuleLine> found;
  for (const core::RulePack& pack : book.packs()) {
    for (const RuleGroup& group : ruleGroups(say, book, pack)) {
      for (const RuleLine& line : group.lines) {
        if (line.id == id) found = line;
      }
    }
  }
  return found;
}

Response show(const Request& request, Site& site, const RuleLine& line, const core::Problems& problems) {
  const Translator& say = site.say(request);
  using Kind = FormField::Kind;
  const std::string title = say.tr(core::msg("Confirm: {rule}", {{"rule", line.title}}));
  const std::string lead = say.tr(core::msg("{value}, according to {source} ({confidence}). Confirm it only if your own printed copy says the same.",
                                            {{"value", line.value}, {"source", line.source}, {"confidence", line.confidence}}));
  View body = sheetBody(title, lead, "/rules/confirm", say.tr("Confirm this figure"), "/rules");
  body.set("upload", true).set("uploadLabel", say.tr("Photo of the page"));
  std::vector<View> hidden(1);
  hidden.front().set("name", "rule").set("value", line.id);
  body.set("hidden", std::move(hidden));
  FormField second{.kind = Kind::choice, .name = "second", .label = say.tr("Second person who looked"), .choices = {{"", say.tr("Nobody")}}};
  for (const PersonRecord& person : presentPeople(site.world)) second.choices.push_back({person.code, personText(person)});
  setFields(body, say, request, site,
            {{Kind::text, "document", say.tr("Document"), say.tr("As it stands on its cover."), "", "", {}},
             {Kind::text, "edition", say.tr("Edition"), "", "", "", {}},
             {Kind::text, "page", say.tr("Page or clause"), "", "", "", {}},
             std::move(second)},
            problems);
  return page(request, site,
              {.templateName = "sheet_page", .title = title, .nav = "/rules", .status = problems.empty() ? 200 : answerStatus(problems)},
              std::move(body));
}

}  // namespace

Response confirmRulePage(const Request& request, Site& site) {
  const std::string id = request.writes() ? request.form.get("rule") : request.query.get("rule");
  const auto line = lineOf(site.say(request), *site.world.rules(), id);
  if (!line)
    return refused(
        request, site, 404,
        {{"unknown-rule", core::msg("no adopted rule is called {rule}", {{"rule", id}}), core::msg("take the name from the rules page"), {}}});
  if (!request.writes()) return show(request, site, *line, {});
  const auto text = [&](const char* name) { return std::string(core::trimmed(request.form.get(name))); };
  const Who who = toldBy(request);
  if (!text("second").empty() && text("second") == who.person) {
    return show(
        request, site, *line,
        {{"same-person", core::msg("the second person is the first"), core::msg("let somebody else look, or leave it empty"), {.field = "second"}}});
  }
  const auto answer =
      confirmLimit(site.world, who, {id, text("document"), text("edition"), text("page"), keepUpload(request, site.world, "scan"), text("second")});
  if (!answer) return show(request, site, *line, answer.problems());
  return doneWith(request, site, core::msg("{rule} is confirmed", {{"rule", line->title}}), answer->remarks, "/rules");
}

}  // namespace muster::app
