// Impact: an instrument was found out of tolerance. Which readings rested on it since it was last known to be good, and what becomes of
// each; the case that quarantines the sets that cannot be trusted; and the entry of the failure itself.
#pragma once

#include "app/workflow/command.h"
#include "core/trace/impact.h"

namespace muster::app {

struct FailCalibrator {
  std::string calibrator, number, laboratory, document;  // document: digest of the notice
  core::Date found{};
  std::vector<core::CalibrationPoint> points;  // as found; empty: only "failed" was said
};
// The instrument is out of service from now on. Refuses "empty" (number), a future day, one that stands already ("already-recorded").
core::Outcome<Answer> failCalibrator(World& world, const Who& who, const FailCalibrator& input);

struct ImpactRow {
  core::FactId test;
  std::string unit, step;
  core::Instant at;
  std::string reading, corrected;  // as typed; with the found error taken off, where one value can be told
  core::Verdict before = core::Verdict::noDecision;
  core::Effect effect = core::Effect::pending;
  core::Message why;
  bool current = false;  // the unit's last outcome of this step; an older one was measured again since
};

struct ImpactUnit {
  std::string unit;
  core::Place place;
  std::vector<std::string> doubted;  // steps whose current outcome is pending or would fail
  std::vector<std::string> jobs;     // it was out on after the first doubtful reading; "" for one without a code
  bool quarantined = false;
};

struct ImpactReport {
  std::string calibrator;
  core::FactId found;
  core::Date foundOn{};
  bool errorKnown = false;
  core::Instant from, until;  // what it measured in between is doubted; a good check within moves `from` for its quantity and range
  core::Message since;        // why from then
  std::vector<ImpactRow> rows;
  std::map<std::string, int> counts;  // by name(Effect)
  std::vector<ImpactUnit> units;      // with at least one row that is neither untouched nor still passes; by code
};

// The last time it was found out of tolerance, unless another one is named. "unknown-calibrator"; "never-failed".
core::Outcome<ImpactReport> impactOf(World& world, const std::string& calibrator, std::optional<core::FactId> found = {});

// Opens "IMPACT-n" and quarantines every set with a doubted current outcome; a good test of those steps lifts it again.
// "nobody" where a later good test has cleared every one; "already-open" names the case.
core::Outcome<Answer> openImpact(World& world, const Who& who, const std::string& calibrator);

}  // namespace muster::app
