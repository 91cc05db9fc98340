// The guided test of one set: all steps in lawful order, what was typed judged beside each, every attempt kept, one signature.
#include <algorithm>

#include "app/web/ask.h"
#include "app/web/layout.h"
#include "app/web/pages/bench_form.h"
#include "app/web/pages/pages.h"
#include "app/web/parts.h"
#include "app/workflow/record_test.h"

namespace muster::app {
namespace {

constexpr int kMostAttempts = 9;

std::string numberField(const core::Step& step, int attempt) { return "v." + step.id + "." + std::to_string(attempt); }
std::string wordField(const core::Step& step, int attempt) { return "w." + step.id + "." + std::to_string(attempt); }

// A number beside "works" is one reading: "55 bar ok".
std::string typedFor(const Fields& form, const core::Step& step, int attempt) {
  const std::string number = form.get(numberField(step, attempt)), word = form.get(wordField(step, attempt));
  const std::string said = word == "yes" ? "works" : word == "no" ? "fails" : "";
  if (number.empty() || said.empty()) return number + said;
  return number + " " + said;
}

int attemptsIn(const Fields& form, const core::Step& step) {
  int attempts = 1;
  while (attempts < kMostAttempts && (form.has(numberField(step, attempts)) || form.has(wordField(step, attempts)))) ++attempts;
  return attempts;
}

TypedTest readGuided(const Request& request, Site& site, const GuidedTest& guided, const std::string& unit) {
  TypedTest test = readBenchHead(request, site);
  test.run.unit = unit;
  test.run.procedure = guided.procedure->id;
  test.run.origin = "typed";
  for (const auto& id : guided.steps) {
    const auto& step = *guided.procedure->find(id);
    for (int attempt = 0; attempt < attemptsIn(request.form, step); ++attempt)
      addTyped(test, step, typedFor(request.form, step, attempt), numberField(step, attempt));
  }
  return test;
}

struct Shown {
  const TypedTest& test;
  core::Problems problems;
  std::string again;  // the step that gets one more attempt
  int status = 200;
};

void setSteps(View& body, const Request& request, const Translator& say, const GuidedTest& guided, const Shown& shown) {
  int number = 0, done = 0;
  const int count = static_cast<int>(guided.steps.size());
  body.list("steps", guided.steps, [&](View& row, const std::string& id) {
    const auto& step = *guided.procedure->find(id);
    const bool works = step.measure == core::Measure::works;
    const auto* verdict = shown.test.verdict ? shown.test.verdict->find(id) : nullptr;
    if (verdict) ++done;
    setVerdict(row, say, verdict);
    row.set("number", ++number).set("count", count).set("id", id).set("title", say.tr(step.title)).set("instruction", say.tr(step.instruction));
    row.set("precondition", say.tr(step.precondition)).set("hasPrecondition", !step.precondition.en.empty());
    const auto wait = waitText(say, step);
    row.set("wait", wait).set("hasWait", !wait.empty()).set("seconds", static_cast<int>(step.duration.count()));
    row.set("settle", static_cast<int>(step.settle.count()));
    const auto limits = limitsText(say, *guided.rules, step);
    row.set("limits", limits.empty() ? say.tr("works / does not work") : limits);
    row.set("works", works).set("numbered", core::takesNumber(step)).set("change", step.measure == core::Measure::change);
    row.set("last", step.last).set("unit", std::string(core::symbolOf(step.unit)));
    const int attempts = attemptsIn(request.form, step) + (shown.again == id ? 1 : 0);
    std::vector<int> each;
    for (int i = 0; i < std::min(attempts, kMostAttempts); ++i) each.push_back(i);
    row.set("canAgain", attempts < kMostAttempts);
    row.list("attempts", each, [&](View& view, int attempt) {
      const auto field = numberField(step, attempt), word = request.form.get(wordField(step, attempt));
      std::string error;
      for (const auto& problem : shown.problems) {
        if (problem.where.field == field && error.empty()) error = say.tr(problem);
      }
      view.set("field", field).set("wordField", wordField(step, attempt)).set("value", request.form.get(field));
      view.set("yes", word == "yes").set("no", word == "no").set("error", error).set("hasError", !error.empty());
      view.set("label", attempts == 1 ? say.tr("Reading") : say.tr(core::msg("Attempt {n}", {{"n", std::to_string(attempt + 1)}})));
      view.set("focus", shown.again == id && attempt + 1 == attempts);
    });
  });
  body.set("done", done).set("total", count);
}

Response show(const Request& request, Site& site, const std::string& unit, const GuidedTest& guided, const Shown& shown) {
  const Translator& say = site.say(request);
  View body;
  setErrors(body, shown.problems, say);
  body.set("unit", unit).set("action", "/bench/" + urlEncoded(unit)).set("live", "/bench/" + urlEncoded(unit) + "/live");
  body.set("unitAddress", unitPath(unit)).set("procedure", guided.procedure->id).set("procedureTitle", say.tr(guided.procedure->title));
  const bool owed = guided.steps.size() < guided.procedure->steps.size();
  body.set("owed", owed);
  setSteps(body, request, say, guided, shown);
  setAbsorber(body, say, guided);
  setBenchHead(body, request, site, shown.problems);
  body.set("meters", site.world.meters && !site.world.meters->all().empty()).set("liveAddress", "/bench/" + urlEncoded(unit) + "/meter");
  body.set("draft", request.writes() ? "typed" : "fresh");
  body.set("benchCss", site.assets.url("bench.css")).set("benchScript", site.assets.url("bench.js"));
  body.set("closed", !request.writes() || request.form.has("closed")).set("spends", guided.procedure->spendsAbsorber);
  const auto& verdict = shown.test.verdict;
  body.set("judged", verdict.has_value()).set("complete", verdict && verdict->complete);
  body.set("overallClass", verdictClass(verdict ? verdict->overall : core::Verdict::noDecision));
  body.set("overallWord", verdictWord(say, verdict ? verdict->overall : core::Verdict::noDecision));
  const std::string title = say.tr(core::msg("Test of {unit}", {{"unit", unit}}));
  return page(request, site, {.templateName = "bench_unit", .title = title, .nav = "/bench", .status = shown.status, .station = true},
              std::move(body));
}

core::Outcome<GuidedTest> begin(const Request& request, Site& site) {
  const Fields& asked = request.writes() ? request.form : request.query;
  return beginTest(site.world, request.params.get("unit"), asked.get("procedure"), !asked.get("owed").empty());
}

}  // namespace

Response benchUnitPage(const Request& request, Site& site) {
  const std::string unit = core::plainCode(request.params.get("unit"));
  const auto guided = begin(request, site);
  if (!guided) return refused(request, site, statusFor(guided.problems()), guided.problems());
  if (guided->steps.empty()) return seeOther("/bench/" + urlEncoded(unit));  // nothing is owed any more: the full test
  return show(request, site, unit, *guided, {TypedTest{}, {}, {}, 200});
}

Response benchUnitLive(const Request& request, Site& site) {
  const auto guided = begin(request, site);
  if (!guided) return liveVerdicts(request, site, {});
  auto test = readGuided(request, site, *guided, core::plainCode(request.params.get("unit")));
  judgeTyped(test, site);
  return liveVerdicts(request, site, {test});
}

Response recordBenchUnit(const Request& request, Site& site) {
  const std::string unit = core::plainCode(request.params.get("unit")), wish = request.form.get("do");
  const auto guided = begin(request, site);
  if (!guided) return refused(request, site, statusFor(guided.problems()), guided.problems());
  auto test = readGuided(request, site, *guided, unit);
  if (wish != "record") {
    judgeTyped(test, site);
    const bool again = wish.starts_with("again.");
    return show(request, site, unit, *guided, {test, again ? core::Problems{} : test.problems, again ? wish.substr(6) : "", 200});
  }
  core::Problems problems = test.problems;
  if (problems.empty()) {
    Who who = whoOf(request);
    who.person = test.run.testedBy;
    auto answer = recordTest(site.world, who, {test.run, Strictness::typed});
    if (answer) {
      site.leaveNote(request, answer->remarks.empty() ? core::msg("The test of {unit} is kept.", {{"unit", unit}}) : answer->remarks.front());
      return seeOther(unitPath(unit));
    }
    problems = answer.problems();
  }
  for (auto& problem : problems) {
    if (problem.where.field == "person") problem.where.field = "by";
    if (problem.where.field == "occurred_at") problem.where.field = "started_at";
    if (const auto field = test.fields.find(problem.where.field); field != test.fields.end()) problem.where.field = field->second;
  }
  test.problems.clear();
  judgeTyped(test, site);
  return show(request, site, unit, *guided, {test, problems, {}, statusFor(problems)});
}

}  // namespace muster::app
