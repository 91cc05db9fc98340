// What is due as JSON, for the command line and /api/v1; data/docs/plans.md describes it. Pure.
#pragma once

#include "core/journal/json.h"
#include "core/readiness/assess.h"

namespace muster::app {

core::Json json(const core::Due& due);

}  // namespace muster::app
