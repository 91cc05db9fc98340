// Looking at a sitting: what its instrument showed since the last look becomes the reading of the step at hand.
#include <algorithm>

#include "app/workflow/refuse.h"
#include "app/workflow/sitting_draft.h"

namespace muster::app {
namespace {

using core::msg;

constexpr auto kTrend = std::chrono::minutes(3);

}  // namespace

core::StepResult& resultOf(core::TestRun& run, const std::string& step) {
  for (auto& result : run.steps) {
    if (result.step == step) return result;
  }
  return run.steps.emplace_back(core::StepResult{step, {}, {}});
}

core::Outcome<SittingSeen> Sittings::looked(const std::string& unit, Live& live) {
  SittingSeen seen;
  seen.unit = unit;
  seen.rules = world_.rules();
  const auto& set = live.draft.legs.back().run;
  seen.procedure = seen.rules->procedure(set.procedure);
  if (!seen.procedure) {
    return refuse("unknown-procedure", msg("the rules of this test are no longer adopted"), msg("leave this sitting and begin the test anew"),
                  "procedure");
  }
  seen.bench = set.bench, seen.startedAt = set.startedAt;
  if (!set.steps.empty()) {
    if (auto verdict = previewTest(world_, set)) seen.verdict = std::move(verdict).value();
  }
  if (live.draft.legs.size() > 1 && !live.draft.legs.front().run.steps.empty()) {
    if (auto verdict = previewTest(world_, live.draft.legs.front().run)) seen.rigVerdict = std::move(verdict).value();
  }
  seen.current = static_cast<std::size_t>(-1);
  for (int leg = 0; leg < static_cast<int>(live.draft.legs.size()); ++leg) {
    const auto& one = live.draft.legs[static_cast<std::size_t>(leg)];
    const auto* procedure = seen.rules->procedure(one.run.procedure);
    const bool last = leg + 1 == static_cast<int>(live.draft.legs.size());
    const auto& verdict = last ? seen.verdict : seen.rigVerdict;
    for (const auto& id : one.steps) {
      const auto* step = procedure ? procedure->find(id) : nullptr;
      if (!step) continue;
      if (leg == live.draft.leg && id == live.draft.step) seen.current = seen.steps.size();
      StepSeen line{leg, step, {}, {}, {}};
      if (const auto* result = one.run.find(id)) {
        line.attempts = result->attempts, line.skipped = result->skipped;
        if (const auto* given = verdict ? verdict->find(id) : nullptr; given && (!line.attempts.empty() || !line.skipped.empty()))
          line.verdict = *given;
      }
      seen.steps.push_back(std::move(line));
    }
  }
  seen.current = std::min(seen.current, seen.steps.size());

  auto& hand = seen.atHand;
  const auto* at = seen.at();
  if (!at) {
    seen.primary = Primary::sign;
    return seen;
  }
  if (world_.meters) {
    const auto meters = world_.meters->all();
    hand.now = world_.meters->now();
    hand.fit = channelsFor(*at->step, *seen.rules, meters);
    const auto chosen = live.draft.chosen.find(at->step->id);
    if (chosen != live.draft.chosen.end() && std::find(hand.fit.begin(), hand.fit.end(), chosen->second) != hand.fit.end())
      hand.meter = chosen->second;
    else if (!hand.fit.empty())
      hand.meter = hand.fit.front();
    if (hand.meter) {
      world_.meters->use(hand.meter->meter);
      for (const auto& meter : meters) {
        if (meter.settings.name == hand.meter->meter) hand.seen = meter;
      }
      hand.trend =
          world_.meters->seen(hand.meter->meter, hand.meter->channel, live.begun ? std::min(*live.begun, hand.now - kTrend) : hand.now - kTrend);
      hand.slope = core::slopePerMinute(hand.trend, hand.now);
    }
  }
  hand.begun = live.begun.has_value();
  const bool works = at->step->measure == core::Measure::works;
  if (hand.begun && hand.meter) {
    hand.captured = core::capture(*at->step, hand.trend, *live.begun, live.taken, hand.now);
    using Phase = core::Captured::Phase;
    seen.primary = hand.captured.phase == Phase::watching ? Primary::take : hand.captured.phase == Phase::spoiled ? Primary::begin : Primary::wait;
  } else if (!at->attempts.empty() || !at->skipped.empty()) {
    seen.primary = Primary::next;
  } else {
    seen.primary = works || !hand.meter ? Primary::say : Primary::begin;
  }
  return seen;
}

// What came to its end since the last look becomes an attempt; only then is there something new to judge.
core::Outcome<SittingSeen> Sittings::fed(const std::string& unit, Live& live) {
  auto seen = looked(unit, live);
  if (!seen || !live.begun) return seen;
  using Phase = core::Captured::Phase;
  const auto& hand = seen->atHand;
  if (!hand.meter) {  // it was unplugged for good: what was begun is typed instead
    live.begun.reset(), live.taken.reset();
  } else if (hand.captured.phase == Phase::done) {
    addAttempt(unit, live, *seen, *hand.captured.reading, true);
  } else if (hand.captured.phase == Phase::spoiled) {
    core::Reading spoiled;
    const bool lost = hand.seen && hand.seen->state != MeterSeen::State::there;
    spoiled.flags = {lost ? core::ReadingFlag::sensorLost : core::ReadingFlag::unstable};
    spoiled.typed = core::english(hand.captured.why);
    spoiled.at = world_.clock.now();
    addAttempt(unit, live, *seen, std::move(spoiled), true);
  } else {
    return seen;
  }
  return looked(unit, live);
}

void Sittings::addAttempt(const std::string& unit, Live& live, const SittingSeen& seen, core::Reading reading, bool measured) {
  const auto& at = *seen.at();
  auto& run = live.draft.legs[static_cast<std::size_t>(at.leg)].run;
  core::Attempt attempt;
  attempt.reading = std::move(reading);
  if (measured && seen.atHand.seen && seen.atHand.seen->settings.calibrator != run.bench) attempt.calibrator = seen.atHand.seen->settings.calibrator;
  auto& result = resultOf(run, at.step->id);
  result.skipped.clear();
  result.attempts.push_back(std::move(attempt));
  live.begun.reset(), live.taken.reset();
  if (measured && seen.atHand.meter) {
    if (const auto transcript = world_.meters->takeTranscript(seen.atHand.meter->meter); !transcript.empty())
      run.blobs.push_back(world_.blobs.put(transcript, "text/plain"));
  }
  keep(unit, live);
}

}  // namespace muster::app
