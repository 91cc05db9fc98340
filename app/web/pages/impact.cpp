// What rested on an instrument that was found out of tolerance, and the entry of that finding.
#include "app/workflow/impact.h"

#include "app/web/code_words.h"
#include "app/web/pages/asked_unit.h"
#include "app/web/pages/place_words.h"
#include "app/web/typed_points.h"

namespace muster::app {
namespace {

std::string effectWord(const Translator& say, core::Effect effect) {
  switch (effect) {
    case core::Effect::untouched: return say.tr("not touched");
    case core::Effect::stillPass: return say.tr("still passes");
    case core::Effect::pending: return say.tr("cannot be told");
    case core::Effect::wouldFail: return say.tr("would fail");
    case core::Effect::wouldPass: return say.tr("failed, would pass");
    case core::Effect::stillFail: return say.tr("still fails");
  }
  return {};
}

core::SetState stateOf(core::Effect effect) {
  switch (effect) {
    case core::Effect::wouldFail: return core::SetState::notReady;
    case core::Effect::pending: return core::SetState::unknown;
    case core::Effect::wouldPass: return core::SetState::dueSoon;
    default: return core::SetState::ready;
  }
}

std::string stepTitle(const Translator& say, const core::RuleBook& rules, const std::string& id) {
  const auto* step = rules.step(id);
  return step ? say.tr(step->title) : id;
}

}  // namespace

Response impactPage(const Request& request, Site& site) {
  const AskedUnit it(request, site);
  if (!it) return unknownUnit(request, site, it.code);
  const Translator& say = it.say;
  if (request.writes()) {
    const auto answer = openImpact(it.world, whoOf(request), it.code);
    if (!answer) return refused(request, site, 422, answer.problems());
    const auto fact = it.world.journal.fact(answer->receipt.facts.front());
    return seeOther(fact ? "/cases/" + urlEncoded(fact->subjects.front().code) : "/cases");
  }
  auto report = impactOf(it.world, it.code);
  if (!report) return refused(request, site, 404, report.problems());
  const auto calendar = it.world.calendar();
  const auto rules = it.world.rules();
  View body;
  const bool always = report->from == core::Instant::distantPast();
  body.set("code", it.code).set("address", it.path).set("found", core::text(report->foundOn)).set("errorUnknown", !report->errorKnown);
  body.set("from", always ? say.tr("ever") : calendar->localText(report->from).substr(0, 16))
      .set("until", calendar->localText(report->until).substr(0, 16));
  body.set("since", say.tr(report->since));
  std::string open;
  for (const auto& known : it.unit().foundOut) {
    if (known.fact == report->found) open = known.file;
  }
  bool doubted = false;
  for (const auto& unit : report->units) doubted = doubted || !unit.doubted.empty();
  body.set("isOpen", !open.empty()).set("caseCode", open).set("caseAddress", "/cases/" + urlEncoded(open)).set("canOpen", open.empty() && doubted);
  body.set("openAddress", "/impact/" + urlEncoded(it.code)).set("hasUnits", !report->units.empty());
  body.list("counts", report->counts, [&](View& row, const auto& count) {
    for (const auto effect :
         {core::Effect::stillPass, core::Effect::pending, core::Effect::wouldFail, core::Effect::wouldPass, core::Effect::stillFail}) {
      if (core::name(effect) == count.first) setStatus(row, say, stateOf(effect)).set("stateWord", effectWord(say, effect));
    }
    row.set("count", count.second);
  });
  body.list("units", report->units, [&](View& row, const ImpactUnit& unit) {
    row.set("unit", unit.unit).set("address", unitPath(unit.unit)).set("where", whereText(say, it.world.records, unit.place));
    std::string steps, jobs;
    for (const auto& step : unit.doubted) steps += (steps.empty() ? "" : say.tr(", ")) + stepTitle(say, *rules, step);
    for (const auto& job : unit.jobs) jobs += (jobs.empty() ? "" : say.tr(", ")) + (job.empty() ? say.tr("without a job number") : job);
    row.set("steps", steps).set("hasSteps", !steps.empty()).set("jobs", jobs).set("hasJobs", !jobs.empty()).set("quarantined", unit.quarantined);
    setStatus(row, say, steps.empty() ? core::SetState::ready : core::SetState::notReady);
    row.set("stateWord", steps.empty() ? say.tr("cleared by a later test") : say.tr("test again"));
  });
  std::vector<ImpactRow> rows;
  for (const auto& row : report->rows) {
    if (row.effect != core::Effect::stillPass && row.effect != core::Effect::stillFail) rows.push_back(row);
  }
  body.list("rows", rows, [&](View& row, const ImpactRow& one) {
    row.set("at", calendar->localText(one.at).substr(0, 16))
        .set("unit", one.unit)
        .set("address", unitPath(one.unit))
        .set("step", stepTitle(say, *rules, one.step));
    row.set("reading", one.reading)
        .set("corrected", one.corrected.empty() ? "–" : one.corrected)
        .set("why", say.tr(one.why))
        .set("current", one.current);
    row.set("before", verdictSaid(say, one.before)).set("test", core::text(one.test));
    row.set("testAddress", "/journal/" + std::to_string(one.test.node) + "/" + std::to_string(one.test.index));
    setStatus(row, say, stateOf(one.effect)).set("stateWord", effectWord(say, one.effect));
  });
  return page(request, site,
              {.templateName = "impact", .title = say.tr(core::msg("What rested on {calibrator}", {{"calibrator", it.code}})), .nav = "/ledger"},
              std::move(body));
}

Response failedPage(const Request& request, Site& site) {
  const AskedUnit it(request, site);
  if (!it) return unknownUnit(request, site, it.code);
  const Translator& say = it.say;
  FormPage form{.title = say.tr(core::msg("{calibrator} was found out of tolerance", {{"calibrator", it.code}})),
                .button = say.tr("Take it out of use"),
                .back = "/impact/" + urlEncoded(it.code)};
  form.lead =
      say.tr("A notice of a failed verification often gives no figures: leave the points empty then. With points each reading is judged again.");
  form.fields.push_back({.name = "number", .label = say.tr("Number of the notice or certificate")});
  form.fields.push_back({.name = "laboratory", .label = say.tr("Laboratory")});
  form.fields.push_back({.kind = FormField::Kind::date, .name = "found", .label = say.tr("Day on which it was found")});
  form.fields.push_back({.kind = FormField::Kind::area,
                         .name = "points",
                         .label = say.tr("Points as found, one a line"),
                         .hint = say.tr("Value; error (shown minus true); uncertainty. For example: 10 mbar; 0.30 mbar; 0.05 mbar")});
  form.file = say.tr("The notice, as a photo or PDF (may stay empty)");
  form.note = core::msg("{calibrator} is out of service", {{"calibrator", it.code}});
  return answerForm(request, site, std::move(form), [&](Typed& typed, const Who& who) -> core::Outcome<Answer> {
    const auto found = typed.date("found");
    if (!found && typed.text("found").empty())
      typed.refuse({"empty", core::msg("the day is missing"), core::msg("take it from the notice"), {.field = "found"}});
    std::vector<core::CalibrationPoint> points;
    for (auto& point : typedPoints(typed, "points")) points.push_back({point.first, point.second, {}, point.third});
    if (!typed.ok()) return typed.problems();
    return failCalibrator(it.world, who,
                          {it.code, typed.text("number"), typed.text("laboratory"), keepUpload(request, it.world, "file"), *found, points});
  });
}

}  // namespace muster::app
