// Validation of the software on the spot (ISO/IEC 17025, 7.11.2): published worked examples through the program and the adopted rules,
// and the verdicts on record that today's program and rules would give otherwise. Reads only.
#pragma once

#include <vector>

#include "app/workflow/judged_otherwise.h"
#include "core/journal/json.h"
#include "core/trace/run_example.h"

namespace muster::app {

struct Validation {
  std::string program;  // version
  core::Instant at;
  std::vector<core::AdoptedPack> packs;
  std::string rules;  // digest of the rule book
  core::Head head;    // of the journal, so that the record names the store it was made on
  struct Line {
    core::Example example;
    core::ExampleResult result;
  };
  std::vector<Line> lines;
  std::size_t tests = 0;  // verdicts compared
  std::vector<OtherVerdict> others;
  bool good() const;  // every example came out as its source says
};

// `examples` as core::parseExamples gives them. compareVerdicts: also judge every recorded test again.
Validation validate(World& world, const std::vector<core::Example>& examples, bool compareVerdicts);
core::Json json(const Validation& validation);

}  // namespace muster::app
