// judge: readings + rules -> verdict. Pure, total: it always answers, and "unknown" is never a pass.
//
// * The last attempt of a step counts; a flagged one, a missing value, a wrong dimension give no decision.
// * works steps: works -> pass (functional), does not work -> fail.
// * change: |loss| against the limit; a gain beyond the step's resolution is no decision ("warming, repeat").
// * candidates: all pass -> pass, all fail -> fail, else pending ("confirm this limit"). A confirmed limit decides alone.
// * censored: ">= full scale" satisfies a minimum only where the limit says so and the bound is reached.
// * flows: a reading and a limit that both state a flow state must state the same one, else no decision.
// * decision rule: simple acceptance unless the rules name another for the step; then the uncertainty of the reading (budget of the
//   step and the certificate's U) decides with it. An uncertainty nobody knows is no decision then. A censored reading is judged simply.
// * correction: raw and corrected are both told; the corrected one is judged where the rules say so, and never outside the points.
// * calibrator: not valid on the day, unknown or out of service -> no decision for every step it measured; readings stay.
// * order: a step with `after` must follow that step in the same run (the cap must have come off), else no decision.
#pragma once

#include <map>
#include <string>

#include "core/bench/test_run.h"
#include "core/judgement/calibration_point.h"
#include "core/judgement/verdict.h"
#include "core/rules/rule_book.h"

namespace muster::core {

// How an instrument stood on the day of the test, as far as judging needs to know.
struct Standing {
  enum class Kind { valid, unknown, expired, outOfService, notReviewed } kind = Kind::unknown;
  std::optional<Date> validTo;
  std::vector<CalibrationPoint> points{};  // of the calibration that held on that day; none: a verification, or nothing
};

using Standings = std::map<std::string, Standing>;  // by calibrator code; one that is absent is unknown

StepVerdict judgeStep(const Step& step, const Reading& reading, const RuleBook& rules, const Standing& standing);
TestVerdict judge(const TestRun& run, const Procedure& procedure, const RuleBook& rules, const Standings& standings, std::string_view programVersion);

}  // namespace muster::core
