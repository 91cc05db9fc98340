// What is entered by a scan, as forms: where a unit was put, who took it, how it was used. Only to put such a record right.
#include <algorithm>

#include "app/web/pages/entry.h"
#include "app/web/pages/place_words.h"
#include "app/web/pages/racks_look.h"
#include "app/web/pages/scan_look.h"
#include "app/workflow/check_in.h"
#include "app/workflow/check_out.h"
#include "app/workflow/place_unit.h"

namespace muster::app {

Entry placementEntry(const AskedUnit& it, const core::UnitPlaced& told) {
  const Translator& say = it.say;
  Entry entry;
  const core::InSlot stood{told.rack, told.slot};
  FormField slot{.kind = FormField::Kind::choice, .name = "slot", .label = say.tr("Slot"), .value = stood.rack + "/" + stood.slot};
  slot.choices.push_back({slot.value, slotName(stood)});
  const RacksLook look(it.world, it.world.clock.now());
  for (const RackSeen& rack : look.racks()) {
    for (const SlotSeen& one : rack.slots) {
      if ((one.kind.empty() || one.kind == it.unit().kind) && one.at != stood)
        slot.choices.push_back({one.at.rack + "/" + one.at.slot, slotName(one.at)});
    }
  }
  entry.form.fields.push_back(std::move(slot));
  entry.read = [&it, home = told.home](Typed& typed) -> core::Outcome<Decide> {
    const std::string slot = typed.text("slot");
    const auto cut = slot.find('/');
    if (cut == std::string::npos) typed.refuse({"empty", core::msg("No slot is named."), core::msg("choose one of its slots"), {.field = "slot"}});
    if (!typed.ok()) return typed.problems();
    return Decide(
        [input = PlaceUnit{it.code, slot.substr(0, cut), slot.substr(cut + 1), home}](Looking& look) { return decidePlacement(look, input); });
  };
  return entry;
}

Entry checkOutEntry(const AskedUnit& it, const core::CheckedOut& told) {
  const auto calendar = it.world.calendar();
  Entry entry;
  entry.form.fields = takerFields(it.say, it.world, told.holder, told.expected ? fieldTime(*calendar, *told.expected) : "", told.job);
  entry.read = [&it](Typed& typed) -> core::Outcome<Decide> {
    CheckOut input{{it.code}, typed.text("holder"), typed.moment("expected"), typed.text("job"), true, false, ""};  // it left: never refused
    return Decide([input](Looking& look) { return decideCheckOut(look, input, {}); });
  };
  return entry;
}

Entry checkInEntry(const AskedUnit& it, const core::CheckedIn& told) {
  Entry entry;
  entry.form.fields.push_back({.kind = FormField::Kind::choice,
                               .name = "use",
                               .label = it.say.tr("How was it used?"),
                               .value = useCode(told.use),
                               .choices = codeChoices(it.say, kUses)});
  entry.read = [&it](Typed& typed) -> core::Outcome<Decide> {
    const auto use = useMeant(typed.text("use"));
    if (!use) typed.refuse({"no-use", core::msg("It is not said how it was used."), core::msg("Press one of the four."), {.field = "use"}});
    if (!typed.ok()) return typed.problems();
    return Decide([input = CheckIn{it.code, *use, false}](Looking& look) { return decideCheckIn(look, input); });
  };
  return entry;
}

}  // namespace muster::app
