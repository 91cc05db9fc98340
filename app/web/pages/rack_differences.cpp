// What differs between the ledger and what should stand in a rack, each with the ways to put it right.
#include "app/web/ask.h"
#include "app/web/pages/place_words.h"
#include "app/web/pages/racks_view.h"
#include "app/web/parts.h"

namespace muster::app {
namespace {

struct Remedy {
  std::string word, to;
  bool home;
};

struct Difference {
  std::string stateClass, headline, text, unit;
  std::vector<Remedy> remedies;
};

Remedy backHome(const Translator& say, const core::InSlot& home) {
  return {say.tr(core::msg("It is back in {slot}", {{"slot", slotName(home)}})), home.rack + "/" + home.slot, false};
}

void addWrong(std::vector<Difference>& out, const Translator& say, const RacksLook& look, const SlotSeen& slot) {
  const core::InSlot home = *slot.here->home;
  Difference one{"bad",
                 say.tr(core::msg("{unit} stands in the wrong place", {{"unit", slot.here->code}})),
                 say.tr(core::msg("It stands in {slot} and belongs in {home}.", {{"slot", slotName(slot.at)}, {"home", slotName(home)}})),
                 slot.here->code,
                 {}};
  const RackSeen* rack = look.rack(home.rack);
  const SlotSeen* own = rack ? rack->slot(home.slot) : nullptr;
  if (own && !own->here) one.remedies.push_back(backHome(say, home));
  one.remedies.push_back(
      {say.tr(core::msg("From now on it belongs in {slot}", {{"slot", slotName(slot.at)}})), slot.at.rack + "/" + slot.at.slot, true});
  out.push_back(std::move(one));
}

void addMissing(std::vector<Difference>& out, const RackDrawing& draw, const SlotSeen& slot) {
  const Translator& say = draw.say;
  const std::string where = whereText(say, draw.site.world.records, slot.missing->place);
  const bool away = std::holds_alternative<core::Away>(slot.missing->place);
  Difference one{slot.astray() ? "bad"
                 : away        ? "work"
                               : "out",
                 say.tr(core::msg("{unit} is not in {slot}", {{"unit", slot.missing->code}, {"slot", slot.at.slot}})),
                 where,
                 slot.missing->code,
                 {}};
  if (const auto* out_ = std::get_if<core::Out>(&slot.missing->place); out_ && out_->expected) {
    one.text = say.tr(core::msg("{where}, expected back {time}", {{"where", where}, {"time", draw.calendar->localText(*out_->expected)}}));
  }
  if (slot.astray() && !slot.here) one.remedies.push_back(backHome(say, slot.at));
  out.push_back(std::move(one));
}

}  // namespace

void setDifferences(View& body, const RackDrawing& draw, const RackSeen& rack) {
  std::vector<Difference> all;
  for (const SlotSeen& slot : rack.slots) {
    if (slot.wrong()) addWrong(all, draw.say, draw.look, slot);
    if (slot.missing) addMissing(all, draw, slot);
  }
  body.set("agrees", all.empty());
  body.set("differences", draw.say.plural("{n} difference", "{n} differences", rack.differences));
  body.list("diffs", all, [&](View& row, const Difference& one) {
    row.set("stateClass", one.stateClass).set("headline", one.headline).set("text", one.text).set("address", unitPath(one.unit));
    row.set("unit", one.unit).set("isOut", one.stateClass == "out").set("checkIn", "/scan?mode=in&code=" + urlEncoded(one.unit));
    row.list("remedies", one.remedies, [&](View& form, const Remedy& remedy) {
      form.set("word", remedy.word)
          .set("to", remedy.to)
          .set("home", remedy.home)
          .set("unit", one.unit)
          .set("action", "/racks/" + urlEncoded(rack.code) + "/place");
    });
  });
}

}  // namespace muster::app
