// Work orders as JSON, for the command line and /api/v1; data/docs/plans.md describes it. Pure but for the texts.
#pragma once

#include "app/workflow/work_orders.h"
#include "core/journal/json.h"

namespace muster::app {

core::Json orderJson(World& world, const core::CaseState& order);
core::Json workJson(World& world, bool openOnly);  // {"orders":[...],"without_order":[...]}

}  // namespace muster::app
