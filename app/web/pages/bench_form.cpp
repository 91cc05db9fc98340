#include "app/web/pages/bench_form.h"

#include <algorithm>

#include "app/web/doubt_words.h"
#include "app/web/layout.h"
#include "app/web/parts.h"
#include "app/web/refusal_status.h"
#include "app/workflow/record_test.h"
#include "core/base/plain_text.h"
#include "core/journal/json.h"
#include "core/judgement/limit_words.h"

namespace muster::app {
namespace {

struct ClimateField {
  const char* name;
  core::Unit unit;
  std::optional<core::Quantity> core::Climate::*place;
};
constexpr ClimateField kClimate[] = {{"temperature", core::Unit::celsius, &core::Climate::temperature},
                                     {"pressure", core::Unit::kilopascal, &core::Climate::pressure},
                                     {"humidity", core::Unit::percent, &core::Climate::humidity}};

core::Problems at(core::Problems problems, const std::string& field) {
  for (auto& problem : problems) problem.where.field = field;
  return problems;
}

void append(core::Problems& to, core::Problems from) { std::move(from.begin(), from.end(), std::back_inserter(to)); }

std::string typedIn(const Request& request, const char* name, std::string fallback = {}) {
  return request.form.get(name, request.query.get(name, std::move(fallback)));
}

std::string stateNote(const Translator& say, const core::UnitState& unit) {
  if (unit.outOfService) return say.tr(" (withdrawn)");
  if (unit.certificates.empty()) return say.tr(" (no certificate)");
  const auto& last = unit.certificates.back();
  return last.validTo ? say.tr(core::msg(" (valid to {day})", {{"day", core::text(*last.validTo)}})) : std::string();
}

}  // namespace

TypedTest readBenchHead(const Request& request, Site& site) {
  const Fields& form = request.form;
  TypedTest test;
  core::TestRun& run = test.run;
  run.testedBy = core::plainCode(form.get("by", request.person));
  run.bench = core::plainCode(form.get("bench"));
  run.startedAt = site.world.clock.now();
  run.absorberClosedAtOnce = form.get("closed") == "yes";  // a tick, set beforehand
  if (const auto typed = core::plainForms(form.get("started_at")); !core::trimmed(typed).empty()) {
    auto started = site.world.calendar()->parseLocal(std::string(core::trimmed(typed)));
    if (!started)
      append(test.problems, at(started.problems(), "started_at"));
    else
      run.startedAt = started.value();  // one that has not come yet is refused where it is recorded
  }
  for (const auto& field : kClimate) {
    const auto typed = form.get(field.name);
    if (core::trimmed(core::plainForms(typed)).empty()) continue;
    core::Step step;
    step.id = field.name, step.measure = core::Measure::value, step.unit = field.unit;
    auto reading = core::readTyped(step, typed, {.unit = field.unit});
    if (reading && reading->value)
      run.climate.*field.place = reading->value;
    else
      append(test.problems,
             at(reading ? core::Problems{{"not-a-number", core::msg("This is no number."), core::msg("Type digits."), {}}} : reading.problems(),
                field.name));
  }
  return test;
}

void addTyped(TypedTest& test, const core::Step& step, const std::string& typed, const std::string& field) {
  if (core::trimmed(core::plainForms(typed)).empty()) return;
  test.fields[step.id] = field;
  auto reading = core::readForStep(step, typed);
  if (!reading) return append(test.problems, at(reading.problems(), field));
  auto& steps = test.run.steps;
  if (steps.empty() || steps.back().step != step.id) steps.push_back({step.id, {}, {}});
  steps.back().attempts.push_back({std::move(reading).value(), {}});
}

void judgeTyped(TypedTest& test, Site& site) {
  if (test.run.steps.empty()) return;
  auto verdict = previewTest(site.world, test.run);
  if (verdict) {
    test.verdict = std::move(verdict).value();
    return;
  }
  for (auto problem : verdict.problems()) {
    if (const auto field = test.fields.find(problem.where.field); field != test.fields.end()) problem.where.field = field->second;
    test.problems.push_back(std::move(problem));
  }
}

View signatureView(const Request& request, Site& site, const core::Problems& problems) {
  const Translator& say = site.say(request);
  FormField by{FormField::Kind::choice, "by", say.tr("Signed by"), "", typedIn(request, "by", request.person), "", {{"", say.tr("choose a name")}}};
  for (const auto& person : site.world.records.people()) by.choices.push_back({person.code, person.name + " " + person.staffNumber});
  return fieldView(by, problems, say);
}

std::vector<View> climateViews(const Request& request, const Translator& say, const core::Problems& problems) {
  const std::pair<const char*, std::string> words[] = {
      {"temperature", say.tr("Temperature")}, {"pressure", say.tr("Air pressure")}, {"humidity", say.tr("Humidity")}};
  std::vector<View> views;
  for (std::size_t i = 0; i < std::size(words); ++i) {
    const auto& [name, word] = words[i];
    views.push_back(fieldView({FormField::Kind::number, name, word, "", typedIn(request, name), std::string(core::symbolOf(kClimate[i].unit)), {}},
                              problems, say));
  }
  return views;
}

void setBenchHead(View& body, const Request& request, Site& site, const core::Problems& problems) {
  const Translator& say = site.say(request);
  using Kind = FormField::Kind;
  const auto typed = [&](const char* name, std::string fallback = {}) { return typedIn(request, name, std::move(fallback)); };
  FormField bench{Kind::choice, "bench", say.tr("Test bench"), "", typed("bench"), "", {{"", say.tr("choose the bench")}}};
  const auto rules = site.world.rules();
  for (const auto& row : site.world.views.units({}, site.world.clock.now())) {
    const auto* kind = rules->kind(row.kind);
    if (!kind || kind->role != core::Kind::Role::calibrator) continue;
    const auto state = site.world.journal.state(core::unit(row.code));
    const auto* unit = state ? std::get_if<core::UnitState>(&state->value) : nullptr;
    bench.choices.push_back({row.code, row.code + (unit ? stateNote(say, *unit) : "")});
  }
  if (bench.value.empty() && bench.choices.size() == 2) bench.value = bench.choices.back().value;
  const auto now = site.world.calendar()->localText(site.world.clock.now());
  std::vector<View> views{fieldView(bench, problems, say),
                          fieldView({Kind::text, "started_at", say.tr("Began at"), "", typed("started_at", now), "", {}}, problems, say)};
  for (auto& view : climateViews(request, say, problems)) views.push_back(std::move(view));
  body.set("headFields", std::move(views)).set("signature", signatureView(request, site, problems));
}

std::string verdictWord(const Translator& say, core::Verdict verdict) {
  switch (verdict) {
    case core::Verdict::pass: return say.tr("Pass");
    case core::Verdict::fail: return say.tr("Fail");
    case core::Verdict::pending: return say.tr("Pending");
    case core::Verdict::noDecision: return say.tr("No decision");
  }
  return {};
}

std::string verdictReason(const Translator& say, const core::StepVerdict& verdict) {
  std::string text = say.tr(verdict.reason);
  if (verdict.functional)
    text += (text.empty() ? "" : " ") + say.tr("functional check, limit not confirmed");
  else if (verdict.toBeConfirmed)
    text += (text.empty() ? "" : " ") + say.tr("limit to be confirmed");
  const std::string doubt = doubtText(say, verdict);
  return doubt.empty() ? text : text + (text.empty() ? "" : say.tr("; ")) + doubt;
}

View& setVerdict(View& row, const Translator& say, const core::StepVerdict* verdict) {
  const auto what = verdict ? verdict->verdict : core::Verdict::noDecision;
  row.set("hasVerdict", verdict != nullptr).set("stateClass", verdictClass(what)).set("stateWord", verdictWord(say, what));
  return row.set("verdictReason", verdict ? verdictReason(say, *verdict) : std::string());
}

std::string limitsText(const Translator& say, const core::RuleBook& rules, const core::Step& step) {
  std::string text;
  for (const auto* limit : rules.limitsFor(step.id)) {
    text += (text.empty() ? "" : " · ") + say.tr(core::said(*limit));
    if (rules.toBeConfirmed(limit->id, limit->source)) text += say.tr(" (to be confirmed)");
  }
  return text;
}

void setAbsorber(View& body, const Translator& say, const GuidedTest& guided) {
  body.set("hasAbsorber", guided.absorberTestsLeft.has_value());
  const int left = guided.absorberTestsLeft.value_or(0);
  const auto part = guided.assembly.find("absorber");
  body.set("absorber", part == guided.assembly.end() ? std::string() : part->second);
  body.set("absorberLeft", say.plural("{n} test is left", "{n} tests are left", left)).set("absorberLast", left == 1);
}

std::string waitText(const Translator& say, const core::Step& step) {
  const auto seconds = [](std::chrono::seconds time) { return std::to_string(time.count()) + " s"; };
  if (step.settle.count() > 0 && step.duration.count() > 0) {
    return say.tr(
        core::msg("let it settle {settle}, then measure over {time}", {{"settle", seconds(step.settle)}, {"time", seconds(step.duration)}}));
  }
  if (step.settle.count() > 0) return say.tr(core::msg("let it settle {settle}", {{"settle", seconds(step.settle)}}));
  if (step.duration.count() > 0) return say.tr(core::msg("measure over {time}", {{"time", seconds(step.duration)}}));
  return {};
}

Response liveVerdicts(const Request& request, Site& site, const std::vector<TypedTest>& tests) {
  const Translator& say = site.say(request);
  core::Json::Object cells;
  core::Json::Array columns, problems;
  for (const auto& test : tests) {
    core::Json::Object column{{"unit", test.run.unit}};
    if (test.verdict) {
      // A pass is said of all steps together; until then it stands how many there are.
      const auto overall = test.verdict->overall;
      const bool whole = (test.verdict->complete && test.problems.empty()) || overall == core::Verdict::fail || overall == core::Verdict::pending;
      column.emplace("class", whole ? verdictClass(overall) : "unk");
      column.emplace("word", whole ? verdictWord(say, overall) : say.plural("{n} step", "{n} steps", static_cast<long>(test.verdict->steps.size())));
      column.emplace("complete", test.verdict->complete);
      for (const auto& step : test.verdict->steps) {
        const auto field = test.fields.find(step.step);
        if (field == test.fields.end()) continue;
        cells.emplace(field->second,
                      core::Json::Object{
                          {"class", verdictClass(step.verdict)}, {"word", verdictWord(say, step.verdict)}, {"reason", verdictReason(say, step)}});
      }
    }
    columns.emplace_back(std::move(column));
    for (const auto& problem : test.problems) problems.emplace_back(core::Json::Object{{"field", problem.where.field}, {"text", say.tr(problem)}});
  }
  return jsonAnswer(
      core::canonical(core::Json::Object{{"cells", std::move(cells)}, {"columns", std::move(columns)}, {"problems", std::move(problems)}}));
}

int statusFor(const core::Problems& problems) {
  const auto strange = [](const core::Problem& p) { return p.code == "unknown-unit" && p.where.field == "unit"; };  // not a unit of measure
  const int status = statusOf(problems);
  return status == 422 && std::any_of(problems.begin(), problems.end(), strange) ? 404 : status;
}

}  // namespace muster::app
