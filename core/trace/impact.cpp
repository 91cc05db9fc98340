#include "core/trace/impact.h"

#include <algorithm>

#include "core/bench/typed_reading.h"
#include "core/judgement/correction.h"

namespace muster::core {

namespace {

// The found errors are taken off already; how uncertain they are still counts where the rules ask for it.
Standing doubtsOf(const std::vector<CalibrationPoint>& asFound, const Step& step, const RuleBook& rules) {
  Standing standing{Standing::Kind::valid, {}};
  if (!rules.decisionFor(step.id)) return standing;
  standing.points = asFound;
  for (auto& point : standing.points) point.asFound.reset(), point.asLeft.reset();
  return standing;
}

Verdict judged(const Reading& reading, const Step& step, const RuleBook& rules, const Standing& standing, Message& why) {
  const auto verdict = judgeStep(step, reading, rules, standing);
  why = verdict.reason;
  return verdict.verdict;
}

Effect effectOf(Verdict before, Verdict now) {
  if (now != Verdict::pass && now != Verdict::fail) return Effect::pending;
  if (before == Verdict::fail) return now == Verdict::pass ? Effect::wouldPass : Effect::stillFail;
  if (now == Verdict::fail) return Effect::wouldFail;
  return before == Verdict::pass ? Effect::stillPass : Effect::pending;
}

Effected unknown() { return {Effect::pending, std::nullopt, msg("its error at this reading is not known")}; }

Effected judgedWith(Quantity value, Reading reading, Verdict before, const Step& step, const RuleBook& rules, const Standing& standing) {
  Effected effected;
  reading.value = value;
  effected.corrected = std::move(value);
  effected.effect = effectOf(before, judged(reading, step, rules, standing, effected.why));
  return effected;
}

// Only the difference is known: the errors of its two readings may differ by as much as the points do.
Effected ofDifference(const Reading& reading, Verdict before, const Step& step, const RuleBook& rules, const std::vector<CalibrationPoint>& points) {
  const auto spread = spreadOf(points, reading.value->unit, Found::asFound);
  if (!spread) return unknown();
  Effected effected;
  std::optional<Effect> both;
  for (const Quantity& error : {spread->least, spread->largest}) {
    Reading moved = reading;
    moved.value->value = reading.value->value - error.value;
    const Effect one = effectOf(before, judged(moved, step, rules, doubtsOf(points, step, rules), effected.why));
    if (both && *both != one)
      return {Effect::pending, std::nullopt, msg("the errors of its two readings are not known, and together they could decide")};
    both = one;
  }
  effected.effect = *both;
  return effected;
}

}  // namespace

std::string_view name(Effect effect) {
  switch (effect) {
    case Effect::untouched: return "untouched";
    case Effect::stillPass: return "still-pass";
    case Effect::pending: return "pending";
    case Effect::wouldFail: return "would-fail";
    case Effect::wouldPass: return "was-fail-would-pass";
    case Effect::stillFail: return "still-fail";
  }
  return "pending";
}

Effected effectOf(const Reading& reading, Verdict before, const Step& step, const RuleBook& rules, const std::vector<CalibrationPoint>& asFound) {
  if (step.measure == Measure::works || !reading.value || before == Verdict::noDecision) return {Effect::untouched, std::nullopt, {}};
  if (asFound.empty()) return {Effect::pending, std::nullopt, msg("it was found out of tolerance, and by how much nobody knows")};
  if (!speaksOf(asFound, reading.value->dimension())) return {Effect::untouched, std::nullopt, {}};
  const auto standing = doubtsOf(asFound, step, rules);
  if (step.measure != Measure::change) {
    const auto right = corrected(asFound, *reading.value, Found::asFound);
    return right ? judgedWith(*right, reading, before, step, rules, standing) : unknown();
  }
  if (reading.start && reading.end) {
    const auto start = corrected(asFound, *reading.start, Found::asFound), end = corrected(asFound, *reading.end, Found::asFound);
    const auto loss = start && end ? lossBetween(*start, *end) : std::nullopt;
    if (loss) return judgedWith(*loss, reading, before, step, rules, standing);
  }
  return ofDifference(reading, before, step, rules, asFound);
}

}  // namespace muster::core
