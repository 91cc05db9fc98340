// Something due was done: by plan and day.
#include "app/web/fact_words.h"
#include "app/web/pages/entry.h"
#include "app/workflow/do_maintenance.h"

namespace muster::app {

Entry maintenanceEntry(const AskedUnit& it, const core::MaintenanceDone* told) {
  const Translator& say = it.say;
  const auto rules = it.world.rules();
  FormPage form{.title = say.tr(core::msg("Maintenance done on {unit}", {{"unit", it.code}})), .button = say.tr("Record it"), .back = it.path};
  FormField plan{.kind = FormField::Kind::choice, .name = "plan", .label = say.tr("What was done"), .value = told ? told->plan : ""};
  for (const core::Plan* one : plansMeant(*rules, it.unit().kind)) {
    if (one->procedure.empty()) plan.choices.push_back({one->id, say.tr(one->title)});
  }
  if (plan.choices.empty()) plan.hint = say.tr("No adopted rule plans maintenance for this kind; tests are recorded at the bench.");
  form.fields.push_back(std::move(plan));
  form.fields.push_back({.kind = FormField::Kind::date,
                         .name = "on",
                         .label = say.tr("Day it was done"),
                         .hint = say.tr("Leave it empty for today."),
                         .value = told ? core::text(told->on) : ""});
  form.fields.push_back(
      {.kind = FormField::Kind::area, .name = "note", .label = say.tr("Note"), .value = told ? keptText(it.world, told->note) : ""});
  form.note = core::msg("Maintenance of {unit} is recorded", {{"unit", it.code}});
  return {std::move(form), [&it, told](Typed& typed) -> core::Outcome<Decide> {
            const std::string chosen = typed.request().form.get("person");
            const std::string by = told ? std::string() : chosen.empty() ? typed.request().person : chosen;
            return Decide([input = DoMaintenance{it.code, typed.text("plan"), typed.date("on"), typed.text("note")}, by](Looking& look) {
              return decideMaintenance(look, input, by);
            });
          }};
}

Response maintenancePage(const Request& request, Site& site) {
  const AskedUnit it(request, site);
  return it ? answerEntry(request, site, maintenanceEntry(it, nullptr)) : unknownUnit(request, site, it.code);
}

Response planDayPage(const Request& request, Site& site) {
  const AskedUnit it(request, site);
  if (!it) return unknownUnit(request, site, it.code);
  const Translator& say = it.say;
  FormPage form{.title = say.tr(core::msg("Choose the day for a job on {unit}", {{"unit", it.code}})), .button = say.tr("Plan it"), .back = "/due"};
  FormField plan{.kind = FormField::Kind::choice, .name = "plan", .label = say.tr("What is due"), .value = request.query.get("plan")};
  const auto assessment = it.world.views.assessment(it.code).value_or(core::Assessment{});
  for (const core::Due& due : assessment.dues) {
    if (due.lastDay) plan.choices.push_back({due.plan, say.tr(due.title) + " · " + core::text(*due.lastDay)});
  }
  form.fields.push_back(std::move(plan));
  form.fields.push_back({.kind = FormField::Kind::date,
                         .name = "on",
                         .label = say.tr("Day it is to be done"),
                         .hint = say.tr("No later than its last good day. Leave it empty to take a chosen day back.")});
  form.nav = "/due", form.asksWhen = false;
  form.note = core::msg("{unit}: the day is kept", {{"unit", it.code}});
  return answerForm(request, site, std::move(form), [&](Typed& typed, const Who& who) -> core::Outcome<Answer> {
    const auto on = typed.date("on");
    if (!typed.ok()) return typed.problems();
    return chooseDay(it.world, who, {it.code, typed.text("plan"), on});
  });
}

}  // namespace muster::app
