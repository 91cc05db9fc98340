// The days proposed for what falls due on apparatus, so that enough squads remain; and the officer's taking of them.
#pragma once

#include "app/workflow/command.h"
#include "core/journal/json.h"
#include "core/upkeep/stagger.h"

namespace muster::app {

struct StaggerRow {
  core::Due due;
  std::optional<core::Date> day;  // nullopt: no day leaves enough squads
};
struct StaggerReport {
  core::Date from{}, to{};
  int asked = 0;                 // the minimum of the rules
  int canGo = 0;                 // squads that can go now
  int minimum = 0;               // that always remain by the proposal: the less of the two
  int peak = 0;                  // most jobs on one day
  std::vector<StaggerRow> rows;  // by proposed day
};

StaggerReport staggerAt(World& world, core::Instant at, int days);
// Chooses the proposed day of every row that has one and is not chosen yet.
core::Outcome<Answer> takeStagger(World& world, const Who& who, int days);
core::Json json(const StaggerReport& report);

}  // namespace muster::app
