// Impact made the plain way, beside the program's own: every fact of the journal is read, every state folded anew, every limit compared in
// millionths of its unit. An oracle for tests and the plain side of the benchmark.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "app/workflow/impact.h"

namespace muster::tests {

struct FullImpact {
  struct Row {
    std::string unit, step, effect;
    bool current = false;
    bool operator==(const Row&) const = default;
  };
  std::map<std::pair<core::FactId, std::string>, Row> rows;  // by test and step
  std::map<std::string, std::set<std::string>> doubted;      // unit -> steps
  std::map<std::string, std::vector<std::string>> jobs;      // unit -> jobs after its first doubtful reading
};

// Of the last time it was found out of tolerance.
FullImpact recompute(app::World& world, const std::string& calibrator);
FullImpact same(const app::ImpactReport& report);  // the program's report in this shape

}  // namespace muster::tests
