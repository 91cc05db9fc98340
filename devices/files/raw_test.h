// What reading a bench file gives: tests whose apparatus, bench and person are still text, and lines that could not be used.
//
// The workflow finds out which unit a serial means. Values and callbacks only; callbacks run on the reading thread.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/base/problem.h"
#include "core/bench/test_run.h"

namespace muster::devices {

struct RawTest {
  core::TestRun run;                          // unit, bench, testedBy and origin are left empty
  std::string serial, bench, tester, number;  // as the file writes them, blanks at the ends dropped
  std::vector<int> lines;                     // the lines this test was made of, in the order of the file
  std::vector<int> badLines;                  // lines that belong to it and were refused: the test may be incomplete
};

struct BadLine {
  int line = 0, lastLine = 0;  // the same unless a quoted cell ran over line ends
  std::string text;            // as it stands in the file
  core::Problem problem;
};

struct ReadCallbacks {
  std::function<void(RawTest&&)> onTest;
  std::function<void(const BadLine&)> onBadLine;
  std::function<void(std::uint64_t bytes)> onProgress;  // about once a megabyte, and at the end; may be empty
};

// Every data line is counted once: in a test, or as bad. `usedLines + badLines == dataLines`.
struct ReadSummary {
  int headingLine = 0;
  std::vector<std::string> unreadColumns;  // headings that the profile does not name
  std::vector<std::string> absentSteps;    // wide: steps of the profile that have no column in this file
  std::uint64_t dataLines = 0, usedLines = 0, badLines = 0, tests = 0, bytes = 0;
  bool cancelled = false;
};

}  // namespace muster::devices
