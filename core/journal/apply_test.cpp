// What a bench test, or a page of the paper books, makes of a unit.
#include <algorithm>

#include "core/equipment/care_marks.h"
#include "core/journal/apply_parts.h"

namespace muster::core::folding {

namespace {

std::string shown(const Reading& reading) {
  static constexpr std::string_view kSigns[] = {"", ">= ", "<= "};
  if (reading.value) return std::string(kSigns[static_cast<int>(reading.censored)]) + reading.value->text();
  if (reading.works) return *reading.works ? "works" : "does not work";
  return reading.typed;
}

StepRecord recordOf(const Fact& fact, const TestRecorded& test, const StepVerdict& verdict, const Attempt& last) {
  StepRecord record;
  record.at = fact.occurredAt;
  record.verdict = verdict.verdict;
  record.reason = verdict.reason;
  record.value = shown(last.reading);
  record.toBeConfirmed = verdict.toBeConfirmed;
  record.functional = verdict.functional;
  record.zone = verdict.zone;
  if (verdict.uncertainty) record.uncertainty = verdict.uncertainty->text();
  record.calibrator = last.calibrator.empty() ? test.run.bench : last.calibrator;
  record.fact = fact.id;
  return record;
}

// The last look at each step of this run that was done at all; a step left out keeps what was known of it.
template <typename Wanted>
void takeSteps(UnitState& state, const Fact& fact, const TestRecorded& test, const Wanted& wanted) {
  const auto& run = test.run.steps;
  for (const StepVerdict& verdict : test.verdict.steps) {
    const auto result = std::find_if(run.begin(), run.end(), [&](const StepResult& step) { return step.step == verdict.step; });
    if (result == run.end() || result->attempts.empty() || !wanted(verdict.step)) continue;
    state.steps[verdict.step] = recordOf(fact, test, verdict, result->attempts.back());
    if (verdict.verdict == Verdict::pass) state.owed.erase(verdict.step);
  }
}

void takeRun(UnitState& state, const Fact& fact, const TestRecorded& test) {
  RunRecord& run = state.runs[test.run.procedure];
  run.lastAt = fact.occurredAt;
  run.lastVerdict = test.verdict.overall;
  run.lastComplete = test.verdict.complete;
  if (!test.verdict.complete || test.verdict.overall != Verdict::pass) return;
  run.passedAt = fact.occurredAt;
  if (!run.firstPassedAt) run.firstPassedAt = fact.occurredAt;
  run.since = wearFrom(state, fact.occurredAt);
  run.declared = false;
  run.calibrator = test.run.bench;
  run.fact = fact.id;
  for (const StepResult& step : test.run.steps) state.owed.erase(step.step);
  if (!test.full) return;
  state.owed.erase("*");
  if (!state.afterUse) return;
  if (wantsFullTest(*state.afterUse)) state.releaseOwed = ReleaseOwed{fact.occurredAt, test.run.testedBy, {}};
  if (state.afterUse->done.contains(kCareListed))
    state.afterUse->done[kTestedMeanwhile] = fact.occurredAt;  // what was not washed before stays owed
  else
    state.afterUse.reset();
}

// A day of the paper books as an instant: 10:00 UTC is that same day from Honolulu to Auckland, so no calendar is needed.
Instant instantOn(Date day) {
  const auto hours = std::chrono::sys_days(day).time_since_epoch() + std::chrono::hours(10);
  return {std::chrono::duration_cast<std::chrono::microseconds>(hours).count()};
}

}  // namespace

void applyTest(UnitState& state, const Fact& fact, const TestRecorded& test) {
  const bool itself = state.code == test.run.unit;
  if (test.conflict) {  // two versions of one test: neither is believed over the other until somebody settles it
    if (itself) state.conflicts.push_back(fact.id);
    return;
  }
  if (itself) {
    takeSteps(state, fact, test, [](const std::string&) { return true; });
    takeRun(state, fact, test);
    return;
  }
  takeSteps(state, fact, test, [&](const std::string& step) {
    const auto part = test.proves.find(step);
    return part != test.proves.end() && part->second == state.code;
  });
  if (state.code != test.absorber) return;
  ++state.testsSpent;
  state.minutesSpent += test.circuitMinutes;
}

// Paper counts where nothing measured is newer, and says of itself that it is paper.
void applyOpening(UnitState& state, const Fact& fact, const OpeningDeclared& h) {
  if (h.tested && !h.procedure.empty()) {
    const Instant at = instantOn(*h.tested);
    RunRecord& run = state.runs[h.procedure];
    if (!run.passedAt || *run.passedAt < at) {
      run.passedAt = at;
      if (!run.firstPassedAt || at < *run.firstPassedAt) run.firstPassedAt = at;
      run.since = wearFrom(state, at);
      run.declared = true;
      run.calibrator.clear();
      run.fact = fact.id;
    }
    if (!run.lastAt || *run.lastAt < at) {
      run.lastAt = at;
      run.lastVerdict = Verdict::pass;
      run.lastComplete = true;
    }
    for (const auto& step : h.steps) {
      const auto known = state.steps.find(step);
      if (known != state.steps.end() && !(known->second.at < at)) continue;
      StepRecord record;
      record.at = at;
      record.verdict = Verdict::pass;
      record.declared = true;
      record.fact = fact.id;
      state.steps[step] = record;
    }
  }
  if (h.pressure) {
    const Instant at = h.pressureRead ? instantOn(*h.pressureRead) : fact.occurredAt;
    const bool newer = (state.pressure && !(state.pressure->at < at)) || (state.fill && !(state.fill->at < at));
    if (!newer) state.pressure = PressureReading{*h.pressure, std::nullopt, at, {}, true, fact.id};
  }
  if (h.absorberTests && *h.absorberTests > state.testsSpent) {  // the figure of the books includes what we already counted
    state.testsDeclared = *h.absorberTests - state.testsSpent + state.testsDeclared;
    state.testsSpent = *h.absorberTests;
  }
  for (const auto& [plan, day] : h.done) {
    const auto known = state.done.find(plan);
    const Date first = known == state.done.end() ? day : std::min(known->second.first.value_or(day), day);
    if (known == state.done.end() || known->second.on < day)
      state.done[plan] = {day, true, fact.id, instantOn(day), first, wearFrom(state, instantOn(day))};
    else
      known->second.first = first;
  }
  if (h.certificate) {
    auto& all = state.certificates;
    if (all.empty() || all.back().issued < h.certificate->issued) {
      all.push_back(*h.certificate);
      all.back().declared = true;
      all.back().fact = fact.id;
    }
  }
  state.declaredOnce = true;
}

}  // namespace muster::core::folding
