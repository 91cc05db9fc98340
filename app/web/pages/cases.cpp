// Cases: recalls and impacts, open first; one case with its units, what was found on each, and its end.
#include <algorithm>

#include "app/web/ask.h"
#include "app/web/code_words.h"
#include "app/web/fact_words.h"
#include "app/web/form_page.h"
#include "app/web/layout.h"
#include "app/web/pages/pages.h"
#include "app/web/pages/place_words.h"
#include "app/web/pages/unit_look.h"
#include "app/web/person_words.h"
#include "app/workflow/case_files.h"
#include "app/workflow/corrective.h"

namespace muster::app {
namespace {

std::string typeWord(const Translator& say, core::CaseType type) {
  switch (type) {
    case core::CaseType::recall: return say.tr("Recall");
    case core::CaseType::impact: return say.tr("Instrument out of tolerance");
    case core::CaseType::work: return say.tr("Work order");
    case core::CaseType::corrective: return say.tr("Corrective action");
  }
  return {};
}

std::string titleOf(World& world, const core::CaseState& one) { return one.title.empty() ? one.calibrator : keptText(world, one.title); }

int heldBy(World& world, const core::CaseState& one) {
  int held = 0;
  for (const auto& [code, settled] : one.units) {
    const auto unit = unitOf(world, code);
    held +=
        unit && std::any_of(unit->quarantines.begin(), unit->quarantines.end(), [&](const core::Quarantine& open) { return open.file == one.code; });
  }
  return held;
}

std::optional<core::CaseState> caseOf(World& world, const std::string& code) {
  const auto state = world.journal.state(core::file(code));
  const auto* one = state ? std::get_if<core::CaseState>(&state->value) : nullptr;
  return one && one->openedAt && !one->work ? std::optional(*one) : std::nullopt;
}

std::string casePath(const std::string& code) { return "/cases/" + urlEncoded(code); }

Response unknownCase(const Request& request, Site& site, const std::string& code) {
  return refused(request, site, 404,
                 {{"unknown-case", core::msg("there is no case {code}", {{"code", code}}), core::msg("choose it from the list of cases"), {}}});
}

}  // namespace

Response casesPage(const Request& request, Site& site) {
  const Translator& say = site.say(request);
  auto cases = site.world.views.cases({.work = false});  // work orders have a page of their own
  std::stable_sort(cases.begin(), cases.end(), [](const auto& a, const auto& b) {
    return a.closedAt.has_value() != b.closedAt.has_value() ? !a.closedAt : *a.openedAt > *b.openedAt;
  });
  const auto calendar = site.world.calendar();
  View body;
  body.set("hasRows", !cases.empty());
  setEmpty(body, say.tr("No case was ever opened"), say.tr("A case begins with a notice of the maker, or with an instrument found out of tolerance."),
           say.tr("Enter a notice"), "/recall");
  body.list("rows", cases, [&](View& row, const core::CaseState& one) {
    const int held = heldBy(site.world, one);
    row.set("code", one.code).set("address", casePath(one.code)).set("type", typeWord(say, one.type)).set("title", titleOf(site.world, one));
    row.set("opened", calendar->localText(*one.openedAt).substr(0, 16)).set("units", static_cast<int>(one.units.size()));
    setStatus(row, say, one.closedAt ? core::SetState::ready : held > 0 ? core::SetState::notReady : core::SetState::dueSoon);
    row.set("stateWord", one.closedAt ? say.tr("closed") : held > 0 ? say.plural("{n} held", "{n} held", held) : say.tr("all settled, to be closed"));
  });
  return page(request, site, {.templateName = "cases", .title = say.tr("Cases"), .nav = "/rules"}, std::move(body));
}

Response casePage(const Request& request, Site& site) {
  const Translator& say = site.say(request);
  const auto code = core::plainCode(request.params.get("file"));
  const auto one = caseOf(site.world, code);
  if (!one) return unknownCase(request, site, code);
  const auto calendar = site.world.calendar();
  View body;
  const int held = heldBy(site.world, *one);
  body.set("code", one->code).set("type", typeWord(say, one->type)).set("title", titleOf(site.world, *one));
  body.set("opened", calendar->localText(*one->openedAt).substr(0, 16))
      .set("isClosed", one->closedAt.has_value())
      .set("canClose", !one->closedAt && held == 0 && (one->type != core::CaseType::corrective || leftOf(*one).empty()));
  body.set("closed", one->closedAt ? calendar->localText(*one->closedAt).substr(0, 16) : "").set("outcome", codeWord(say, one->outcome));
  body.set("closeAddress", casePath(one->code) + "/close").set("isImpact", one->type == core::CaseType::impact).set("calibrator", one->calibrator);
  const bool mayAllow = one->type == core::CaseType::impact && !one->closedAt && one->retestBy.empty() && held > 0;
  body.set("mayAllow", mayAllow)
      .set("allowAddress", casePath(one->code) + "/retest")
      .set("retestBy", one->retestBy)
      .set("allowed", !one->retestBy.empty());
  body.set("impactAddress", "/impact/" + urlEncoded(one->calibrator));
  body.set("isCorrective", one->type == core::CaseType::corrective).set("partAddress", casePath(one->code) + "/part");
  const auto left = one->type == core::CaseType::corrective && !one->closedAt ? leftOf(*one) : std::vector<core::Message>{};
  body.set("hasLeft", !left.empty()).set("left", left.empty() ? std::string() : say.tr(left.front()));
  const std::vector<std::string_view> parts(std::begin(kCorrectiveParts), std::end(kCorrectiveParts));
  body.list("parts", parts, [&](View& row, std::string_view part) {
    const auto found = one->parts.find(std::string(part));
    const bool entered = found != one->parts.end(), told = part == "cause" || part == "extent";
    row.set("word", codeWord(say, "corrective-" + std::string(part))).set("text", entered ? keptText(site.world, found->second.text) : std::string());
    row.set("by",
            entered ? personText(site.world, found->second.by) + " " + core::text(site.world.calendar()->dateOf(found->second.at)) : std::string());
    row.set("until", entered && found->second.until ? say.tr(core::msg("until {day}", {{"day", core::text(*found->second.until)}})) : std::string());
    setStatus(row, say, !entered ? core::SetState::unknown : told || found->second.good ? core::SetState::ready : core::SetState::dueSoon);
    row.set("stateWord", !entered ? say.tr("not entered") : told ? say.tr("entered") : found->second.good ? say.tr("done") : say.tr("not yet"));
    row.set("address", casePath(one->code) + "/part?part=" + std::string(part)).set("canEnter", !one->closedAt);
  });
  body.list("criteria", one->criteria,
            [&](View& row, const auto& word) { row.set("word", codeWord(say, "recall-" + word.first)).set("text", word.second); });
  body.list("units", one->units, [&](View& row, const auto& settled) {
    const auto unit = unitOf(site.world, settled.first);
    const auto quarantine =
        unit ? std::find_if(unit->quarantines.begin(), unit->quarantines.end(), [&](const auto& open) { return open.file == one->code; })
             : std::vector<core::Quarantine>::const_iterator();
    const bool open = unit && quarantine != unit->quarantines.end();
    row.set("unit", settled.first).set("address", unitPath(settled.first)).set("where", unit ? whereText(say, site.world.records, unit->place) : "");
    setStatus(row, say, open ? core::SetState::notReady : core::SetState::ready);
    row.set("stateWord", open ? say.tr("quarantined") : say.tr("free"));
    const bool byTest = open && !quarantine->steps.empty();
    row.set("finding", settled.second.finding.empty() ? (open ? "" : say.tr("tested again")) : codeWord(say, settled.second.finding));
    row.set("evidence", keptText(site.world, settled.second.evidence).substr(0, 200)).set("canSettle", open && !one->closedAt);
    row.set("settleAddress", casePath(one->code) + "/units/" + urlEncoded(settled.first)).set("byTest", byTest);
    std::string steps;
    if (byTest) {
      for (const auto& step : quarantine->steps) steps += (steps.empty() ? "" : ",") + step;
    }
    row.set("testAddress", "/bench/" + urlEncoded(settled.first) + "?owed=1");
  });
  return page(request, site, {.templateName = "case", .title = one->code, .nav = "/rules"}, std::move(body));
}

Response settleUnitPage(const Request& request, Site& site) {
  const Translator& say = site.say(request);
  const auto file = core::plainCode(request.params.get("file")), unit = core::plainCode(request.params.get("unit"));
  if (!caseOf(site.world, file)) return unknownCase(request, site, file);
  FormPage form{.title = say.tr(core::msg("{unit}: what was found for case {code}", {{"unit", unit}, {"code", file}})),
                .button = say.tr("Enter it"),
                .back = casePath(file)};
  form.fields.push_back({.kind = FormField::Kind::choice,
                         .name = "finding",
                         .label = say.tr("What was found"),
                         .choices = codeChoices(say, {"clear", "corrected", "affected"})});
  form.fields.push_back({.kind = FormField::Kind::area, .name = "note", .label = say.tr("What was looked at")});
  form.file = say.tr("A photo or a page as evidence (may stay empty)");
  form.note = core::msg("{unit}: entered", {{"unit", unit}});
  return answerForm(request, site, std::move(form), [&](Typed& typed, const Who& who) -> core::Outcome<Answer> {
    return settleUnit(site.world, who, {file, unit, typed.text("finding"), keepUpload(request, site.world, "file"), typed.text("note")});
  });
}

Response allowRetestPage(const Request& request, Site& site) {
  const Translator& say = site.say(request);
  const auto file = core::plainCode(request.params.get("file"));
  const auto one = caseOf(site.world, file);
  if (!one) return unknownCase(request, site, file);
  FormPage form{.title = say.tr(core::msg("Let {calibrator} answer for case {code} itself", {{"calibrator", one->calibrator}, {"code", file}})),
                .button = say.tr("Sign it"),
                .back = casePath(file)};
  form.lead = say.tr("For a station with one bench: it was adjusted, and its newer certificate says that it was left good. You sign for it.");
  form.fields.push_back({.kind = FormField::Kind::area, .name = "reason", .label = say.tr("Why it may answer for itself")});
  form.note = core::msg("case {code}: signed", {{"code", file}});
  return answerForm(request, site, std::move(form), [&](Typed& typed, const Who& who) -> core::Outcome<Answer> {
    return allowRetest(site.world, who, {file, typed.text("reason")});
  });
}

Response closeCasePage(const Request& request, Site& site) {
  const Translator& say = site.say(request);
  const auto file = core::plainCode(request.params.get("file"));
  if (!caseOf(site.world, file)) return unknownCase(request, site, file);
  FormPage form{.title = say.tr(core::msg("Close case {code}", {{"code", file}})), .button = say.tr("Close it"), .back = casePath(file)};
  form.fields.push_back({.kind = FormField::Kind::choice,
                         .name = "outcome",
                         .label = say.tr("How it ended"),
                         .choices = codeChoices(say, {"effective", "not-concerned"})});
  form.fields.push_back({.kind = FormField::Kind::area, .name = "note", .label = say.tr("Note")});
  form.note = core::msg("case {code} is closed", {{"code", file}});
  return answerForm(request, site, std::move(form), [&](Typed& typed, const Who& who) -> core::Outcome<Answer> {
    return closeCase(site.world, who, {file, typed.text("outcome"), typed.text("note")});
  });
}

}  // namespace muster::app
