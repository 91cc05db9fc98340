// An instrument as JSON: certificates with points and review, the chain up to the laboratory, its interval, its checks;
// data/docs/cases.md describes it.
#pragma once

#include "app/ports/world.h"
#include "core/base/outcome.h"
#include "core/journal/json.h"
#include "core/judgement/calibration_point.h"

namespace muster::app {

// "unknown-calibrator".
core::Outcome<core::Json> instrumentJson(World& world, const std::string& code);
core::Json pointsJson(const std::vector<core::CalibrationPoint>& points);

}  // namespace muster::app
