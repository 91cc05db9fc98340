// What is done to a work order: opened by a person, given to one, accepted or handed back, done.
#include "app/web/action_address.h"
#include "app/web/form_page.h"
#include "app/web/pages/pages.h"
#include "app/web/pages/work_look.h"
#include "app/web/person_words.h"

namespace muster::app {

using Kind = FormField::Kind;

Response newOrderPage(const Request& request, Site& site) {
  const Translator& say = site.say(request);
  FormPage form{.title = say.tr("Open a work order"), .button = say.tr("Open it"), .back = "/orders", .nav = "/due"};
  form.fields.push_back({.kind = Kind::code, .name = "unit", .label = say.tr("Unit or rack"), .hint = say.tr("Its code, as on its label.")});
  form.fields.push_back({.kind = Kind::area, .name = "title", .label = say.tr("What is to be done")});
  form.fields.push_back({.kind = Kind::date, .name = "until", .label = say.tr("Until when"), .hint = say.tr("May stay empty.")});
  form.note = core::msg("The work order is open");
  return answerForm(request, site, std::move(form), [&](Typed& typed, const Who& who) -> core::Outcome<Answer> {
    const auto until = typed.date("until");
    if (!typed.ok()) return typed.problems();
    const auto code = core::plainCode(typed.text("unit"));
    const auto racks = site.world.views.racks();
    const bool isRack = std::any_of(racks.begin(), racks.end(), [&](const core::RackState& rack) { return rack.code == code; });
    return openOrder(site.world, who, {isRack ? "" : code, isRack ? code : "", typed.text("title"), until});
  });
}

namespace {

// The form about one order; nullopt: it is not of this store.
std::optional<FormPage> orderForm(const Translator& say, Site& site, const std::string& typed, const core::Message& title, std::string button) {
  const auto order = orderOf(site.world, typed);
  if (!order) return std::nullopt;
  FormPage form{.title = say.tr(title),
                .lead = aboutText(say, site.world, *order),
                .leadIsOwn = true,
                .button = std::move(button),
                .back = orderPath(order->code)};
  form.nav = "/due", form.asksWhen = false;
  return form;
}

}  // namespace

Response assignOrderPage(const Request& request, Site& site) {
  const Translator& say = site.say(request);
  const auto file = core::plainCode(request.params.get("file"));
  auto form = orderForm(say, site, file, core::msg("Give work order {code} to a person", {{"code", file}}), say.tr("Give it"));
  if (!form) return unknownOrder(request, site, file);
  form->fields.push_back({.kind = Kind::choice, .name = "worker", .label = say.tr("Who is to do it"), .choices = personChoices(say, site.world)});
  form->fields.push_back({.kind = Kind::date, .name = "until", .label = say.tr("Until when"), .hint = say.tr("Empty: as it was.")});
  form->note = core::msg("{code} is given", {{"code", file}});
  return answerForm(request, site, std::move(*form), [&](Typed& typed, const Who& who) -> core::Outcome<Answer> {
    const auto until = typed.date("until");
    if (!typed.ok()) return typed.problems();
    return assignOrder(site.world, who, {file, typed.text("worker"), until});
  });
}

Response answerOrderPage(const Request& request, Site& site) {
  const Translator& say = site.say(request);
  const auto file = core::plainCode(request.params.get("file"));
  auto form = orderForm(say, site, file, core::msg("Answer work order {code}", {{"code", file}}), say.tr("Answer"));
  if (!form) return unknownOrder(request, site, file);
  form->fields.push_back({.kind = Kind::choice,
                          .name = "how",
                          .label = say.tr("Your answer"),
                          .choices = {{"accept", say.tr("I accept it")}, {"back", say.tr("I hand it back")}}});
  form->fields.push_back({.kind = Kind::area, .name = "note", .label = say.tr("Note"), .hint = say.tr("Needed when it is handed back: why.")});
  form->note = core::msg("{code} is answered", {{"code", file}});
  return answerForm(request, site, std::move(*form), [&](Typed& typed, const Who& who) -> core::Outcome<Answer> {
    return answerOrder(site.world, who, {file, typed.text("how") != "back", typed.text("note")});
  });
}

Response finishOrderPage(const Request& request, Site& site) {
  const Translator& say = site.say(request);
  const auto file = core::plainCode(request.params.get("file"));
  auto form = orderForm(say, site, file, core::msg("End work order {code}", {{"code", file}}), say.tr("End it"));
  if (!form) return unknownOrder(request, site, file);
  form->asksWhen = true;
  form->fields.push_back({.kind = Kind::choice,
                          .name = "how",
                          .label = say.tr("How it ended"),
                          .choices = {{"done", say.tr("It is done")}, {"not-needed", say.tr("It is not needed any more")}}});
  form->fields.push_back({.kind = Kind::area, .name = "note", .label = say.tr("What was done, or why it is not needed")});
  form->note = core::msg("{code} has ended", {{"code", file}});
  return answerForm(request, site, std::move(*form), [&](Typed& typed, const Who& who) -> core::Outcome<Answer> {
    return finishOrder(site.world, who, {file, typed.text("how") != "not-needed", typed.text("note")});
  });
}

}  // namespace muster::app
