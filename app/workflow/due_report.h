// What is due as JSON, for the command line and /api/v1; data/docs/reports.md describes it. Reads only.
#pragma once

#include "app/workflow/forecast.h"

namespace muster::app {

// All that falls due up to so many days after the day of `at`, or was never done; overdue first.
std::vector<core::Due> duesWithin(World& world, core::Instant at, int days);
core::Json dueReport(World& world, core::Instant at, int days);
core::Outcome<int> daysMeant(const std::string& typed);  // 0 to 36500; empty: 30

}  // namespace muster::app
