// A notice of the maker: whom it concerns is shown as soon as something to look for is typed; one button quarantines them.
#include "app/workflow/recall.h"

#include "app/web/ask.h"
#include "app/web/layout.h"
#include "app/web/pages/pages.h"
#include "app/web/pages/place_words.h"
#include "app/web/parts.h"

namespace muster::app {
namespace {

constexpr const char* kWords[] = {"kind", "prefix", "from", "to", "serials", "made-from", "made-to", "lots", "part-numbers", "mark"};

std::map<std::string, std::string> typedWords(const Request& request) {
  std::map<std::string, std::string> words;
  for (const char* name : kWords) {
    const auto text = request.writes() ? request.form.get(name) : request.query.get(name);
    if (!text.empty()) words[name] = text;
  }
  return words;
}

void setFields(View& body, const Translator& say, const core::RuleBook& rules, const std::map<std::string, std::string>& words,
               const core::Problems& problems) {
  using Kind = FormField::Kind;
  std::vector<FormField::Choice> kinds{{"", say.tr("every kind")}};
  for (const auto& kind : rules.kinds()) kinds.push_back({kind.id, say.tr(kind.title)});
  std::vector<FormField> fields{{.kind = Kind::choice, .name = "kind", .label = say.tr("Kind"), .choices = kinds},
                                {.name = "prefix", .label = say.tr("Serial number begins with")},
                                {.kind = Kind::number, .name = "from", .label = say.tr("First number")},
                                {.kind = Kind::number, .name = "to", .label = say.tr("Last number")},
                                {.name = "serials", .label = say.tr("Serial numbers, with commas")},
                                {.kind = Kind::date, .name = "made-from", .label = say.tr("Made from")},
                                {.kind = Kind::date, .name = "made-to", .label = say.tr("Made to")},
                                {.name = "lots", .label = say.tr("Lots, with commas")},
                                {.name = "part-numbers", .label = say.tr("Part numbers, with commas")},
                                {.name = "mark", .label = say.tr("What to look for on each")}};
  std::vector<View> views;
  for (auto& field : fields) {
    const auto typed = words.find(field.name);
    if (typed != words.end()) field.value = typed->second;
    views.push_back(fieldView(field, problems, say));
  }
  body.set("fields", std::move(views));
}

void setReport(View& body, const Translator& say, World& world, const RecallReport& report) {
  body.set("hasReport", true).set("hasRows", !report.rows.empty()).set("canOpen", report.meant + report.maybe > 0);
  body.set("summary", say.tr(core::msg("{meant} meant, {maybe} to be looked at; {out} of them out, {worn} worn before",
                                       {{"meant", std::to_string(report.meant)},
                                        {"maybe", std::to_string(report.maybe)},
                                        {"out", std::to_string(report.out)},
                                        {"worn", std::to_string(report.worn)}})));
  body.list("rows", report.rows, [&](View& row, const RecallRow& one) {
    row.set("unit", one.unit).set("address", unitPath(one.unit)).set("serial", one.serial).set("why", say.tr(one.match.why));
    row.set("where", (one.host.empty() ? "" : one.host + " · ") + whereText(say, world.records, one.place));
    setStatus(row, say, one.match.meant == core::Meant::yes ? core::SetState::notReady : core::SetState::dueSoon);
    row.set("stateWord", one.match.meant == core::Meant::yes ? say.tr("meant") : say.tr("to be looked at"));
    row.set("worn", one.everWorn).set("quarantined", one.quarantined).set("retired", one.retired);
  });
  body.list("hidden", core::wordsOf(report.criteria), [](View& row, const auto& word) { row.set("name", word.first).set("value", word.second); });
}

Response show(const Request& request, Site& site, const core::Problems& refusedWith) {
  const Translator& say = site.say(request);
  const auto words = typedWords(request);
  auto problems = refusedWith;
  View body;
  body.set("hasReport", false);
  if (!words.empty()) {
    const auto criteria = core::parseCriteria(words);
    const auto report = criteria ? recallOf(site.world, criteria.value()) : core::Outcome<RecallReport>(criteria.problems());
    if (report)
      setReport(body, say, site.world, report.value());
    else
      problems.insert(problems.end(), report.problems().begin(), report.problems().end());
  }
  setFields(body, say, *site.world.rules(), words, problems);
  body.set("titleValue", request.form.get("title"));
  setErrors(body, problems, say);
  return page(request, site, {.templateName = "recall", .title = say.tr("Recall"), .nav = "/rules", .status = refusedWith.empty() ? 200 : 422},
              std::move(body));
}

}  // namespace

Response recallPage(const Request& request, Site& site) {
  if (!request.writes()) return show(request, site, {});
  auto criteria = core::parseCriteria(typedWords(request));
  if (!criteria) return show(request, site, criteria.problems());
  const auto answer = openRecall(site.world, whoOf(request), {criteria.value(), request.form.get("title")});
  if (!answer) return show(request, site, answer.problems());
  const auto fact = site.world.journal.fact(answer->receipt.facts.front());
  return seeOther(fact ? "/cases/" + urlEncoded(fact->subjects.front().code) : "/cases");
}

}  // namespace muster::app
