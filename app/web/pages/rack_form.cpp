// A rack is put up, or changed: its code, what it is for, its slots shelf by shelf.
#include <algorithm>
#include <sstream>

#include "app/web/ask.h"
#include "app/web/layout.h"
#include "app/web/pages/pages.h"
#include "app/web/pages/place_words.h"
#include "app/web/pages/racks_view.h"
#include "app/web/parts.h"
#include "app/web/refusal_status.h"
#include "app/workflow/install_rack.h"

namespace muster::app {
namespace {

struct Typed {
  std::string rack, purpose, slots;
  core::Problems problems;
  int status = 200;
};

// One shelf a line, from the top: "A1 A2 A3", with the kind that belongs there behind an equals sign: "A1=bg4".
std::vector<core::SlotSpec> slotsOf(const std::string& text) {
  std::vector<core::SlotSpec> slots;
  std::istringstream words(text);
  for (std::string word; words >> word;) {
    const auto cut = word.find('=');
    slots.push_back({word.substr(0, cut), cut == std::string::npos ? std::string() : word.substr(cut + 1)});
  }
  return slots;
}

std::string textOf(const RackSeen& rack) {
  std::string text;
  for (const SlotSeen& slot : rack.slots) {
    if (!text.empty()) text += slot.column == 0 ? "\n" : " ";
    text += slot.at.slot + (slot.kind.empty() ? "" : "=" + slot.kind);
  }
  return text;
}

std::vector<std::string> purposes(Site& site, const std::string& current) {
  std::vector<std::string> codes;
  for (const core::SquadState& squad : site.world.views.squads()) {
    for (const char* what : {"sets", "kit", "gas-detection", "communication", "first-aid", "tools", "measuring", "fire-and-air", "ropes"}) {
      codes.push_back("squad-" + squad.code + "-" + what);
    }
  }
  for (const char* code : {"cylinders", "cylinders-empty", "absorbers", "masks", "spares", "benches", "filling", "sets-2h", "self-rescuers", "repair",
                           "set-aside", "reserve"})
    codes.emplace_back(code);
  if (!current.empty() && std::find(codes.begin(), codes.end(), current) == codes.end()) codes.push_back(current);
  return codes;
}

Response show(const Request& request, Site& site, const Typed& typed) {
  const Translator& say = site.say(request);
  const core::Rules rules = site.world.rules();
  using Kind = FormField::Kind;
  FormField purpose{Kind::choice, "purpose", say.tr("What it is for"), {}, typed.purpose, {}, {{"", say.tr("Anything")}}};
  for (const std::string& code : purposes(site, typed.purpose)) purpose.choices.push_back({code, purposeWord(say, *rules, code)});
  std::vector<View> fields;
  fields.push_back(
      fieldView({Kind::code, "rack", say.tr("Code of the rack"), say.tr("As on its label: R04"), typed.rack, {}, {}}, typed.problems, say));
  fields.push_back(fieldView(purpose, typed.problems, say));
  fields.push_back(fieldView({Kind::area,
                              "slots",
                              say.tr("Slots"),
                              say.tr("One shelf a line, from the top: A1 A2 A3 A4. A kind behind an equals sign keeps others out: A1=bg4."),
                              typed.slots,
                              {},
                              {}},
                             typed.problems, say));
  View body;
  body.set("fields", std::move(fields));
  setErrors(body, typed.problems, say);
  body.list("kinds", rules->kinds(), [&](View& row, const core::Kind& kind) { row.set("id", kind.id).set("title", say.tr(kind.title)); });
  return page(request, site, {.templateName = "rack_form", .title = say.tr("Install a rack"), .nav = "/racks", .status = typed.status},
              std::move(body));
}

}  // namespace

Response rackForm(const Request& request, Site& site) {
  Typed typed;
  typed.rack = core::plainCode(request.query.get("rack"));
  if (typed.rack.empty()) {
    typed.slots = "A1 A2 A3 A4\nB1 B2 B3 B4\nC1 C2 C3 C4";
  } else {
    const RacksLook look(site.world, site.world.clock.now());
    if (const RackSeen* rack = look.rack(typed.rack)) typed.purpose = rack->purpose, typed.slots = textOf(*rack);
  }
  return show(request, site, typed);
}

Response installRackForm(const Request& request, Site& site) {
  Typed typed{request.form.get("rack"), request.form.get("purpose"), request.form.get("slots"), {}, 200};
  const auto done = installRack(site.world, whoOf(request), {typed.rack, typed.purpose, slotsOf(typed.slots)});
  if (done) {
    const std::string code = core::plainCode(typed.rack);
    site.leaveNote(request, core::msg("Rack {rack} stands.", {{"rack", code}}));
    return seeOther(rackPath(code));
  }
  typed.problems = done.problems(), typed.status = statusOf(done.problems());
  return show(request, site, typed);
}

}  // namespace muster::app
