// One set on the board as JSON: {"id","state","reasons":[{"code","text"}],"next_action","ready_until"}. One place, so that a store can
// keep the English line ready made and every reader gets the same. Pure.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "core/journal/json.h"
#include "core/readiness/assess.h"

namespace muster::app {

// How a sentence is said: English where nothing else is given.
using Say = std::function<std::string(const core::Message&)>;
inline Say inEnglish() {
  return [](const core::Message& message) { return core::english(message); };
}

core::Json boardLine(const std::string& unit, const core::Segment& now, std::optional<core::Instant> readyUntil, const Say& say = inEnglish());

}  // namespace muster::app
