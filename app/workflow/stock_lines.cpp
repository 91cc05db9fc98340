#include "app/workflow/stock_lines.h"

#include <algorithm>

namespace muster::app {

using core::Json;

std::vector<StockLine> stockAt(World& world, core::Instant at) {
  const auto rules = world.rules();
  const auto calendar = world.calendar();
  const auto squads = world.views.squads();
  const auto formed = std::count_if(squads.begin(), squads.end(), [](const auto& squad) { return !squad.disbanded; });
  std::vector<StockLine> lines;
  for (const auto& kind : rules->kinds()) {
    if (kind.role != core::Kind::Role::consumable) continue;
    const auto& needs = rules->squadNeeds();
    const auto need = std::find_if(needs.begin(), needs.end(), [&](const auto& one) { return one.kind == kind.id; });
    for (const auto& row : world.views.units({.kind = kind.id}, at)) {
      const auto state = world.journal.state(core::unit(row.code));
      const auto* item = state ? std::get_if<core::UnitState>(&state->value) : nullptr;
      if (!item) continue;
      StockLine line{row.code, kind.id, kind.title, core::countStock(*item, *rules, *calendar, at), 0, row.now, item->stock};
      if (need != needs.end()) line.forSquads = std::max(need->wanted, need->required) * static_cast<int>(formed);
      lines.push_back(std::move(line));
    }
  }
  std::sort(lines.begin(), lines.end(), [](const auto& a, const auto& b) { return a.code < b.code; });
  return lines;
}

namespace {

Json lineJson(const StockLine& line) {
  return Json::Object{{"id", line.code},
                      {"kind", line.kind},
                      {"held", line.count.held},
                      {"good", line.count.good},
                      {"minimum", line.count.minimum ? Json(*line.count.minimum) : Json()},
                      {"for_squads", line.forSquads},
                      {"low", line.low()}};
}

}  // namespace

Json json(const std::vector<StockLine>& lines, core::Instant at, const Say& say) {
  Json::Array list;
  for (const auto& line : lines) {
    Json::Array lots;
    for (const auto& lot : line.lots)
      lots.push_back(Json::Object{{"lot", lot.lot},
                                  {"count", lot.count},
                                  {"expires", lot.expires ? Json(core::text(*lot.expires)) : Json()},
                                  {"frozen_since", lot.frozenSince ? Json(core::text(*lot.frozenSince)) : Json()}});
    Json one = lineJson(line);
    one.asObject()->emplace("lots", std::move(lots));
    one.asObject()->emplace("next_action", line.now.next ? Json(say(line.now.next->text)) : Json());
    list.push_back(std::move(one));
  }
  return Json::Object{{"at", core::text(at)}, {"stock", std::move(list)}};
}

Json::Array lowStockJson(const std::vector<StockLine>& lines) {
  Json::Array list;
  for (const auto& line : lines) {
    if (line.low()) list.push_back(lineJson(line));
  }
  return list;
}

}  // namespace muster::app
