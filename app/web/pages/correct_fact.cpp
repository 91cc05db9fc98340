// A record is put right by the very form that entered it, filled with what stands; beside each field what was told. The old record stays.
#include "app/workflow/correct_fact.h"

#include <algorithm>

#include "app/web/layout.h"
#include "app/web/pages/asked_fact.h"
#include "app/web/pages/entry.h"
#include "core/bench/typed_reading.h"

namespace muster::app {
namespace {

// The entry that told the record; nothing for kinds that are put right by entering them anew.
struct EntryOf {
  const AskedUnit& it;
  const core::RuleBook& rules;

  std::optional<Entry> operator()(const core::UnitRegistered& told) const {
    const core::Kind* kind = rules.kind(told.kind);
    if (!kind) return std::nullopt;
    return registrationEntry(it.say, it.world, *kind, &told);
  }
  std::optional<Entry> operator()(const core::UnitRetired& told) const { return retirementEntry(it, &told); }
  std::optional<Entry> operator()(const core::UnitPlaced& told) const { return placementEntry(it, told); }
  std::optional<Entry> operator()(const core::UnitSentAway& told) const { return sendingAwayEntry(it, &told); }
  std::optional<Entry> operator()(const core::UnitReturned& told) const { return returnEntry(it, &told); }
  std::optional<Entry> operator()(const core::CheckedOut& told) const { return checkOutEntry(it, told); }
  std::optional<Entry> operator()(const core::CheckedIn& told) const { return checkInEntry(it, told); }
  std::optional<Entry> operator()(const core::FaultReported& told) const { return faultEntry(it, &told); }
  std::optional<Entry> operator()(const core::CylinderFilled& told) const { return fillEntry(it, &told); }
  std::optional<Entry> operator()(const core::PressureRead& told) const { return pressureEntry(it, &told); }
  std::optional<Entry> operator()(const core::CertificateAccepted& told) const { return certificateEntry(it, &told); }
  std::optional<Entry> operator()(const core::CalibratorWithdrawn& told) const { return withdrawalEntry(it, &told); }
  std::optional<Entry> operator()(const core::FaultCleared& told) const { return clearingEntry(it, &told); }
  std::optional<Entry> operator()(const core::MaintenanceDone& told) const { return maintenanceEntry(it, &told); }
  std::optional<Entry> operator()(const core::OpeningDeclared& told) const { return openingEntry(it, told); }
  std::optional<Entry> operator()(const core::PartFitted& told) const {
    const core::Position* position = positionOf(rules.kind(it.unit().kind), told.position);
    if (!position) return std::nullopt;
    return fittingEntry(it, *position, &told);
  }
  template <typename T>
  std::optional<Entry> operator()(const T&) const {
    return std::nullopt;
  }
};

// What stands now, beside the field where the right thing is typed; a choice by its word.
void sayWhatStands(const Translator& say, FormField& field) {
  std::string stands = field.value;
  for (const FormField::Choice& choice : field.choices) {
    if (choice.value == field.value) stands = choice.word;
  }
  const std::string text = stands.empty() ? say.tr("Stands now: nothing.") : say.tr(core::msg("Stands now: {value}", {{"value", stands}}));
  field.hint = field.hint.empty() ? text : text + " · " + field.hint;
}

FormField timeField(std::string label, const core::Calendar& calendar, core::Instant stands) {
  return {.kind = FormField::Kind::time, .name = "occurred_at", .label = std::move(label), .value = fieldTime(calendar, stands)};
}

// The time that was typed, where it is another than the one that stands: a form knows no seconds.
std::optional<core::Instant> otherTime(const Typed& typed, const Who& who, const core::Calendar& calendar, core::Instant stands) {
  if (!who.occurredAt || typed.text("occurred_at") == fieldTime(calendar, stands)) return std::nullopt;
  return who.occurredAt;
}

// Corrected now, whenever it happened.
Who correcting(Who who) {
  who.occurredAt.reset();
  return who;
}

void addReason(const Translator& say, FormPage& form) { form.fields.push_back(reasonField(say, "why", say.tr("What was wrong"))); }

Response correctAsEntered(const Request& request, Site& site, const core::Fact& fact, FormPage form, Entry entry) {
  const Translator& say = site.say(request);
  const auto calendar = site.world.calendar();
  form.fields = std::move(entry.form.fields);
  form.file = std::move(entry.form.file);
  form.fields.push_back(timeField(say.tr("When it happened"), *calendar, fact.occurredAt));
  for (FormField& field : form.fields) sayWhatStands(say, field);
  addReason(say, form);
  return answerForm(request, site, std::move(form), [&](Typed& typed, const Who& who) -> core::Outcome<Answer> {
    auto decide = entry.read(typed);
    if (!typed.ok()) return typed.problems();
    if (!decide) return decide.problems();
    return correctEntry(site.world, correcting(who), {fact.id, *decide, typed.text("why"), otherTime(typed, who, *calendar, fact.occurredAt)});
  });
}

Response correctTest(const Request& request, Site& site, const core::Fact& fact, FormPage form, const core::TestRecorded& test) {
  const Translator& say = site.say(request);
  const auto rules = site.world.rules();
  const auto calendar = site.world.calendar();
  FormField step{.kind = FormField::Kind::choice, .name = "step", .label = say.tr("Which step")};
  for (const core::StepResult& result : test.run.steps) {
    if (result.attempts.empty()) continue;
    const core::Step* known = rules->step(result.step);
    step.choices.push_back(
        {result.step, (known ? say.tr(known->title) : result.step) + say.tr(": ") + readingSaid(say, result.attempts.back().reading)});
  }
  step.choices.push_back({"", say.tr("None: only the time was wrong")});
  form.fields.push_back(std::move(step));
  form.fields.push_back({.kind = FormField::Kind::text,
                         .name = "reading",
                         .label = say.tr("What it should say"),
                         .hint = say.tr("As it was read, with its unit where that differs.")});
  form.fields.push_back(timeField(say.tr("When the test began"), *calendar, test.run.startedAt));
  sayWhatStands(say, form.fields.back());
  addReason(say, form);
  return answerForm(request, site, std::move(form), [&](Typed& typed, const Who& who) -> core::Outcome<Answer> {
    CorrectReading input{fact.id, typed.text("step"), {}, typed.text("why"), otherTime(typed, who, *calendar, test.run.startedAt)};
    const core::Step* known = input.step.empty() ? nullptr : rules->step(input.step);
    if (!input.step.empty() && !known)
      return core::Problem{
          "unknown-step", core::msg("that step was not done in this test"), core::msg("record the step as a test of its own"), {.field = "step"}};
    if (known) {
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
      input.reading = *reading;
    }
    if (!typed.ok()) return typed.problems();
    return correctReading(site.world, correcting(who), input);
  });
}

}  // namespace

Response correctPage(const Request& request, Site& site) {
  const auto fact = askedFact(request, site);
  if (!fact) return noSuchFact(request, site, fact.problems());
  const Translator& say = site.say(request);
  FormPage form = formAbout(*fact, say, site.world);
  form.title = say.tr(core::msg("Correct record {fact}", {{"fact", core::text(fact->id)}}));
  form.button = say.tr("Correct it");
  form.note = core::msg("Record {fact} is corrected; the old one stays", {{"fact", core::text(fact->id)}});
  form.asksWhen = false;
  const auto told = core::read(*fact);
  if (const auto* test = told ? std::get_if<core::TestRecorded>(&told.value()) : nullptr) {
    return correctTest(request, site, *fact, std::move(form), *test);
  }
  const std::string code = fact->subjects.front().kind == core::Subject::Kind::unit ? fact->subjects.front().code : std::string();
  auto unit = code.empty() ? std::nullopt : unitBefore(site.world, *fact, code);
  if (!unit) unit = unitOf(site.world, code);  // its registration itself
  const AskedUnit it(request, site, code, std::move(unit));
  const auto rules = site.world.rules();
  auto entry = told && it ? std::visit(EntryOf{it, *rules}, told.value()) : std::nullopt;
  if (!entry)
    return refused(request, site, 422,
                   {{"not-corrected", core::msg("a record of this kind is not corrected"), core::msg("enter what is right as a new record"), {}}});
  return correctAsEntered(request, site, *fact, std::move(form), std::move(*entry));
}

}  // namespace muster::app
