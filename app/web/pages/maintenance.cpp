// Something due was done: by plan and day.
#include "app/web/pages/asked_unit.h"
#include "app/workflow/do_maintenance.h"

namespace muster::app {

Response maintenancePage(const Request& request, Site& site) {
  const AskedUnit it(request, site);
  if (!it) return unknownUnit(request, site, it.code);
  const Translator& say = it.say;
  const auto rules = it.world.rules();
  FormPage form{.title = say.tr(core::msg("Maintenance done on {unit}", {{"unit", it.code}})), .button = say.tr("Record it"), .back = it.path};
  FormField plan{.kind = FormField::Kind::choice, .name = "plan", .label = say.tr("What was done")};
  for (const core::Plan* one : plansMeant(*rules, it.unit().kind)) {
    if (one->procedure.empty()) plan.choices.push_back({one->id, say.tr(one->title)});
  }
  if (plan.choices.empty()) plan.hint = say.tr("No adopted rule plans maintenance for this kind; tests are recorded at the bench.");
  form.fields.push_back(std::move(plan));
  form.fields.push_back(
      {.kind = FormField::Kind::date, .name = "on", .label = say.tr("Day it was done"), .hint = say.tr("Leave it empty for today.")});
  form.fields.push_back({.kind = FormField::Kind::area, .name = "note", .label = say.tr("Note")});
  form.note = core::msg("Maintenance of {unit} is recorded", {{"unit", it.code}});
  return answerForm(request, site, std::move(form), [&](Typed& typed, const Who& who) -> core::Outcome<Answer> {
    const auto on = typed.date("on");
    if (!typed.ok()) return typed.problems();
    return doMaintenance(it.world, who, {it.code, typed.text("plan"), on, typed.text("note")});
  });
}

}  // namespace muster::app
