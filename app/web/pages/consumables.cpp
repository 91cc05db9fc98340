// Stock comes and goes, canisters are filled from a bulk lot, masks go to their wearers.
#include "app/workflow/consumables.h"

#include "app/web/pages/asked_unit.h"
#include "app/web/setup_forms.h"

namespace muster::app {

Response stockPage(const Request& request, Site& site) {
  const AskedUnit it(request, site);
  if (!it) return unknownUnit(request, site, it.code);
  const Translator& say = it.say;
  using Kind = FormField::Kind;
  FormPage form{.title = say.tr(core::msg("Stock of {unit}", {{"unit", it.code}})), .button = say.tr("Enter it"), .back = it.path};
  for (const auto& lot : it.unit().stock) {
    form.warnings.push_back(
        say.tr(core::msg("{count} of lot {lot}", {{"count", std::to_string(lot.count)}, {"lot", lot.lot.empty() ? "–" : lot.lot}})) +
        (lot.expires ? say.tr(core::msg(", to {day}", {{"day", core::text(*lot.expires)}})) : ""));
  }
  if (!form.warnings.empty()) form.warningTitle = say.tr("In stock now");
  form.fields.push_back({.kind = Kind::choice,
                         .name = "why",
                         .label = say.tr("What happened"),
                         .choices = codeChoices(say, {"received", "used", "discarded", "counted", "frozen"})});
  form.fields.push_back({.kind = Kind::number, .name = "change", .label = say.tr("How many"), .hint = say.tr("What was taken with a minus: -2")});
  form.fields.push_back({.kind = Kind::code, .name = "lot", .label = say.tr("Lot"), .hint = say.tr("May stay empty.")});
  form.fields.push_back({.kind = Kind::date, .name = "expires", .label = say.tr("To be used by"), .hint = say.tr("May stay empty.")});
  form.note = core::msg("{unit}: stock entered", {{"unit", it.code}});
  return answerForm(request, site, std::move(form), [&](Typed& typed, const Who& who) -> core::Outcome<Answer> {
    MoveStock input{.item = it.code, .lot = typed.text("lot"), .why = typed.text("why")};
    const auto number = core::Decimal::parse(core::plainNumber(typed.text("change")));
    const bool whole = number && number->scale() == 0 && number->abs().coefficient() <= 1'000'000;
    if (!whole)
      typed.refuse({"not-a-number",
                    core::msg("how many is not a whole number"),
                    core::msg("type digits, with a minus for what was taken"),
                    {.field = "change"}});
    else
      input.change = static_cast<int>(number->coefficient());
    input.expires = typed.date("expires");
    if (!typed.ok()) return typed.problems();
    if ((input.why == "used" || input.why == "discarded") && input.change > 0) input.change = -input.change;
    return moveStock(it.world, who, input);
  });
}

Response canisterPage(const Request& request, Site& site) {
  const AskedUnit it(request, site);
  if (!it) return unknownUnit(request, site, it.code);
  const Translator& say = it.say;
  using Kind = FormField::Kind;
  FormPage form{.title = say.tr(core::msg("Fill canister {unit}", {{"unit", it.code}})), .button = say.tr("It is filled"), .back = it.path};
  form.lead = say.tr("Sieve the dust out, fill in thirds, let it settle. Its count of tests begins anew.");
  form.fields.push_back({.kind = Kind::code, .name = "lot", .label = say.tr("Bulk lot it was filled from")});
  form.fields.push_back({.kind = Kind::number, .name = "mass", .label = say.tr("Mass filled"), .hint = say.tr("May stay empty."), .unit = "g"});
  form.fields.push_back(
      {.kind = Kind::choice, .name = "sieved", .label = say.tr("Sieved?"), .choices = {{"yes", say.tr("yes")}, {"no", say.tr("no")}}});
  form.note = core::msg("{unit} is filled", {{"unit", it.code}});
  return answerForm(request, site, std::move(form), [&](Typed& typed, const Who& who) -> core::Outcome<Answer> {
    FillCanister input{it.code, typed.text("lot"), typed.quantity("mass", core::Unit::gram), typed.text("sieved") == "yes"};
    if (!typed.ok()) return typed.problems();
    return fillCanister(it.world, who, input);
  });
}

Response issuePage(const Request& request, Site& site) {
  const AskedUnit it(request, site);
  if (!it) return unknownUnit(request, site, it.code);
  const Translator& say = it.say;
  FormPage form{.title = say.tr(core::msg("Whose is {unit}?", {{"unit", it.code}})), .button = say.tr("Enter it"), .back = it.path};
  std::vector<FormField::Choice> people{{"", say.tr("nobody's: kept in the store")}};
  for (const auto& one : presentPeople(it.world)) people.push_back({one.code, one.name + " " + one.staffNumber});
  form.fields.push_back(
      {.kind = FormField::Kind::choice, .name = "holder", .label = say.tr("Issued to"), .value = it.unit().issuedTo, .choices = people});
  form.note = core::msg("{unit}: entered", {{"unit", it.code}});
  return answerForm(request, site, std::move(form), [&](Typed& typed, const Who& who) -> core::Outcome<Answer> {
    if (!typed.ok()) return typed.problems();
    return issueUnit(it.world, who, {it.code, typed.text("holder")});
  });
}

}  // namespace muster::app
