// A unit goes: out of the ledger, or away for a while; and comes back.
#include "app/web/pages/asked_unit.h"
#include "app/web/pages/place_words.h"
#include "app/workflow/place_unit.h"
#include "app/workflow/register_unit.h"

namespace muster::app {

Response retirePage(const Request& request, Site& site) {
  const AskedUnit it(request, site);
  if (!it) return unknownUnit(request, site, it.code);
  const Translator& say = it.say;
  FormPage form{.title = say.tr(core::msg("Retire {unit}", {{"unit", it.code}})), .button = say.tr("Retire"), .back = it.path};
  form.lead = say.tr("It leaves every place and counts no more. Its story stays; the record can be undone.");
  form.fields.push_back(
      {.kind = FormField::Kind::choice, .name = "reason", .label = say.tr("Why it goes"), .choices = codeChoices(say, kRetireReasons)});
  form.fields.push_back({.kind = FormField::Kind::area, .name = "note", .label = say.tr("Note")});
  form.note = core::msg("{unit} is retired", {{"unit", it.code}});
  return answerForm(request, site, std::move(form), [&](Typed& typed, const Who& who) -> core::Outcome<Answer> {
    if (!typed.ok()) return typed.problems();
    return retireUnit(it.world, who, {it.code, typed.text("reason"), typed.text("note")});
  });
}

Response sendAwayPage(const Request& request, Site& site) {
  const AskedUnit it(request, site);
  if (!it) return unknownUnit(request, site, it.code);
  const Translator& say = it.say;
  FormPage form{.title = say.tr(core::msg("Send {unit} away", {{"unit", it.code}})), .button = say.tr("Send away"), .back = it.path};
  form.fields.push_back(
      {.kind = FormField::Kind::choice, .name = "receiver", .label = say.tr("Where it goes"), .choices = codeChoices(say, kReceivers)});
  form.fields.push_back(
      {.kind = FormField::Kind::choice, .name = "purpose", .label = say.tr("What for"), .choices = codeChoices(say, kAwayPurposes)});
  form.fields.push_back({.kind = FormField::Kind::date, .name = "expected", .label = say.tr("Expected back"), .hint = say.tr("May stay empty.")});
  form.note = core::msg("{unit} is on its way", {{"unit", it.code}});
  return answerForm(request, site, std::move(form), [&](Typed& typed, const Who& who) -> core::Outcome<Answer> {
    const auto expected = typed.date("expected");
    if (!typed.ok()) return typed.problems();
    return sendAway(it.world, who, {it.code, typed.text("receiver"), typed.text("purpose"), expected});
  });
}

Response returnPage(const Request& request, Site& site) {
  const AskedUnit it(request, site);
  if (!it) return unknownUnit(request, site, it.code);
  const Translator& say = it.say;
  FormPage form{.title = say.tr(core::msg("Take {unit} back", {{"unit", it.code}})), .button = say.tr("It is back"), .back = it.path};
  form.lead = whereText(say, it.world.records, it.unit().place);
  form.file = say.tr("Its papers, as a photo or PDF (may stay empty)");
  form.note = core::msg("{unit} is back", {{"unit", it.code}});
  return answerForm(request, site, std::move(form), [&](Typed& typed, const Who& who) -> core::Outcome<Answer> {
    if (!typed.ok()) return typed.problems();
    return returnUnit(it.world, who, {it.code, keepUpload(request, it.world, "file")});
  });
}

}  // namespace muster::app
