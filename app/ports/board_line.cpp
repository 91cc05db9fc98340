#include "app/ports/board_line.h"

#include <algorithm>

#include "app/ports/views.h"

namespace muster::app {

using core::Json;

Json boardLine(const std::string& unit, const core::Segment& now, std::optional<core::Instant> readyUntil, const Say& say) {
  Json::Array reasons;
  for (const auto& reason : now.reasons) {
    Json::Object one{{"code", reason.code}, {"text", say(reason.text)}};
    if (reason.toBeConfirmed) one["to_be_confirmed"] = true;
    if (reason.declared) one["declared"] = true;
    if (!reason.order.empty()) one["order"] = reason.order;
    reasons.push_back(std::move(one));
  }
  return Json::Object{{"id", unit},
                      {"state", core::name(now.state)},
                      {"reasons", std::move(reasons)},
                      {"next_action", now.next ? Json(say(now.next->text)) : Json()},
                      {"ready_until", readyUntil ? Json(core::text(*readyUntil)) : Json()}};
}

Lasting Views::boardLines(const std::vector<std::string>& kinds, core::Instant at, const EachLine& each) {
  Lasting lasting;
  for (const auto& kind : kinds) {
    for (const auto& row : units({.kind = kind}, at)) {
      if (std::holds_alternative<core::InUnit>(row.place)) continue;  // a cylinder that sits in a set is no spare one
      each(kind, core::canonical(boardLine(row.code, row.now, row.readyUntil)));
      lasting = {std::max(lasting.from, row.now.from), std::min(lasting.until, row.now.until)};
    }
  }
  return lasting;
}

}  // namespace muster::app
