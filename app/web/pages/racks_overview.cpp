// All racks small: the height of a cell says how bad it is, dashes what should be here, a stroke what stands in the wrong place.
#include <algorithm>

#include "app/web/pages/place_words.h"
#include "app/web/pages/racks_view.h"

namespace muster::app {
namespace {

constexpr int kStepX = 16, kStepY = 14, kWidth = 13, kHeight = 11;

struct Fill {
  const char* css;
  int height;
};

Fill fillOf(core::SetState state) {
  switch (state) {
    case core::SetState::ready: return {"m-ready", 3};
    case core::SetState::dueSoon: return {"m-due", 6};
    case core::SetState::notReady: return {"m-bad", kHeight};
    case core::SetState::underWork: return {"m-work", kHeight};
    case core::SetState::deployed: return {"m-out", 6};
    case core::SetState::unknown: return {"m-unk", kHeight};
  }
  return {"m-unk", kHeight};
}

void setCell(View& cell, const SlotSeen& slot) {
  const int x = 1 + slot.column * kStepX, y = 1 + slot.row * kStepY;
  const bool away = slot.missing && !slot.here && !slot.astray();
  cell.set("x", x).set("y", y).set("struck", slot.wrong()).set("missing", !slot.here && slot.astray()).set("away", away);
  cell.set("awayClass", away && std::holds_alternative<core::Out>(slot.missing->place) ? "m-out" : "m-work");
  cell.set("middleX", x + 6).set("middleY", y + 5);
  cell.set("strokeX", x + kWidth).set("strokeY", y + kHeight);
  const bool filled = slot.here && !slot.wrong();
  cell.set("filled", filled);
  if (!filled) return;
  const Fill fill = fillOf(slot.here->now.state);
  cell.set("fillClass", fill.css).set("fillHeight", fill.height).set("fillY", y + kHeight - fill.height);
}

}  // namespace

std::string rackPath(std::string_view rack, std::string_view slot) {
  return "/racks/" + urlEncoded(rack) + (slot.empty() ? std::string() : "?slot=" + urlEncoded(slot) + "#slot");
}

void setOverview(View& body, const RackDrawing& draw, const RackSeen* current) {
  const Translator& say = draw.say;
  const auto& racks = draw.look.racks();
  int widest = 1;  // one width for all, so that a cell is as large everywhere
  for (const RackSeen& rack : racks) widest = std::max(widest, rack.columns);
  body.set("rackCount", say.plural("{n} rack", "{n} racks", static_cast<long>(racks.size())));
  body.list("racks", racks, [&](View& row, const RackSeen& rack) {
    const std::string differs = rack.differences == 0 ? say.tr("as it should be") : say.plural("{n} difference", "{n} differences", rack.differences);
    row.set("code", rack.code).set("address", rackPath(rack.code)).set("current", current == &rack).set("differs", rack.differences > 0);
    row.set("spoken", say.tr(core::msg("Rack {rack}, {purpose}: {differs}",
                                       {{"rack", rack.code}, {"purpose", purposeWord(say, *draw.rules, rack.purpose)}, {"differs", differs}})));
    row.set("width", widest * kStepX).set("height", std::max(1, rack.rows) * kStepY);
    row.list("cells", rack.slots, setCell);
  });
}

}  // namespace muster::app
