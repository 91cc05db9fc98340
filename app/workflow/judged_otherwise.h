// Tests on record that other rules would judge otherwise: what adopting, confirming and undoing write beside the old verdicts, what a
// pack on offer announces, and what the validation of the program compares. Reads only; whoever decides writes.
#pragma once

#include <vector>

#include "app/workflow/looking.h"
#include "core/journal/happenings.h"
#include "core/journal/json.h"

namespace muster::app {

struct TestOnRecord {
  core::Fact fact;
  core::TestRecorded test;  // the run as corrected, the verdict as judged last
};
// The unit's own tests that count, in log order; `only`: of these alone.
std::vector<TestOnRecord> testsOnRecord(World& world, const std::string& unit, const std::set<core::FactId>* only = nullptr);

struct OtherVerdict {  // a verdict on record that would be given otherwise
  core::FactId test;
  std::string unit, step;  // step empty: the test as a whole
  core::Verdict was = core::Verdict::noDecision, now = core::Verdict::noDecision;
  std::string program, rules;  // that gave it: version, digest of the rule book
};
core::Json json(const OtherVerdict& other);
std::string english(const OtherVerdict& other);  // "1:42 BG4-01 positive-leak: was pass, would be fail"
std::vector<OtherVerdict> otherVerdicts(core::FactId id, const core::TestRecorded& test, const core::TestVerdict& now);

struct JudgedAnew {
  core::TestRecorded test;  // with the verdict that stood
  core::TestJudgedAgain again;
};
// By the rules of `after`, the tests that a unit's present state rests on: for each step the last one, wherever its verdict would differ.
// Readings, instruments and the verdicts of other steps stay as they are. Nothing is loaded where no step is decided otherwise.
std::vector<JudgedAnew> judgedByOtherRules(Looking& look, const core::RuleBook& after, const std::string& why);

}  // namespace muster::app
