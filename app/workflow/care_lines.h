// Every set that is under care after use: step by step, on which side, what is next and not before when. One answer for page, command
// and JSON. Reads; decides nothing.
#pragma once

#include <memory>

#include "app/ports/board_line.h"
#include "app/ports/world.h"
#include "core/journal/json.h"
#include "core/readiness/care.h"

namespace muster::app {

struct UnderCare {
  std::string unit, kind;
  core::AfterUse::Branch branch = core::AfterUse::Branch::worn;
  core::Instant since;
  std::vector<core::CareLine> lines;  // empty: no rule lists steps, the full test alone is owed
  std::optional<core::Instant> provisionally;
  bool released = true;  // false: a second person's word is owed
  core::Segment now;
};
struct CareReport {
  core::Rules rules;  // the steps point into it
  std::vector<UnderCare> units;
};
CareReport careAt(World& world, core::Instant at);  // by code
core::Json json(const CareReport& report, core::Instant at, const Say& say = inEnglish());

}  // namespace muster::app
