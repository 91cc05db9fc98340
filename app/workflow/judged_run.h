// A run as it will be recorded: its assembly frozen, its instruments' standing looked up, every step judged, and what the rules
// make of it. Recording, previewing, correcting and judging again all come through here: one code path, one verdict.
#pragma once

#include <map>
#include <set>
#include <string>

#include "app/workflow/looking.h"
#include "core/journal/happenings.h"
#include "core/judgement/judge.h"

namespace muster::app {

struct JudgedRun {
  core::TestRecorded test;                     // run, verdict, readings digest, full, proves, absorber
  const core::Procedure* procedure = nullptr;  // of the rule book of `look`
};

enum class Strictness { typed, fromFile };  // typed: what a person can put right at once is refused

// Refuses an unknown unit, procedure or step, a step of another dimension, a run without steps, a bench that is not one.
core::Outcome<JudgedRun> judgeRun(Looking& look, core::TestRun run, Strictness strictness);

// The same run by rules and under standings that the caller knows better (a pack on offer, a certificate that is being accepted).
core::TestVerdict judgeAgain(const core::RuleBook& rules, const core::TestRun& run, const core::Standings& standings);
// What stands in the place of the verdict of `test` from now on; about its unit and the parts it proves.
core::TestJudgedAgain judgedAgain(core::FactId id, const core::TestRecorded& test, core::TestVerdict verdict, std::string why);
core::Standings standingsFor(Looking& look, const core::TestRun& run);

// When it happened, for the order of facts: its end where it has one.
core::Instant momentOf(const core::TestRun& run);
std::set<std::string> calibratorsOf(const core::TestRun& run);

}  // namespace muster::app
