#include "core/judgement/judge.h"

#include <algorithm>

#include "core/judgement/again.h"

namespace muster::core {

namespace {

const Attempt* lastAttempt(const StepResult* result) { return result && !result->attempts.empty() ? &result->attempts.back() : nullptr; }

bool done(const StepResult& result) { return !result.attempts.empty() && result.skipped.empty(); }

// Whether `later` was done after `earlier`: by the clock where both readings have one, else by the order of the sheet.
bool follows(const TestRun& run, const StepResult& later, std::string_view earlier) {
  const StepResult* before = run.find(earlier);
  const Attempt *first = lastAttempt(before), *second = lastAttempt(&later);
  if (!first || !second) return false;
  if (first->reading.at && second->reading.at && *first->reading.at != *second->reading.at) return *first->reading.at < *second->reading.at;
  return before < &later;
}

bool lawful(const TestRun& run, const StepResult& result, const Step& step) {
  if (!step.after.empty() && !follows(run, result, step.after)) return false;
  if (!step.last) return true;
  return std::ranges::all_of(
      run.steps, [&](const StepResult& other) { return other.step == step.id || other.attempts.empty() || follows(run, result, other.step); });
}

StepVerdict judged(const TestRun& run, const Procedure& procedure, const StepResult& result, const RuleBook& rules, const Standings& standings) {
  StepVerdict given;
  given.step = result.step;
  const Step* step = procedure.find(result.step);
  if (!step) return given.reason = msg("this step does not belong to the test"), given;
  const Attempt* attempt = lastAttempt(&result);
  if (!attempt) {
    given.reason = result.skipped.empty() ? msg("nothing was measured") : msg("left out");
    return given;
  }
  const auto standing = standings.find(attempt->calibrator.empty() ? run.bench : attempt->calibrator);
  given = judgeStep(*step, attempt->reading, rules, standing == standings.end() ? Standing{} : standing->second);
  if (given.verdict == Verdict::fail) return given;  // a failure stays one, in whatever order it was found
  const auto undone = [&](Message reason) {
    given = {};
    given.step = step->id;
    given.reason = std::move(reason);
    return given;
  };
  if (!result.skipped.empty()) return undone(msg("left out"));
  if (lawful(run, result, *step)) return given;
  if (step->last) return undone(msg("this look must be the last of the run; do it again"));
  const Step* before = procedure.find(step->after);
  return undone(msg("must be done after \"{step}\" in the same run; repeat it", {{"step", before ? before->title : Text(step->after)}}));
}

}  // namespace

TestVerdict judge(const TestRun& run, const Procedure& procedure, const RuleBook& rules, const Standings& standings,
                  std::string_view programVersion) {
  TestVerdict verdict;
  verdict.rules = rules.digest();
  verdict.program = programVersion;
  for (const auto& result : run.steps) {
    if (run.find(result.step) != &result) continue;  // a step that stands there twice counts once
    verdict.steps.push_back(judged(run, procedure, result, rules, standings));
  }
  verdict.overall = overallOf(verdict.steps);
  verdict.complete = !run.aborted && !procedure.steps.empty() && std::ranges::all_of(procedure.steps, [&](const Step& step) {
    const StepResult* result = run.find(step.id);
    return result && done(*result) && lawful(run, *result, step);
  });
  return verdict;
}

}  // namespace muster::core
