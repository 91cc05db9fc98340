#include "app/ports/board_line.h"

#include "app/ports/views.h"

namespace muster::app {

using core::Json;

Json boardLine(const std::string& unit, const core::Segment& now, std::optional<core::Instant> readyUntil, const Say& say) {
  Json::Array reasons;
  for (const auto& reason : now.reasons) {
    Json::Object one{{"code", reason.code}, {"text", say(reason.text)}};
    if (reason.toBeConfirmed) one["to_be_confirmed"] = true;
    if (reason.declared) one["declared"] = true;
    reasons.push_back(std::move(one));
  }
  return Json::Object{{"id", unit},
                      {"state", core::name(now.state)},
                      {"reasons", std::move(reasons)},
                      {"next_action", now.next ? Json(say(now.next->text)) : Json()},
                      {"ready_until", readyUntil ? Json(core::text(*readyUntil)) : Json()}};
}

void Views::boardLines(const UnitFilter& filter, core::Instant at, const std::function<void(std::string_view line)>& each) {
  for (const auto& row : units(filter, at)) each(core::canonical(boardLine(row.code, row.now, row.readyUntil)));
}

}  // namespace muster::app
