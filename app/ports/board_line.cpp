#include "app/ports/board_line.h"

#include "core/journal/json.h"

namespace muster::app {

using core::Json;

std::string boardLine(const std::string& unit, const core::Segment& now, std::optional<core::Instant> readyUntil) {
  Json::Array reasons;
  for (const auto& reason : now.reasons) {
    reasons.push_back(Json::Object{{"code", reason.code}, {"text", core::english(reason.text)}});
  }
  return core::canonical(Json::Object{{"id", unit},
                                      {"state", core::name(now.state)},
                                      {"reasons", std::move(reasons)},
                                      {"next_action", now.next ? Json(core::english(now.next->text)) : Json()},
                                      {"ready_until", readyUntil ? Json(core::text(*readyUntil)) : Json()}});
}

}  // namespace muster::app
