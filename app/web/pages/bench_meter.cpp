// The test with live instruments: one step fills the screen, Enter does what comes next, the signature ends the sitting.
#include <algorithm>

#include "app/web/ask.h"
#include "app/web/layout.h"
#include "app/web/pages/bench_form.h"
#include "app/web/pages/meter_gauge.h"
#include "app/web/pages/pages.h"
#include "app/web/parts.h"
#include "core/base/plain_text.h"
#include "core/journal/json.h"
#include "core/judgement/by_limits.h"

namespace muster::app {
namespace {

using What = Sittings::Act::What;
constexpr int kMostStreams = 64;

std::string unitIn(const Request& request) { return core::plainCode(request.params.get("unit")); }
std::string addressOf(const std::string& unit) { return "/bench/" + urlEncoded(unit) + "/meter"; }

// What stands in the entry field: nothing, a command card, or a reading.
Sittings::Act entered(const std::string& typed) {
  const std::string plain = core::plainForms(typed);
  std::string card;
  for (const char c : core::trimmed(plain)) card += c >= 'a' && c <= 'z' ? static_cast<char>(c - 0x20) : c;
  if (card.empty() || card == "CMD-NEXT") return {What::primary, {}};
  if (card == "CMD-PASS") return {What::pass, {}};
  if (card == "CMD-FAIL") return {What::fail, {}};
  if (card == "CMD-REDO") return {What::redo, {}};
  if (card == "CMD-SKIP") return {What::skip, {}};
  return {What::type, typed};
}

Sittings::Act actOf(const Fields& form) {
  const std::string wish = form.get("do");
  if (wish == "begin") return {What::begin, {}};
  if (wish == "take") return {What::take, {}};
  if (wish == "redo") return {What::redo, {}};
  if (wish == "next") return {What::next, {}};
  if (wish == "pass") return {What::pass, {}};
  if (wish == "fail") return {What::fail, {}};
  if (wish == "skip") return {What::skip, {}};
  if (wish == "zero") return {What::zero, {}};
  if (wish == "leave") return {What::leave, {}};
  if (wish == "meter") return {What::meter, form.get("meter")};
  if (wish.starts_with("go:")) return {What::go, wish.substr(3)};
  return entered(form.get("entry"));
}

void setStep(View& row, const Translator& say, const SittingSeen& seen, std::size_t index) {
  const auto& line = seen.steps[index];
  setVerdict(row, say, line.verdict && line.skipped.empty() ? &*line.verdict : nullptr);
  row.set("id", line.step->id).set("title", say.tr(line.step->title)).set("number", static_cast<int>(index) + 1);
  row.set("current", index == seen.current)
      .set("skipped", !line.skipped.empty())
      .set("rig", line.leg == 0 && seen.steps.back().leg > 0)
      .set("bench", seen.bench);
}

void setAttempts(View& body, const Translator& say, const SittingSeen& seen) {
  const auto& at = *seen.at();
  std::vector<std::size_t> each(at.attempts.size());
  for (std::size_t i = 0; i < each.size(); ++i) each[i] = i;
  body.list("attempts", each, [&](View& view, std::size_t i) {
    const auto& reading = at.attempts[i].reading;
    const bool last = i + 1 == each.size();
    std::string value = core::shown(reading);
    if (reading.start && reading.end) value += " (" + reading.start->text() + " → " + reading.end->text() + ")";
    if (reading.works) value += (value.empty() ? "" : " ") + (*reading.works ? say.tr("works") : say.tr("does not work"));
    view.set("value", value.empty() ? say.tr("no reading") : value).set("judged", last && at.verdict.has_value());
    view.set("label", each.size() == 1 ? std::string() : say.tr(core::msg("Attempt {n}", {{"n", std::to_string(i + 1)}})));
    view.set("byOther", !at.attempts[i].calibrator.empty()).set("calibrator", at.attempts[i].calibrator);
    view.set("stateClass", "unk").set("stateWord", "").set("reason", "");
    if (last && at.verdict) setVerdict(view, say, &*at.verdict).set("reason", verdictReason(say, *at.verdict));
  });
}

struct Button {
  const char* act;
  std::string word;
  bool quiet = false;
};

void setButtons(View& body, const Translator& say, const SittingSeen& seen) {
  const auto& at = *seen.at();
  const bool works = at.step->measure == core::Measure::works;
  std::vector<Button> primary, others;
  switch (seen.primary) {
    case Primary::begin: primary = {{"begin", seen.atHand.begun ? say.tr("Begin the step again") : say.tr("Begin the step")}}; break;
    case Primary::take: primary = {{"take", say.tr("Take the reading")}}; break;
    case Primary::next: primary = {{"next", say.tr("Next step")}}; break;
    case Primary::wait:
    case Primary::sign: break;
    case Primary::say: primary = {{"enter", say.tr("Keep what is typed")}}; break;
  }
  if (works) others = {{"pass", say.tr("works")}, {"fail", say.tr("does not work")}};
  if (works && seen.primary == Primary::say) primary.clear();
  if (!works && seen.atHand.meter && (seen.primary == Primary::next || seen.atHand.begun))
    others.push_back({"redo", say.tr("Measure again, keep this attempt")});
  if (!works && seen.atHand.seen && seen.atHand.seen->canZero && at.leg == 0 && seen.steps.back().leg > 0 && !seen.atHand.begun)
    others.push_back({"zero", say.tr("Set the instrument to zero")});
  if (seen.primary == Primary::next) others.push_back({"enter", say.tr("Keep what is typed"), true});
  others.push_back({"skip", say.tr("Leave this step out"), true});
  const auto fill = [](View& view, const Button& button) { view.set("act", button.act).set("word", button.word).set("quiet", button.quiet); };
  body.list("primary", primary, fill).list("others", others, fill);
}

void setAtHand(View& body, const Request& request, const Translator& say, const SittingSeen& seen) {
  const auto& step = *seen.at()->step;
  body.set("title", say.tr(step.title)).set("instruction", say.tr(step.instruction)).set("number", static_cast<int>(seen.current) + 1);
  body.set("precondition", say.tr(step.precondition)).set("hasPrecondition", !step.precondition.en.empty());
  const auto wait = waitText(say, step), limits = limitsText(say, *seen.rules, step);
  body.set("wait", wait).set("hasWait", !wait.empty()).set("limits", limits.empty() ? say.tr("works / does not work") : limits);
  View gauge;
  setGauge(gauge, say, seen);
  body.set("gauge", std::move(gauge));
  setAttempts(body, say, seen);
  setButtons(body, say, seen);
  const std::string unit(core::symbolOf(step.unit));
  body.set("entry", request.form.get("entry"));
  body.set("entryLabel", step.measure == core::Measure::works
                             ? say.tr("Enter, a command card, or 1 works and 0 does not")
                             : say.tr(core::msg("Enter, a command card, or a reading typed in {unit}", {{"unit", unit}})));
  body.set("hasChoice", seen.atHand.fit.size() > 1);
  body.list("choices", seen.atHand.fit, [&](View& view, const MeterChannel& one) {
    view.set("value", one.meter + "/" + one.channel).set("word", one.meter + " " + one.channel).set("chosen", seen.atHand.meter == one);
  });
}

void setSignature(View& body, const Request& request, Site& site, const SittingSeen& seen, const core::Problems& problems) {
  const Translator& say = site.say(request);
  body.set("climate", climateViews(request, site.say(request), problems)).set("signature", signatureView(request, site, problems));
  body.set("judged", seen.verdict.has_value()).set("complete", seen.verdict && seen.verdict->complete);
  body.set("overallClass", verdictClass(seen.verdict ? seen.verdict->overall : core::Verdict::noDecision));
  body.set("overallWord", verdictWord(say, seen.verdict ? seen.verdict->overall : core::Verdict::noDecision));
  body.set("spends", seen.procedure->spendsAbsorber).set("closed", request.form.get("do") != "record" || request.form.has("closed"));
}

Response show(const Request& request, Site& site, const core::Problems& problems) {
  const Translator& say = site.say(request);
  const std::string unit = unitIn(request);
  View body;
  setErrors(body, problems, say);
  body.set("unit", unit).set("action", addressOf(unit)).set("typedAddress", "/bench/" + urlEncoded(unit));
  body.set("benchCss", site.assets.url("bench.css")).set("meterScript", site.assets.url("meter.js"));
  const bool open = site.sittings.isOpen(unit);
  body.set("isOpen", open);
  const std::string title = say.tr(core::msg("Test of {unit}", {{"unit", unit}}));
  PageHead head{
      .templateName = "bench_meter", .title = title, .nav = "/bench", .status = problems.empty() ? 200 : statusFor(problems), .station = true};
  if (!open) {
    const auto guided = beginTest(site.world, unit), owed = beginTest(site.world, unit, {}, true);
    if (!guided) return refused(request, site, statusFor(guided.problems()), guided.problems());
    body.set("owesSome", owed && !owed->steps.empty() && owed->steps.size() < guided->steps.size());
    const auto meters = site.world.meters ? site.world.meters->all() : std::vector<MeterSeen>();
    body.set("hasMeters", !meters.empty());
    body.list("meters", meters, [&](View& row, const MeterSeen& meter) {
      row.set("name", meter.settings.name)
          .set("title", say.tr(meter.model.title))
          .set("calibrator", meter.settings.calibrator)
          .set("simulated", meter.simulated);
    });
    return page(request, site, std::move(head), std::move(body));
  }
  const auto looked = site.sittings.look(unit);
  if (!looked) return refused(request, site, statusFor(looked.problems()), looked.problems());
  const auto& seen = *looked;
  int done = 0;
  for (const auto& line : seen.steps) done += line.attempts.empty() ? 0 : 1;
  std::vector<std::size_t> each(seen.steps.size());
  for (std::size_t i = 0; i < each.size(); ++i) each[i] = i;
  body.list("steps", each, [&](View& row, std::size_t i) { setStep(row, say, seen, i); });
  body.set("procedureTitle", say.tr(seen.procedure->title)).set("done", done).set("total", static_cast<int>(seen.steps.size()));
  body.set("news", addressOf(unit) + "/news").set("turn", turnOf(seen)).set("atSign", seen.at() == nullptr);
  if (const auto guided = beginTest(site.world, unit))
    setAbsorber(body, say, *guided);
  else
    body.set("hasAbsorber", false);
  if (seen.at())
    setAtHand(body, request, say, seen);
  else
    setSignature(body, request, site, seen, problems);
  return page(request, site, std::move(head), std::move(body));
}

Response record(const Request& request, Site& site) {
  const auto head = readBenchHead(request, site);
  core::Problems problems = head.problems;
  if (problems.empty()) {
    Who who = whoOf(request);
    who.person = head.run.testedBy;
    auto answer = site.sittings.record(unitIn(request), who, {head.run.climate, head.run.absorberClosedAtOnce});
    if (answer) {
      site.leaveNote(request,
                     answer->remarks.empty() ? core::msg("The test of {unit} is kept.", {{"unit", unitIn(request)}}) : answer->remarks.back());
      return seeOther(unitPath(unitIn(request)));
    }
    problems = answer.problems();
  }
  for (auto& problem : problems) {
    if (problem.where.field == "person") problem.where.field = "by";
  }
  return show(request, site, problems);
}

}  // namespace

Response benchMeterPage(const Request& request, Site& site) { return show(request, site, {}); }

Response actBenchMeter(const Request& request, Site& site) {
  const std::string unit = unitIn(request), wish = request.form.get("do");
  if (wish == "record") return record(request, site);
  const auto done =
      wish == "open" || wish == "open-owed" ? site.sittings.open(unit, wish == "open-owed") : site.sittings.act(unit, actOf(request.form));
  if (!done) return show(request, site, done.problems());
  return seeOther(wish == "leave" ? "/bench" : addressOf(unit));
}

// A stream of news: the gauge as it stands, at each reading, until the page goes.
Response benchMeterNews(const Request& request, Site& site) {
  const std::string unit = unitIn(request);
  const Translator& say = site.say(request);
  if (!site.sittings.isOpen(unit) || !site.world.meters)
    return refused(request, site, 404,
                   {{"no-sitting",
                     core::msg("no test with live instruments is open for {unit}", {{"unit", unit}}),
                     core::msg("begin one from the page of the test bench"),
                     {}}});
  auto place = std::make_shared<StreamPlace>(site);
  if (place->number() > kMostStreams)
    return refused(
        request, site, 503,
        {{"too-many-streams", core::msg("too many pages look at live instruments"), core::msg("close some of them, then reload this one"), {}}});
  Response response;
  response.type = "text/event-stream";
  response.more = [&site, &say, unit, place, seen = std::uint64_t{0}](std::string& piece) mutable {
    if (site.closing) return false;
    seen = site.world.meters->wait(seen, std::chrono::milliseconds(500));
    const auto looked = site.sittings.look(unit);
    if (!looked) return false;
    View gauge;
    setGauge(gauge, say, *looked);
    piece =
        "data: " +
        core::canonical(core::Json(core::Json::Object{{"html", site.templates.render("meter_gauge", say, gauge).text}, {"turn", turnOf(*looked)}})) +
        "\n\n";
    return true;
  };
  return response;
}

}  // namespace muster::app
