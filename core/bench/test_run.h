// TestRun: one sitting of one apparatus at one bench: every attempt of every step, before anything is judged.
//
// The same shape whether a person typed it, a file brought it or a live bench measured it. Values only.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/bench/reading.h"

namespace muster::core {

struct Attempt {
  Reading reading;
  std::string calibrator;  // where it differs from the run's bench; else empty
  bool operator==(const Attempt&) const = default;
};

struct StepResult {
  std::string step;
  std::vector<Attempt> attempts;  // in time order; the last one counts, all are kept
  std::string skipped;            // a reason code where the step was left out; then attempts may be empty
  bool operator==(const StepResult&) const = default;
};

struct Climate {
  std::optional<Quantity> temperature, pressure, humidity;
  bool operator==(const Climate&) const = default;
};

struct TestRun {
  std::string unit;       // the apparatus
  std::string procedure;  // "bg4-full"
  std::string bench;      // calibrator code; empty only for a purely visual procedure
  Instant startedAt;
  std::optional<Instant> finishedAt;
  std::string testedBy;  // person code
  Climate climate;
  std::vector<StepResult> steps;                // in the order they were done
  std::map<std::string, std::string> assembly;  // position -> part unit, frozen when recorded
  bool absorberClosedAtOnce = true;             // the tick at the end: circuit not left open
  bool aborted = false;
  std::string origin;                                   // "typed", "grid", "file:<sha256>", "live"
  std::vector<std::string> blobs;                       // photo of the sheet, transcript: SHA-256 of the kept bytes
  const StepResult* find(std::string_view step) const;  // the last one of that name: a step done twice counts as done last
  bool operator==(const TestRun&) const = default;
};

}  // namespace muster::core
