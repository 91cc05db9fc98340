// After use: one step of care, the second person's release, a set made fit again at the scene.
#include "app/web/pages/asked_unit.h"
#include "app/workflow/after_use.h"
#include "core/readiness/care.h"

namespace muster::app {
namespace {

std::vector<FormField::Choice> openSteps(const AskedUnit& it) {
  std::vector<FormField::Choice> steps;
  if (!it.unit().afterUse) return steps;
  Looking look(it.world, it.world.clock.now(), it.world.clock.now());
  const auto rules = it.world.rules();
  for (const auto& line : core::careOf(it.unit(), look, *rules)) {
    if (line.ticked() && !line.done)
      steps.push_back({line.step->id, it.say.tr(line.step->title) + (line.step->side == core::CareStep::Side::dirty ? it.say.tr(" (dirty side)")
                                                                                                                    : it.say.tr(" (clean side)"))});
  }
  return steps;
}

}  // namespace

Response carePage(const Request& request, Site& site) {
  const AskedUnit it(request, site);
  if (!it) return unknownUnit(request, site, it.code);
  const Translator& say = it.say;
  FormPage form{.title = say.tr(core::msg("Care after use of {unit}", {{"unit", it.code}})), .button = say.tr("It is done"), .back = it.path};
  form.fields.push_back({.kind = FormField::Kind::choice,
                         .name = "step",
                         .label = say.tr("What was done"),
                         .value = request.query.get("step"),
                         .choices = openSteps(it)});
  form.note = core::msg("{unit}: care entered", {{"unit", it.code}});
  return answerForm(request, site, std::move(form), [&](Typed& typed, const Who& who) -> core::Outcome<Answer> {
    if (!typed.ok()) return typed.problems();
    return doCare(it.world, who, {it.code, typed.text("step")});
  });
}

Response releasePage(const Request& request, Site& site) {
  const AskedUnit it(request, site);
  if (!it) return unknownUnit(request, site, it.code);
  const Translator& say = it.say;
  FormPage form{.title = say.tr(core::msg("Release {unit} after its test", {{"unit", it.code}})), .button = say.tr("Release it"), .back = it.path};
  form.lead = say.tr("Another person than the one who tested looks at it: dry inside, complete, closed, sealed.");
  form.fields.push_back({.kind = FormField::Kind::choice,
                         .name = "how",
                         .label = say.tr("Who releases"),
                         .choices = {{"second", say.tr("The second person")}, {"provisional", say.tr("The duty leader alone, for a few hours")}}});
  form.note = core::msg("{unit} is released", {{"unit", it.code}});
  return answerForm(request, site, std::move(form), [&](Typed& typed, const Who& who) -> core::Outcome<Answer> {
    if (!typed.ok()) return typed.problems();
    return releaseUnit(it.world, who, {it.code, typed.text("how") == "provisional"});
  });
}

Response turnRoundPage(const Request& request, Site& site) {
  const AskedUnit it(request, site);
  if (!it) return unknownUnit(request, site, it.code);
  const Translator& say = it.say;
  using Kind = FormField::Kind;
  FormPage form{
      .title = say.tr(core::msg("Make {unit} fit to go in again at the scene", {{"unit", it.code}})), .button = say.tr("Enter it"), .back = it.path};
  form.lead = say.tr(
      "By the commander: fresh cylinder, fresh absorber, fresh ice, mask wiped, switch-on self-test and leak check. The full cycle stays owed.");
  form.fields.push_back({.kind = Kind::code, .name = "cylinder", .label = say.tr("Fresh cylinder")});
  form.fields.push_back({.kind = Kind::code, .name = "absorber", .label = say.tr("Fresh absorber")});
  form.note = core::msg("{unit} may go in again", {{"unit", it.code}});
  return answerForm(request, site, std::move(form), [&](Typed& typed, const Who& who) -> core::Outcome<Answer> {
    if (!typed.ok()) return typed.problems();
    return turnRound(it.world, who, {it.code, typed.text("cylinder"), typed.text("absorber"), {}});
  });
}

}  // namespace muster::app
