// The racks: all of them small, one large, what differs; a unit is put somewhere else by form or by keyboard.
#include "app/web/ask.h"
#include "app/web/layout.h"
#include "app/web/pages/pages.h"
#include "app/web/pages/place_words.h"
#include "app/web/pages/racks_view.h"
#include "app/web/parts.h"
#include "app/web/refusal_status.h"
#include "app/workflow/place_unit.h"

namespace muster::app {
namespace {

// What a refused form held, so that nothing typed is lost.
struct Typed {
  std::string unit, to;
  bool home = false;
  core::Problems problems;
  int status = 200;
};

// The chosen slot: what stands there, and the form that moves it; or the form that puts something there.
void setSlot(View& body, const RackDrawing& draw, const RackSeen& rack, const SlotSeen* slot, const Typed& typed) {
  const Translator& say = draw.say;
  body.set("hasSlot", slot != nullptr);
  if (!slot) return;
  const UnitRow* unit = slot->here;
  body.set("slotName", slotName(slot->at))
      .set("chosenSlot", slot->at.slot)
      .set("action", "/racks/" + urlEncoded(rack.code) + "/place")
      .set("hasUnit", unit != nullptr);
  std::vector<View> fields;
  if (unit) {
    setStatus(body, say, unit->now.state);
    body.set("code", unit->code).set("address", unitPath(unit->code)).set("reason", reasonOf(draw, *unit));
    body.set("next", unit->now.next ? actionText(say, *unit->now.next) : std::string());
    FormField to{FormField::Kind::choice, "to", say.tr("Move to"), {}, typed.to, {}, {}};
    to.choices.push_back({"", say.tr("Choose a free slot")});
    for (const SlotSeen* free : draw.look.freeFor(unit->kind)) to.choices.push_back({free->at.rack + "/" + free->at.slot, slotName(free->at)});
    fields.push_back(fieldView(to, typed.problems, say));
  } else {
    const std::string hint = slot->kind.empty()
                                 ? say.tr("Scan or type its code.")
                                 : say.tr(core::msg("For {kind}. Scan or type its code.", {{"kind", kindTitle(say, *draw.rules, slot->kind)}}));
    fields.push_back(fieldView({FormField::Kind::code, "unit", say.tr("Put here"), hint, typed.unit, {}, {}}, typed.problems, say));
    body.set("to", slot->at.rack + "/" + slot->at.slot);
  }
  body.set("fields", std::move(fields)).set("home", typed.home);
}

void setNothing(View& body, const Translator& say) {
  setEmpty(body, say.tr("No rack is installed yet"),
           say.tr("Here every rack is drawn with what stands in it. Install the first one: its code and its slots."), say.tr("Install a rack"),
           "/racks/new");
}

Response show(const Request& request, Site& site, const std::string& wanted, const std::string& slotCode, const Typed& typed) {
  const auto at = momentOf(request, site);
  if (!at) return refused(request, site, 400, at.problems());
  const RacksLook look(site.world, *at);
  const auto calendar = site.world.calendar();
  const RackDrawing draw{site.say(request), site, look, site.world.rules(), calendar, calendar->dateOf(*at)};
  const RackSeen* rack = look.rack(wanted);
  if (!wanted.empty() && !rack) {
    return refused(request, site, 404,
                   {{"unknown-rack",
                     core::msg("There is no rack {rack}.", {{"rack", wanted}}),
                     core::msg("Choose one from the list of racks, or install it."),
                     {}}});
  }
  // Without a choice: the first rack that asks for something.
  for (const RackSeen& one : look.racks()) {
    if (!rack && one.differences > 0) rack = &one;
  }
  if (!rack && !look.racks().empty()) rack = &look.racks().front();
  View body;
  body.set("hasRack", rack != nullptr);
  setErrors(body, typed.problems, draw.say);
  setOverview(body, draw, rack);
  setNothing(body, draw.say);
  std::string title = draw.say.tr("Racks");
  if (rack) {
    const SlotSeen* slot = rack->slot(slotCode);
    setElevation(body, draw, *rack, slot);
    setDifferences(body, draw, *rack);
    setSlot(body, draw, *rack, slot, typed);
    body.set("change", "/racks/new?rack=" + urlEncoded(rack->code));
    title = draw.say.tr(core::msg("Rack {rack}", {{"rack", rack->code}}));
  }
  body.set("script", site.assets.url("racks.js"));
  PageHead head{.templateName = "racks", .title = title, .nav = "/racks", .status = typed.status};
  if (asksForMoment(request)) head.at = *at;
  return page(request, site, std::move(head), std::move(body));
}

// "R04/A2" or "R04-A2"; a rack's code may hold a hyphen, a slot's does not.
PlaceUnit slotMeant(const std::string& typed) {
  const std::string plain = core::plainCode(typed);
  const auto cut = plain.find('/') != std::string::npos ? plain.find('/') : plain.rfind('-');
  if (cut == std::string::npos) return {{}, plain, {}, false};
  return {{}, plain.substr(0, cut), plain.substr(cut + 1), false};
}

}  // namespace

Response racksPage(const Request& request, Site& site) { return show(request, site, {}, {}, {}); }

Response rackPage(const Request& request, Site& site) {
  return show(request, site, core::plainCode(request.params.get("rack")), core::plainCode(request.query.get("slot")), {});
}

Response placeInRack(const Request& request, Site& site) {
  const Fields& form = request.form;
  const std::string shown = core::plainCode(request.params.get("rack"));
  Typed typed{form.get("unit"), form.get("to"), form.has("home"), {}, 422};
  if (typed.to.empty()) {
    typed.problems = {{"empty", core::msg("No slot is chosen."), core::msg("Choose where it goes."), {.field = "to"}}};
    return show(request, site, shown, form.get("slot"), typed);
  }
  PlaceUnit input = slotMeant(typed.to);
  // A label may carry another code than ours; only one unit can be meant to be moved.
  const auto meant = site.world.views.resolve(typed.unit);
  input.unit = meant.size() == 1 ? meant.front() : typed.unit, input.home = typed.home;
  const auto done = placeUnit(site.world, whoOf(request), input);
  if (done) {
    site.leaveNote(request,
                   core::msg("{unit} stands in {slot}.", {{"unit", core::plainCode(input.unit)}, {"slot", slotName({input.rack, input.slot})}}));
    return seeOther(rackPath(input.rack, input.slot));
  }
  typed.problems = done.problems(), typed.status = statusOf(done.problems());
  for (core::Problem& problem : typed.problems) {
    if (problem.where.field == "slot" || problem.where.field == "rack") problem.where.field = "to";
  }
  return show(request, site, shown, form.get("slot"), typed);
}

}  // namespace muster::app
