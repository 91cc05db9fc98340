// Reports about cases as JSON, for the command line and /api/v1; data/docs/cases.md describes it. Pure.
#pragma once

#include "app/workflow/impact.h"
#include "app/workflow/recall.h"
#include "core/equipment/cases.h"
#include "core/journal/json.h"

namespace muster::app {

std::string_view verdictWord(core::Verdict verdict);  // "pass" "fail" "pending" "no_decision"
core::Json placeJson(const core::Place& place);
core::Json json(const RecallReport& report);
core::Json json(const ImpactReport& report);
core::Json json(const core::CaseState& state, World& world);  // texts out of the blobs

}  // namespace muster::app
