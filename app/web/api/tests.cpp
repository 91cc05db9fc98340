// POST /api/v1/tests: one bench test as JSON; data/docs/api-tests.md describes it.
#include <initializer_list>
#include <set>

#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>

#include "app/web/api/json_body.h"
#include "app/web/ask.h"
#include "app/web/layout.h"
#include "app/web/pages/bench_form.h"
#include "app/web/pages/pages.h"
#include "app/workflow/record_test.h"
#include "core/bench/typed_reading.h"
#include "core/journal/json.h"

namespace muster::app {
namespace {

using Poco::Dynamic::Var;
using Object = Poco::JSON::Object;

// Collects what is wrong while fields are taken one by one.
class Taker {
 public:
  core::Problems problems;

  void known(const Object& object, const std::string& path, const std::set<std::string>& names) {
    for (const auto& [name, value] : object) {
      if (!names.contains(name))
        add("unknown-field", core::msg("The field {field} is not known here.", {{"field", path + name}}),
            core::msg("Leave it out, or see data/docs/api-tests.md."), path + name);
    }
  }
  std::string text(const Object& object, const std::string& path, const char* name, bool required) {
    const Var value = object.get(name);
    if (value.isString() && !(required && value.extract<std::string>().empty())) return value.extract<std::string>();
    if (required || !value.isEmpty()) wrong(path + name);
    return {};
  }
  std::optional<core::Instant> time(const Object& object, const char* name, bool required) {
    const auto typed = text(object, "", name, required);
    if (typed.empty()) return std::nullopt;
    auto instant = core::parseInstant(typed);
    if (!instant) return take(instant.problems(), name), std::nullopt;
    return instant.value();
  }
  void wrong(const std::string& field) {
    add("missing-field", core::msg("{field} is missing or of another type.", {{"field", field}}),
        core::msg("Send one object as data/docs/api-tests.md describes it."), field);
  }
  void add(std::string code, core::Message said, core::Message remedy, std::string field) {
    problems.push_back({std::move(code), std::move(said), std::move(remedy), {.field = std::move(field)}});
  }
  void take(core::Problems those, const std::string& field) {
    for (auto& problem : those) {
      problem.where.field = field;
      problems.push_back(std::move(problem));
    }
  }
};

std::optional<core::Reading> readingOf(Taker& take, const Object& object, const core::Step& step, const std::string& path) {
  const Var works = object.get("works");
  if (!works.isEmpty() && !works.isBoolean()) return take.wrong(path + "works"), std::nullopt;
  std::string typed = take.text(object, path, "value", false);
  if (works.isBoolean()) typed += (typed.empty() ? "" : " ") + std::string(works.extract<bool>() ? "works" : "fails");
  if (typed.empty()) return take.wrong(path + "value"), std::nullopt;
  auto reading = core::readTyped(step, typed);
  if (!reading) return take.take(reading.problems(), path + "value"), std::nullopt;
  return reading.value();
}

void readSteps(Taker& take, const Object& object, const core::Procedure& procedure, core::TestRun& run) {
  const auto list = object.getArray("steps");
  if (!list) return take.wrong("steps");
  for (std::size_t i = 0; i < list->size(); ++i) {
    const std::string path = "steps[" + std::to_string(i) + "].";
    const auto one = list->getObject(static_cast<unsigned>(i));
    if (!one) {
      take.wrong("steps[" + std::to_string(i) + "]");
      continue;
    }
    take.known(*one, path, {"step", "value", "works", "attempts"});
    const auto id = take.text(*one, path, "step", true);
    const auto* step = procedure.find(id);
    if (!step) {
      if (!id.empty())
        take.add("unknown-step", core::msg("There is no step {step} in {procedure}.", {{"step", id}, {"procedure", procedure.id}}),
                 core::msg("Take the id from the rules page."), path + "step");
      continue;
    }
    core::StepResult result{id, {}, {}};
    if (one->has("attempts")) {
      const auto attempts = one->getArray("attempts");
      // A reading beside the attempts would be lost.
      if (!attempts || attempts->size() == 0 || one->has("value") || one->has("works")) {
        take.wrong(path + "attempts");
        continue;
      }
      for (std::size_t n = 0; n < attempts->size(); ++n) {
        const std::string at = path + "attempts[" + std::to_string(n) + "].";
        const auto attempt = attempts->getObject(static_cast<unsigned>(n));
        if (!attempt) {
          take.wrong(at.substr(0, at.size() - 1));
          continue;
        }
        take.known(*attempt, at, {"value", "works"});
        if (auto reading = readingOf(take, *attempt, *step, at)) result.attempts.push_back({std::move(*reading), {}});
      }
    } else if (auto reading = readingOf(take, *one, *step, path)) {
      result.attempts.push_back({std::move(*reading), {}});
    }
    run.steps.push_back(std::move(result));
  }
}

void readClimate(Taker& take, const Object& object, core::Climate& climate) {
  const auto given = object.getObject("climate");
  if (!given) return object.get("climate").isEmpty() ? void() : take.wrong("climate");
  take.known(*given, "climate.", {"temperature", "pressure", "humidity"});
  struct Row {
    const char* name;
    core::Dimension dimension;
    std::optional<core::Quantity>* place;
  };
  for (const auto& row :
       {Row{"temperature", core::Dimension::temperature, &climate.temperature}, Row{"pressure", core::Dimension::pressure, &climate.pressure},
        Row{"humidity", core::Dimension::ratio, &climate.humidity}}) {
    const auto typed = take.text(*given, "climate.", row.name, false);
    if (typed.empty()) continue;
    auto value = core::Quantity::parse(typed);
    if (!value)
      take.take(value.problems(), std::string("climate.") + row.name);
    else if (value->dimension() != row.dimension)
      take.wrong(std::string("climate.") + row.name);
    else
      *row.place = value.value();
  }
}

const char* nameOf(core::Verdict verdict) {
  switch (verdict) {
    case core::Verdict::pass: return "pass";
    case core::Verdict::fail: return "fail";
    case core::Verdict::pending: return "pending";
    case core::Verdict::noDecision: return "no_decision";
  }
  return "no_decision";
}

std::string textOf(const std::optional<core::Quantity>& value) { return value ? value->text() : std::string(); }

core::Json verdictJson(const Translator& say, const core::TestVerdict& verdict) {
  core::Json::Array steps;
  for (const auto& step : verdict.steps) {
    core::Json::Array limits;
    for (const auto& limit : step.limits) limits.emplace_back(limit);
    steps.emplace_back(core::Json::Object{{"step", step.step},
                                          {"verdict", nameOf(step.verdict)},
                                          {"reason", say.tr(step.reason)},
                                          {"limits", std::move(limits)},
                                          {"to_be_confirmed", step.toBeConfirmed},
                                          {"functional", step.functional},
                                          {"rule", step.rule.empty() ? "simple" : step.rule},
                                          {"zone", step.zone},
                                          {"uncertainty", textOf(step.uncertainty)},
                                          {"tur", step.tur},
                                          {"corrected", textOf(step.corrected)},
                                          {"corrected_decides", step.byCorrected},
                                          {"outside_points", step.outsidePoints}});
  }
  return core::Json::Object{
      {"overall", nameOf(verdict.overall)}, {"complete", verdict.complete}, {"steps", std::move(steps)}, {"rules", verdict.rules}};
}

core::Json answerJson(const Translator& say, World& world, const Answer& answer) {
  core::Json::Array facts, remarks;
  for (const auto fact : answer.receipt.facts) facts.emplace_back(core::text(fact));
  for (const auto& remark : answer.remarks) remarks.emplace_back(say.tr(remark));
  core::Json::Object out{{"receipt", core::Json::Object{{"facts", std::move(facts)},
                                                        {"recorded_at", core::text(answer.receipt.recordedAt)},
                                                        {"repeated", answer.receipt.repeated}}},
                         {"remarks", std::move(remarks)}};
  const auto fact = answer.receipt.facts.empty() ? std::nullopt : world.journal.fact(answer.receipt.facts.front());
  const auto told = fact ? core::read(*fact) : core::Outcome<core::Happening>(core::Problems{});
  if (const auto* test = told ? std::get_if<core::TestRecorded>(&told.value()) : nullptr) {
    out.emplace("verdict", verdictJson(say, test->verdict));
    out.emplace("conflict", test->conflict);
  }
  return out;
}

}  // namespace

Response recordTestApi(const Request& request, Site& site) {
  std::string why;
  const auto object = readObject(request.body, 16, why);
  if (!object)
    return refused(request, site, 400,
                   {{"bad-json",
                     core::msg("The JSON text cannot be read: {what}.", {{"what", why}}),
                     core::msg("Send one object as data/docs/api-tests.md describes it."),
                     {}}});
  Taker take;
  take.known(*object, "",
             {"command", "unit", "procedure", "bench", "started_at", "finished_at", "by", "climate", "steps", "absorber_closed_at_once"});
  core::TestRun run;
  Who who = whoOf(request);
  who.command = take.text(*object, "", "command", true);
  who.person = core::plainCode(take.text(*object, "", "by", false));
  run.unit = core::plainCode(take.text(*object, "", "unit", true));
  run.procedure = take.text(*object, "", "procedure", true);
  run.bench = core::plainCode(take.text(*object, "", "bench", false));
  run.testedBy = who.person;
  run.origin = "api";
  if (const auto started = take.time(*object, "started_at", true)) run.startedAt = *started;
  run.finishedAt = take.time(*object, "finished_at", false);
  const Var closed = object->get("absorber_closed_at_once");
  if (closed.isBoolean())
    run.absorberClosedAtOnce = closed.extract<bool>();
  else if (!closed.isEmpty())
    take.wrong("absorber_closed_at_once");
  readClimate(take, *object, run.climate);
  const auto rules = site.world.rules();
  const auto* procedure = rules->procedure(run.procedure);
  if (procedure)
    readSteps(take, *object, *procedure, run);
  else if (!run.procedure.empty())
    take.add("unknown-procedure", core::msg("There is no test {procedure}.", {{"procedure", run.procedure}}),
             core::msg("Take the id from the rules page."), "procedure");
  if (!take.problems.empty()) return refused(request, site, 422, take.problems);
  const auto answer = recordTest(site.world, who, {run, Strictness::typed});
  if (!answer) {
    core::Problems problems = answer.problems();
    for (auto& problem : problems) {  // by the names of the members
      auto& field = problem.where.field;
      field = field == "occurred_at" ? "started_at" : field == "person" ? "by" : field;
    }
    return refused(request, site, statusFor(problems), problems);
  }
  const Translator& say = site.languages.translator(request.query.has("lang") ? request.language : "en");
  return jsonAnswer(core::canonical(answerJson(say, site.world, *answer)), answer->receipt.repeated ? 200 : 201);
}

}  // namespace muster::app
