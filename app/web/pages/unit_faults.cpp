// A fault is reported, and cleared again.
#include "app/web/fact_words.h"
#include "app/web/pages/entry.h"
#include "app/workflow/report_fault.h"

namespace muster::app {

Entry faultEntry(const AskedUnit& it, const core::FaultReported* told) {
  const Translator& say = it.say;
  FormPage form{.title = say.tr(core::msg("Report a fault on {unit}", {{"unit", it.code}})), .button = say.tr("Report it"), .back = it.path};
  form.fields.push_back({.kind = FormField::Kind::choice,
                         .name = "code",
                         .label = say.tr("What is wrong"),
                         .value = told ? told->code : "",
                         .choices = codeChoices(say, kFaultCodes)});
  form.fields.push_back({.kind = FormField::Kind::area,
                         .name = "note",
                         .label = say.tr("In your words"),
                         .hint = say.tr("What was seen, where, by which test."),
                         .value = told ? keptText(it.world, told->note) : ""});
  form.fields.push_back({.kind = FormField::Kind::choice,
                         .name = "blocks",
                         .label = say.tr("May it still go?"),
                         .value = told && !told->blocks ? "no" : "yes",
                         .choices = {{"yes", say.tr("No: it is out of use until this is cleared")}, {"no", say.tr("Yes: a remark only")}}});
  form.note = core::msg("Fault on {unit} is recorded", {{"unit", it.code}});
  return {std::move(form), [&it, id = told ? told->fault : std::string()](Typed& typed) -> core::Outcome<Decide> {
            return Decide([input = ReportFault{it.code, typed.text("code"), typed.text("note"), typed.text("blocks") != "no", id}](Looking& look) {
              return decideFault(look, input);
            });
          }};
}

Response reportFaultPage(const Request& request, Site& site) {
  const AskedUnit it(request, site);
  return it ? answerEntry(request, site, faultEntry(it, nullptr)) : unknownUnit(request, site, it.code);
}

namespace {

// The position whose swap makes owed what this clearing made owed; empty: the whole set.
std::string positionBehind(const core::RuleBook& rules, const core::Kind& kind, const core::FaultCleared& told) {
  for (const core::Position& position : kind.positions) {
    if (told.owes != std::vector<std::string>{"*"} && rules.voidedBy(kind.id, position.id) == told.owes) return position.id;
  }
  return {};
}

}  // namespace

Entry clearingEntry(const AskedUnit& it, const core::FaultCleared* told) {
  const Translator& say = it.say;
  FormPage form{.title = say.tr(core::msg("Clear a fault of {unit}", {{"unit", it.code}})), .button = say.tr("Clear it"), .back = it.path};
  form.lead = say.tr("What was repaired must be proved again: the steps of the part that was worked on, or the full test.");
  FormField fault{.kind = FormField::Kind::choice, .name = "fault", .label = say.tr("Which fault"), .value = told ? told->fault : ""};
  const auto calendar = it.world.calendar();
  for (const core::Fault& one : it.unit().faults) fault.choices.push_back({one.id, codeWord(say, one.code) + " · " + calendar->localText(one.since)});
  if (fault.choices.empty()) fault.hint = say.tr("No fault is open.");
  form.fields.push_back(std::move(fault));
  form.fields.push_back({.kind = FormField::Kind::choice,
                         .name = "action",
                         .label = say.tr("What was done"),
                         .value = told ? told->action : "",
                         .choices = codeChoices(say, kFaultActions)});
  const auto rules = it.world.rules();
  const core::Kind* kind = rules->kind(it.unit().kind);
  if (kind && !kind->positions.empty()) {
    FormField position{.kind = FormField::Kind::choice,
                       .name = "position",
                       .label = say.tr("What was worked on"),
                       .value = told ? positionBehind(*rules, *kind, *told) : "",
                       .choices = {{"", say.tr("The whole set, or more than one part")}}};
    for (const core::Position& one : kind->positions) position.choices.push_back({one.id, say.tr(one.title)});
    form.fields.push_back(std::move(position));
  }
  form.fields.push_back(
      {.kind = FormField::Kind::area, .name = "note", .label = say.tr("Note"), .value = told ? keptText(it.world, told->note) : ""});
  form.note = core::msg("The fault of {unit} is cleared", {{"unit", it.code}});
  return {std::move(form), [&it](Typed& typed) -> core::Outcome<Decide> {
            return Decide([input = ClearFault{it.code, typed.text("fault"), typed.text("action"), typed.text("note"), typed.text("position")}](
                              Looking& look) { return decideClearing(look, input); });
          }};
}

Response clearFaultPage(const Request& request, Site& site) {
  const AskedUnit it(request, site);
  return it ? answerEntry(request, site, clearingEntry(it, nullptr)) : unknownUnit(request, site, it.code);
}

}  // namespace muster::app
