// The JSON of one set on the board, as `board --format json` and /api/v1/board give it. One place, so that the store can keep it
// ready made: {"id","state","reasons":[{"code","text"}],"next_action","ready_until"}, keys in canonical order, English. Pure.
#pragma once

#include <optional>
#include <string>

#include "core/readiness/assess.h"

namespace muster::app {

std::string boardLine(const std::string& unit, const core::Segment& now, std::optional<core::Instant> readyUntil);

}  // namespace muster::app
