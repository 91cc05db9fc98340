// A unit goes: out of the ledger, or away for a while; and comes back.
#include "app/web/fact_words.h"
#include "app/web/pages/entry.h"
#include "app/web/pages/place_words.h"
#include "app/workflow/place_unit.h"
#include "app/workflow/register_unit.h"

namespace muster::app {

Entry retirementEntry(const AskedUnit& it, const core::UnitRetired* told) {
  const Translator& say = it.say;
  FormPage form{.title = say.tr(core::msg("Retire {unit}", {{"unit", it.code}})), .button = say.tr("Retire"), .back = it.path};
  form.lead = say.tr("It leaves every place and counts no more. Its story stays; the record can be undone.");
  form.fields.push_back({.kind = FormField::Kind::choice,
                         .name = "reason",
                         .label = say.tr("Why it goes"),
                         .value = told ? told->reason : "",
                         .choices = codeChoices(say, kRetireReasons)});
  form.fields.push_back(
      {.kind = FormField::Kind::area, .name = "note", .label = say.tr("Note"), .value = told ? keptText(it.world, told->note) : ""});
  form.note = core::msg("{unit} is retired", {{"unit", it.code}});
  return {std::move(form), [&it](Typed& typed) -> core::Outcome<Decide> {
            return Decide(
                [input = RetireUnit{it.code, typed.text("reason"), typed.text("note")}](Looking& look) { return decideRetirement(look, input); });
          }};
}

Response retirePage(const Request& request, Site& site) {
  const AskedUnit it(request, site);
  return it ? answerEntry(request, site, retirementEntry(it, nullptr)) : unknownUnit(request, site, it.code);
}

Entry sendingAwayEntry(const AskedUnit& it, const core::UnitSentAway* told) {
  const Translator& say = it.say;
  FormPage form{.title = say.tr(core::msg("Send {unit} away", {{"unit", it.code}})), .button = say.tr("Send away"), .back = it.path};
  form.fields.push_back({.kind = FormField::Kind::choice,
                         .name = "receiver",
                         .label = say.tr("Where it goes"),
                         .value = told ? told->receiver : "",
                         .choices = codeChoices(say, kReceivers)});
  form.fields.push_back({.kind = FormField::Kind::choice,
                         .name = "purpose",
                         .label = say.tr("What for"),
                         .value = told ? told->purpose : "",
                         .choices = codeChoices(say, kAwayPurposes)});
  form.fields.push_back({.kind = FormField::Kind::date,
                         .name = "expected",
                         .label = say.tr("Expected back"),
                         .hint = say.tr("May stay empty."),
                         .value = told ? typedOf(told->expected) : ""});
  form.note = core::msg("{unit} is on its way", {{"unit", it.code}});
  return {std::move(form), [&it](Typed& typed) -> core::Outcome<Decide> {
            return Decide([input = SendAway{it.code, typed.text("receiver"), typed.text("purpose"), typed.date("expected")}](Looking& look) {
              return decideSendingAway(look, input);
            });
          }};
}

Response sendAwayPage(const Request& request, Site& site) {
  const AskedUnit it(request, site);
  return it ? answerEntry(request, site, sendingAwayEntry(it, nullptr)) : unknownUnit(request, site, it.code);
}

Entry returnEntry(const AskedUnit& it, const core::UnitReturned*) {
  const Translator& say = it.say;
  FormPage form{.title = say.tr(core::msg("Take {unit} back", {{"unit", it.code}})), .button = say.tr("It is back"), .back = it.path};
  form.lead = whereText(say, it.world.records, it.unit().place);
  form.file = say.tr("Its papers, as a photo or PDF (may stay empty)");
  form.note = core::msg("{unit} is back", {{"unit", it.code}});
  return {std::move(form), [&it](Typed& typed) -> core::Outcome<Decide> {
            const std::string papers = typed.ok() ? keepUpload(typed.request(), it.world, "file") : std::string();
            return Decide([input = ReturnUnit{it.code, papers}](Looking& look) { return decideReturn(look, input); });
          }};
}

Response returnPage(const Request& request, Site& site) {
  const AskedUnit it(request, site);
  return it ? answerEntry(request, site, returnEntry(it, nullptr)) : unknownUnit(request, site, it.code);
}

}  // namespace muster::app
