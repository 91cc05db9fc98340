// A fault is reported, and cleared again.
#include "app/web/pages/asked_unit.h"
#include "app/workflow/report_fault.h"

namespace muster::app {

Response reportFaultPage(const Request& request, Site& site) {
  const AskedUnit it(request, site);
  if (!it) return unknownUnit(request, site, it.code);
  const Translator& say = it.say;
  FormPage form{.title = say.tr(core::msg("Report a fault on {unit}", {{"unit", it.code}})), .button = say.tr("Report it"), .back = it.path};
  form.fields.push_back(
      {.kind = FormField::Kind::choice, .name = "code", .label = say.tr("What is wrong"), .choices = codeChoices(say, kFaultCodes)});
  form.fields.push_back(
      {.kind = FormField::Kind::area, .name = "note", .label = say.tr("In your words"), .hint = say.tr("What was seen, where, by which test.")});
  form.fields.push_back({.kind = FormField::Kind::choice,
                         .name = "blocks",
                         .label = say.tr("May it still go?"),
                         .choices = {{"yes", say.tr("No: it is out of use until this is cleared")}, {"no", say.tr("Yes: a remark only")}}});
  form.note = core::msg("Fault on {unit} is recorded", {{"unit", it.code}});
  return answerForm(request, site, std::move(form), [&](Typed& typed, const Who& who) -> core::Outcome<Answer> {
    if (!typed.ok()) return typed.problems();
    return reportFault(it.world, who, {it.code, typed.text("code"), typed.text("note"), typed.text("blocks") != "no"});
  });
}

Response clearFaultPage(const Request& request, Site& site) {
  const AskedUnit it(request, site);
  if (!it) return unknownUnit(request, site, it.code);
  const Translator& say = it.say;
  FormPage form{.title = say.tr(core::msg("Clear a fault of {unit}", {{"unit", it.code}})), .button = say.tr("Clear it"), .back = it.path};
  form.lead = say.tr("What was repaired must be proved again: the steps of the part that was worked on, or the full test.");
  FormField fault{.kind = FormField::Kind::choice, .name = "fault", .label = say.tr("Which fault")};
  const auto calendar = it.world.calendar();
  for (const core::Fault& one : it.unit().faults) fault.choices.push_back({one.id, codeWord(say, one.code) + " · " + calendar->localText(one.since)});
  if (fault.choices.empty()) fault.hint = say.tr("No fault is open.");
  form.fields.push_back(std::move(fault));
  form.fields.push_back(
      {.kind = FormField::Kind::choice, .name = "action", .label = say.tr("What was done"), .choices = codeChoices(say, kFaultActions)});
  const auto rules = it.world.rules();
  const core::Kind* kind = rules->kind(it.unit().kind);
  if (kind && !kind->positions.empty()) {
    FormField position{.kind = FormField::Kind::choice,
                       .name = "position",
                       .label = say.tr("What was worked on"),
                       .choices = {{"", say.tr("The whole set, or more than one part")}}};
    for (const core::Position& one : kind->positions) position.choices.push_back({one.id, say.tr(one.title)});
    form.fields.push_back(std::move(position));
  }
  form.fields.push_back({.kind = FormField::Kind::area, .name = "note", .label = say.tr("Note")});
  form.note = core::msg("The fault of {unit} is cleared", {{"unit", it.code}});
  return answerForm(request, site, std::move(form), [&](Typed& typed, const Who& who) -> core::Outcome<Answer> {
    if (!typed.ok()) return typed.problems();
    return clearFault(it.world, who, {it.code, typed.text("fault"), typed.text("action"), typed.text("note"), typed.text("position")});
  });
}

}  // namespace muster::app
