// A record is undone, or put right. The old one stays; the page shows what it says before anything is done about it.
#include "app/web/code_words.h"
#include "app/web/fact_words.h"
#include "app/web/pages/asked_unit.h"
#include "app/workflow/amend.h"
#include "app/workflow/correct_fact.h"
#include "app/workflow/undo_fact.h"
#include "core/bench/typed_reading.h"

namespace muster::app {
namespace {

// The record as it counts now, or why there is none.
core::Outcome<core::Fact> asked(const Request& request, Site& site) {
  const auto id = core::parseFactId(request.params.get("id"));
  if (!id) return core::Problem{"unknown-fact", core::msg("there is no such record"), core::msg("choose it from the journal"), {}};
  const auto now = site.world.clock.now();
  Looking look(site.world, now, now);
  return standingFact(look, *id);
}

std::string backOf(const core::Fact& fact) {
  for (const core::Subject& subject : fact.subjects) {
    if (subject.kind == core::Subject::Kind::unit) return unitPath(subject.code);
  }
  return "/journal";
}

FormField reasonField(const Translator& say, std::string label) {
  return {.kind = FormField::Kind::area, .name = "reason", .label = std::move(label), .hint = say.tr("It stands beside the record for ever.")};
}

std::string told(const Translator& say, World& world, const core::Fact& fact) {
  const FactWords words = wordsOf(say, world, fact);
  std::string text = world.calendar()->localText(fact.occurredAt) + " · " + words.title + (words.detail.empty() ? "" : " · " + words.detail);
  return fact.by.empty() ? text : text + " · " + personText(world, fact.by);
}

std::string typedOf(const std::optional<core::Quantity>& quantity) { return quantity ? quantity->text() : std::string(); }

// The fields of a fill or a reading, filled with what stands.
void addPressureFields(FormPage& form, const Translator& say, World& world, const core::Quantity& pressure,
                       const std::optional<core::Quantity>& temperature, const std::string& gauge) {
  using Kind = FormField::Kind;
  form.fields.push_back({.kind = Kind::text, .name = "pressure", .label = say.tr("Pressure"), .value = pressure.text()});
  form.fields.push_back({.kind = Kind::text, .name = "temperature", .label = say.tr("Temperature of the cylinder"), .value = typedOf(temperature)});
  form.fields.push_back({.kind = Kind::choice, .name = "gauge", .label = say.tr("Gauge"), .value = gauge, .choices = calibratorChoices(say, world)});
}

Response correctTest(const Request& request, Site& site, FormPage form, const core::Fact& fact, const core::TestRecorded& test) {
  const Translator& say = site.say(request);
  const auto rules = site.world.rules();
  form.asksWhen = false;
  FormField step{.kind = FormField::Kind::choice, .name = "step", .label = say.tr("Which step")};
  for (const core::StepResult& result : test.run.steps) {
    if (result.attempts.empty()) continue;
    const core::Step* known = rules->step(result.step);
    step.choices.push_back(
        {result.step, (known ? say.tr(known->title) : result.step) + say.tr(": ") + readingSaid(say, result.attempts.back().reading)});
  }
  form.fields.insert(form.fields.begin(), {std::move(step),
                                           {.kind = FormField::Kind::text,
                                            .name = "reading",
                                            .label = say.tr("What it should say"),
                                            .hint = say.tr("As it was read, with its unit where that differs.")}});
  return answerForm(request, site, std::move(form), [&](Typed& typed, const Who& who) -> core::Outcome<Answer> {
    const core::Step* known = rules->step(typed.text("step"));
    if (!known)
      return core::Problem{
          "unknown-step", core::msg("that step was not done in this test"), core::msg("record the step as a test of its own"), {.field = "step"}};
    core::TypedForm as{.unit = known->unit};  // a bare number is of the unit, and the state, that stood there
    const core::StepResult* before = test.run.find(known->id);
    if (before && !before->attempts.empty() && before->attempts.back().reading.value) {
      as.unit = before->attempts.back().reading.value->unit;
      as.flow = before->attempts.back().reading.value->flow;
    }
    auto reading = core::readTyped(*known, request.form.get("reading"), as);
    if (!reading) {
      core::Problems problems = reading.problems();
      for (core::Problem& problem : problems) problem.where.field = "reading";
      return problems;
    }
    if (!typed.ok()) return typed.problems();
    return correctReading(site.world, who, {fact.id, known->id, *reading, typed.text("reason")});
  });
}

// A fill or a pressure: what the form says stands in the place of what was told.
template <typename Told>
Response correctPressure(const Request& request, Site& site, FormPage form, const core::Fact& fact, Told right) {
  return answerForm(request, site, std::move(form), [&, right](Typed& typed, const Who& who) mutable -> core::Outcome<Answer> {
    right.pressure = typed.needed("pressure", right.pressure.unit, core::msg("The pressure is missing."));
    right.temperature = typed.quantity("temperature", core::Unit::celsius);
    right.gauge = typed.text("gauge");
    if constexpr (std::is_same_v<Told, core::CylinderFilled>) {
      right.residual = typed.quantity("residual", right.pressure.unit);
      right.lot = typed.text("lot");
    }
    const auto occurredAt = who.occurredAt;
    if (!typed.ok()) return typed.problems();
    Who now = who;
    now.occurredAt.reset();  // the correction is made now; the time in the form is the record's right one
    return correctFact(site.world, now, {fact.id, right, typed.text("reason"), occurredAt});
  });
}

}  // namespace

Response correctPage(const Request& request, Site& site) {
  const auto fact = asked(request, site);
  if (!fact) return refused(request, site, fact.problems().front().code == "unknown-fact" ? 404 : 409, fact.problems());
  const Translator& say = site.say(request);
  FormPage form{.title = say.tr(core::msg("Correct record {fact}", {{"fact", core::text(fact->id)}})),
                .lead = told(say, site.world, *fact),
                .button = say.tr("Correct it"),
                .back = backOf(*fact)};
  form.note = core::msg("Record {fact} is corrected; the old one stays", {{"fact", core::text(fact->id)}});
  const auto happening = core::read(*fact);
  if (const auto* test = happening ? std::get_if<core::TestRecorded>(&happening.value()) : nullptr) {
    form.fields.push_back(reasonField(say, say.tr("What was wrong")));
    return correctTest(request, site, std::move(form), *fact, *test);
  }
  if (const auto* fill = happening ? std::get_if<core::CylinderFilled>(&happening.value()) : nullptr) {
    addPressureFields(form, say, site.world, fill->pressure, fill->temperature, fill->gauge);
    form.fields.push_back(
        {.kind = FormField::Kind::text, .name = "residual", .label = say.tr("Pressure before filling"), .value = typedOf(fill->residual)});
    form.fields.push_back({.kind = FormField::Kind::code, .name = "lot", .label = say.tr("Lot of the oxygen"), .value = fill->lot});
    form.fields.push_back(reasonField(say, say.tr("What was wrong")));
    return correctPressure(request, site, std::move(form), *fact, *fill);
  }
  if (const auto* reading = happening ? std::get_if<core::PressureRead>(&happening.value()) : nullptr) {
    addPressureFields(form, say, site.world, reading->pressure, reading->temperature, reading->gauge);
    form.fields.push_back(reasonField(say, say.tr("What was wrong")));
    return correctPressure(request, site, std::move(form), *fact, *reading);
  }
  return refused(request, site, 422,
                 {{"not-corrected", core::msg("a record of this kind is not corrected"), core::msg("enter what is right as a new record"), {}}});
}

Response undoPage(const Request& request, Site& site) {
  const auto fact = asked(request, site);
  if (!fact) return refused(request, site, fact.problems().front().code == "unknown-fact" ? 404 : 409, fact.problems());
  const Translator& say = site.say(request);
  FormPage form{.title = say.tr(core::msg("Undo record {fact}", {{"fact", core::text(fact->id)}})),
                .lead = told(say, site.world, *fact),
                .button = say.tr("Undo it"),
                .back = backOf(*fact)};
  form.fields.push_back(reasonField(say, say.tr("Why it is undone")));
  form.asksWhen = false;
  form.note = core::msg("Record {fact} is undone; it stays in the journal", {{"fact", core::text(fact->id)}});
  // What stands against it is said before a reason is typed, with the way to what must be undone first.
  const core::Problems against = againstUndo(site.world, fact->id);
  form.against = inRecordWords(say, site.world, against);
  form.offersTitle = say.tr("Undo first");
  for (const core::Fact& first : namedRecords(site.world, against)) {
    form.offers.push_back({say.tr(core::msg("Undo {fact}", {{"fact", core::text(first.id)}})), told(say, site.world, first),
                           "/facts/" + urlEncoded(core::text(first.id)) + "/undo"});
  }
  return answerForm(request, site, std::move(form), [&](Typed& typed, const Who& who) -> core::Outcome<Answer> {
    if (!typed.ok()) return typed.problems();
    auto done = undoFact(site.world, who, {fact->id, typed.text("reason")});
    if (!done) return inRecordWords(say, site.world, done.problems());
    return done;
  });
}

}  // namespace muster::app
