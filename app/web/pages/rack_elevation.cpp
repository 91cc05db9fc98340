// One rack as it stands: posts, shelves, a plate a slot; and the same as a table for those who read rather than look.
#include <algorithm>

#include "app/web/ask.h"
#include "app/web/pages/place_words.h"
#include "app/web/pages/racks_view.h"
#include "app/web/parts.h"

namespace muster::app {
namespace {

constexpr int kPost = 26, kGap = 6, kShelf = 172, kPlate = 148, kNarrowest = 176, kInner = 878;

// Width in half an em: a Chinese sign takes two.
int widthOf(unsigned char lead) { return lead >= 0xE0 ? 2 : 1; }

// As much of `text` as fits `most`, cut at a blank where there is one; `text` keeps the rest.
std::string line(std::string& text, int most) {
  std::size_t at = 0, blank = 0;
  for (int width = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at]);
    width += widthOf(lead);
    if (width > most) break;
    if (text[at] == ' ') blank = at;
    at += lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
  }
  at = std::min(at, text.size());
  const std::size_t end = at < text.size() && blank > at / 2 ? blank : at;
  const std::string out = text.substr(0, end);
  text.erase(0, end == blank && end < text.size() ? end + 1 : end);
  return out;
}

void setWhy(View& plate, std::string why, int width) {
  const int most = (width - 24) / 8;
  const std::string first = line(why, most);
  std::string second = line(why, most - (why.empty() ? 0 : 2));
  if (!why.empty()) second += "…";
  plate.set("why", first).set("more", second);
}

struct Plate {
  std::string stateClass, code, word, why;
  const char* drawing;
};

Plate plateOf(const RackDrawing& draw, const SlotSeen& slot) {
  const Translator& say = draw.say;
  if (slot.wrong()) {
    return {"bad", slot.here->code, say.tr("Wrong place"), say.tr(core::msg("belongs in {slot}", {{"slot", slotName(*slot.here->home)}})), "wrong"};
  }
  if (slot.here)
    return {stateClass(slot.here->now.state), slot.here->code, stateWord(say, slot.here->now.state), reasonOf(draw, *slot.here), "stands"};
  if (slot.missing) {
    const bool out = std::holds_alternative<core::Out>(slot.missing->place), away = std::holds_alternative<core::Away>(slot.missing->place);
    return {out    ? "out"
            : away ? "work"
                   : "bad",
            slot.missing->code, say.tr("Should be here"), whereText(say, draw.site.world.records, slot.missing->place), "dash"};
  }
  return {"", "", say.tr("Empty"), slot.kind.empty() ? std::string() : kindTitle(say, *draw.rules, slot.kind), "void"};
}

void setPlate(View& view, const RackDrawing& draw, const RackSeen& rack, const SlotSeen& slot, const SlotSeen* selected, int width) {
  const Plate plate = plateOf(draw, slot);
  const std::string drawing = plate.drawing;
  const int x = kPost + 8 + slot.column * (width + kGap), y = 20 + slot.row * kShelf;
  view.set("slot", slot.at.slot).set("code", plate.code).set("stateClass", plate.stateClass).set("word", plate.word);
  view.set("address", rackPath(rack.code, slot.at.slot)).set("row", slot.row).set("column", slot.column);
  view.set("spoken", core::fill(draw.say.tr("Slot {slot}: {unit} {word} {why}"),
                                core::msg("", {{"slot", slot.at.slot}, {"unit", plate.code}, {"word", plate.word}, {"why", plate.why}}), false));
  view.set("x", x).set("y", y).set("width", width).set("textX", x + 12).set("wordX", x + 42);
  view.set("slotY", y + 24).set("codeY", y + 54).set("shapeY", y + 64).set("wordY", y + 82).set("whyY", y + 108).set("moreY", y + 128);
  view.set("barY", y + kPlate - 6)
      .set("dashX", x + 2)
      .set("dashY", y + 2)
      .set("dashWidth", width - 4)
      .set("selX", x - 1)
      .set("selY", y - 1)
      .set("selWidth", width + 2);
  view.set("stands", drawing == "stands" || drawing == "wrong")
      .set("wrong", drawing == "wrong")
      .set("dash", drawing == "dash")
      .set("empty", drawing == "void");
  view.set("tint", slot.here && slot.here->now.state != core::SetState::ready).set("long", plate.code.size() > 9u);
  view.set("selected", &slot == selected);
  setWhy(view, plate.why, width);
}

void setRow(View& row, const RackDrawing& draw, const RackSeen& rack, const SlotSeen& slot) {
  const Plate plate = plateOf(draw, slot);
  const UnitRow* unit = slot.here ? slot.here : slot.missing;
  row.set("slot", slot.at.slot).set("code", plate.code).set("hasUnit", unit != nullptr).set("word", plate.word).set("why", plate.why);
  row.set("stateClass", plate.stateClass).set("hasState", !plate.stateClass.empty()).set("address", unit ? unitPath(unit->code) : std::string());
  row.set("choose", rackPath(rack.code, slot.at.slot));
}

}  // namespace

std::string reasonOf(const RackDrawing& draw, const UnitRow& unit) {
  if (!unit.now.reasons.empty()) return reasonText(draw.say, unit.now.reasons.front());
  if (!unit.readyUntil) return {};
  const core::Date last = draw.calendar->dateOf(*unit.readyUntil - std::chrono::microseconds(1));
  return draw.say.tr(core::msg("until {day}", {{"day", shortDate(last, draw.today)}}));
}

void setElevation(View& body, const RackDrawing& draw, const RackSeen& rack, const SlotSeen* selected) {
  const Translator& say = draw.say;
  const int columns = std::max(1, rack.columns), rows = std::max(1, rack.rows);
  const int width = std::clamp((kInner - kGap * (columns - 1)) / columns, kNarrowest, 434);
  const int inner = 16 + columns * width + (columns - 1) * kGap, height = rows * kShelf + 24;
  body.set("rackCode", rack.code).set("purpose", purposeWord(say, *draw.rules, rack.purpose));
  body.set("counts",
           say.tr(core::msg("{slots} slots, {held} taken", {{"slots", std::to_string(rack.slots.size())}, {"held", std::to_string(rack.held)}})));
  body.set("viewWidth", inner + 2 * kPost).set("viewHeight", height).set("postX", kPost + inner).set("inner", inner).set("large", columns > 4);
  std::vector<int> holes, shelves;
  for (int y = 12; y + 6 < height; y += 24) holes.push_back(y);
  for (int i = 0; i < rows; ++i) shelves.push_back(20 + kPlate + 3 + i * kShelf);
  body.list("holes", holes, [&](View& row, int y) { row.set("y", y).set("x", 8).set("far", kPost + inner + 8); });
  body.list("shelves", shelves, [&](View& row, int y) { row.set("y", y).set("length", inner); });
  body.list("plates", rack.slots, [&](View& row, const SlotSeen& slot) { setPlate(row, draw, rack, slot, selected, width); });
  body.list("rows", rack.slots, [&](View& row, const SlotSeen& slot) { setRow(row, draw, rack, slot); });
}

}  // namespace muster::app
