#include "app/workflow/judged_run.h"

#include <algorithm>

#include "app/workflow/refuse.h"
#include "app/workflow/standing.h"
#include "core/journal/test_identity.h"

#ifndef MUSTER_VERSION
#define MUSTER_VERSION "0"
#endif

namespace muster::app {
namespace {

bool wantsNumber(const core::Step& step) { return step.measure != core::Measure::works; }

core::Outcome<core::Nothing> checkSteps(const core::TestRun& run, const core::Procedure& procedure) {
  core::Problems problems;
  bool any = false;
  std::set<std::string> seen;
  for (const auto& result : run.steps) {
    const auto* step = procedure.find(result.step);
    if (!step) {
      problems.push_back(refuse("unknown-step", core::msg("{procedure} has no step {step}", {{"procedure", procedure.title}, {"step", result.step}}),
                                core::msg("take the steps from the sheet"), result.step));
      continue;
    }
    if (!seen.insert(result.step).second) {
      problems.push_back(refuse("step-twice", core::msg("{step} stands twice in the run", {{"step", step->title}}),
                                core::msg("a repeat is another attempt of the same step"), result.step));
    }
    any = any || !result.attempts.empty();
    for (const auto& attempt : result.attempts) {
      const auto& value = attempt.reading.value;
      if (!value || !wantsNumber(*step) || value->dimension() == core::dimensionOf(step->unit)) continue;
      problems.push_back(refuse("wrong-dimension",
                                core::msg("{value} is of another kind of quantity than {step}", {{"value", value->text()}, {"step", step->title}}),
                                core::msg("give it in {unit}", {{"unit", std::string(core::symbolOf(step->unit))}}), result.step));
    }
  }
  if (problems.empty() && !any) problems.push_back(refuse("empty", core::msg("no step was done"), core::msg("enter at least one step")));
  if (!problems.empty()) return problems;
  return core::Nothing{};
}

core::Outcome<core::Nothing> checkBenches(Looking& look, core::TestRun& run, const core::Procedure& procedure, Strictness strictness) {
  run.bench = core::plainCode(run.bench);
  bool measured = false;
  for (const auto& result : run.steps) {
    const auto* step = procedure.find(result.step);
    for (const auto& attempt : result.attempts)
      measured = measured || (step && wantsNumber(*step) && attempt.calibrator.empty() && attempt.reading.value);
  }
  if (run.bench.empty() && measured && strictness == Strictness::typed) {
    return refuse("no-bench", core::msg("it is not said which bench measured"), core::msg("choose the test bench"), "bench");
  }
  for (const auto& code : calibratorsOf(run)) {
    const auto* unit = look.unit(code);
    const auto* kind = unit ? look.rules().kind(unit->kind) : nullptr;
    if (kind && kind->role == core::Kind::Role::calibrator) continue;
    return refuse("unknown-bench", core::msg("{bench} is not a test bench of this store", {{"bench", code}}),
                  core::msg("register the bench and accept its certificate first"), "bench");
  }
  return core::Nothing{};
}

std::string absorberUsed(const core::TestRun& run, const core::Procedure& procedure) {
  if (!procedure.spendsAbsorber) return "";
  const auto absorber = run.assembly.find("absorber");
  if (absorber == run.assembly.end()) return "";
  const bool circuit = std::any_of(run.steps.begin(), run.steps.end(), [&](const core::StepResult& result) {
    const auto* step = procedure.find(result.step);
    return step && step->inCircuit && !result.attempts.empty();
  });
  return circuit ? absorber->second : "";
}

// How long the circuit was under test, where the readings say when they were taken; begun minutes count.
int circuitMinutes(const core::TestRun& run, const core::Procedure& procedure) {
  std::optional<core::Instant> first, last;
  for (const auto& result : run.steps) {
    const auto* step = procedure.find(result.step);
    if (!step || !step->inCircuit) continue;
    for (const auto& attempt : result.attempts) {
      if (!attempt.reading.at) continue;
      first = std::min(first.value_or(*attempt.reading.at), *attempt.reading.at);
      last = std::max(last.value_or(*attempt.reading.at), *attempt.reading.at);
    }
  }
  if (!first) return 0;
  return static_cast<int>(std::chrono::ceil<std::chrono::minutes>(std::chrono::microseconds(last->micros - first->micros)).count());
}

}  // namespace

core::Instant momentOf(const core::TestRun& run) { return run.finishedAt.value_or(run.startedAt); }

std::set<std::string> calibratorsOf(const core::TestRun& run) {
  std::set<std::string> codes;
  if (!run.bench.empty()) codes.insert(run.bench);
  for (const auto& result : run.steps) {
    for (const auto& attempt : result.attempts) {
      if (!attempt.calibrator.empty()) codes.insert(attempt.calibrator);
    }
  }
  return codes;
}

core::Standings standingsFor(Looking& look, const core::TestRun& run) {
  core::Standings standings;
  for (const auto& code : calibratorsOf(run)) standings[code] = standingOn(look, code, run.startedAt);
  return standings;
}

core::TestVerdict judgeAgain(const core::RuleBook& rules, const core::TestRun& run, const core::Standings& standings) {
  const auto* procedure = rules.procedure(run.procedure);
  if (!procedure) return {};  // its rules are no longer adopted: nothing can be decided
  return core::judge(run, *procedure, rules, standings, MUSTER_VERSION);
}

core::TestJudgedAgain judgedAgain(core::FactId id, const core::TestRecorded& test, core::TestVerdict verdict, std::string why) {
  core::TestJudgedAgain again{id, test.run.unit, std::move(verdict), std::move(why), {}};
  for (const auto& [step, part] : test.proves) {
    if (std::find(again.parts.begin(), again.parts.end(), part) == again.parts.end()) again.parts.push_back(part);
  }
  return again;
}

core::Outcome<JudgedRun> judgeRun(Looking& look, core::TestRun run, Strictness strictness) {
  if (hasStrangeYear(look, run.startedAt)) return strangeYear(look, run.startedAt);
  run.unit = core::plainCode(run.unit);
  const auto* unit = look.unit(run.unit);
  if (!unit || (unit->retiredAt && *unit->retiredAt <= run.startedAt)) {
    auto active = activeUnit(look, run.unit);
    if (!active) return active.problems();
  }
  const auto* procedure = look.rules().procedure(run.procedure);
  if (!procedure || procedure->kind != unit->kind) {
    return refuse("unknown-procedure", core::msg("{unit} has no test {procedure}", {{"unit", run.unit}, {"procedure", run.procedure}}),
                  core::msg("choose a test of its kind"), "procedure");
  }
  if (auto steps = checkSteps(run, *procedure); !steps) return steps.problems();
  if (auto benches = checkBenches(look, run, *procedure, strictness); !benches) return benches.problems();
  if (run.finishedAt && *run.finishedAt < run.startedAt) {
    return refuse("ends-before-start", core::msg("the test ends before it starts"), core::msg("give the times again"), "finished_at");
  }
  // As it was put together then; a test from before it was registered here found it as it is.
  const auto then = look.assemblyAt(run.unit, momentOf(run));
  run.assembly.clear();
  for (const auto& [position, part] : then ? *then : unit->parts) {
    if (!part.empty()) run.assembly[position] = part;
  }
  JudgedRun judged;
  judged.procedure = procedure;
  judged.test.verdict = core::judge(run, *procedure, look.rules(), standingsFor(look, run), MUSTER_VERSION);
  judged.test.readings = core::readingsDigest(run);
  judged.test.full = procedure->full;
  for (const auto& result : run.steps) {
    const auto* step = procedure->find(result.step);
    if (step->part.empty()) continue;
    if (const auto part = run.assembly.find(step->part); part != run.assembly.end()) judged.test.proves[result.step] = part->second;
  }
  judged.test.absorber = absorberUsed(run, *procedure);
  if (!judged.test.absorber.empty()) judged.test.circuitMinutes = circuitMinutes(run, *procedure);
  judged.test.run = std::move(run);
  return judged;
}

}  // namespace muster::app
