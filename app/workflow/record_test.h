// A bench test is recorded: resolved, judged, kept with its verdict. The same test again is the same answer; the same test with
// other readings is taken and marked as a conflict. A test that was done is never refused for what it used up.
#pragma once

#include "app/workflow/command.h"
#include "app/workflow/judged_run.h"

namespace muster::app {

// What a test came to, in a sentence; among the remarks of the answer.
core::Message saidOf(core::Verdict overall, const std::string& unit);

struct RecordTest {
  core::TestRun run;  // assembly is filled in here; testedBy defaults to who signs what was typed
  Strictness strictness = Strictness::typed;
};
core::Outcome<Answer> recordTest(World& world, const Who& who, const RecordTest& input);
core::Outcome<Decision> decideTest(Looking& look, const Who& who, const RecordTest& input);  // for import

// A sitting through the grid: several runs under one signature, all or none.
core::Outcome<Answer> recordSitting(World& world, const Who& who, const std::vector<core::TestRun>& runs);

// The verdict on what is typed so far; nothing is written. Steps without a reading are left out of the run.
core::Outcome<core::TestVerdict> previewTest(World& world, const core::TestRun& run);

// Before a guided test: the sheet to go through, and a refusal where the test would use up what it should not.
struct GuidedTest {
  const core::Procedure* procedure = nullptr;  // lives as long as `rules`
  core::Rules rules;
  std::vector<std::string> steps;  // to be done: the owed ones, or all
  std::map<std::string, std::string> assembly;
  std::optional<int> absorberTestsLeft;
};
// `procedure` empty: the full test of its kind; `owedOnly`: just the steps that are owed now.
core::Outcome<GuidedTest> beginTest(World& world, const std::string& unit, const std::string& procedure = {}, bool owedOnly = false);

}  // namespace muster::app
