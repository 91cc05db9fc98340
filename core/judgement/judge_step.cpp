// One step: its last reading against the limits that hold now.
#include <algorithm>

#include "core/judgement/against_limit.h"
#include "core/judgement/judge.h"
#include "core/judgement/limit_words.h"

namespace muster::core {

namespace {

StepVerdict decided(const Step& step, Verdict verdict, Message reason = {}) {
  StepVerdict given;
  given.step = step.id;
  given.verdict = verdict;
  given.reason = std::move(reason);
  return given;
}

StepVerdict undecided(const Step& step, Message reason) { return decided(step, Verdict::noDecision, std::move(reason)); }

Message flagReason(ReadingFlag flag) {
  switch (flag) {
    case ReadingFlag::overRange: return msg("the instrument was over its range; repeat on one that reaches");
    case ReadingFlag::unstable: return msg("the reading was not steady; repeat the step");
    case ReadingFlag::badChecksum: return msg("the reading arrived damaged; repeat the step");
    case ReadingFlag::sensorLost: return msg("the sensor was lost; connect it and repeat the step");
    case ReadingFlag::capLeftOn: return msg("a cap was left on; take it off and repeat the step");
  }
  return msg("the reading is marked as doubtful; repeat the step");
}

Message standingReason(const Standing& standing) {
  switch (standing.kind) {
    case Standing::Kind::expired:
      if (standing.validTo) {
        return msg("the calibrator was valid only to {day}; repeat on a valid one or judge again once its certificate is accepted",
                   {{"day", text(*standing.validTo)}});
      }
      return msg("the calibrator was past its day; repeat on a valid one or judge again once its certificate is accepted");
    case Standing::Kind::outOfService: return msg("the calibrator was out of service; repeat on a valid one");
    case Standing::Kind::unknown:
    case Standing::Kind::valid: break;
  }
  return msg("nobody knows whether the calibrator was valid; accept its certificate, then judge again");
}

std::string shown(const Reading& reading) {
  const std::string sign = reading.censored == Censored::atLeast ? ">= " : reading.censored == Censored::atMost ? "<= " : "";
  return reading.value ? sign + reading.value->text() : sign;
}

Text joined(const std::vector<const Limit*>& limits) { return said(limits, "; ", "；"); }

Message openReason(Against open, const std::string& reading, const Text& limit) {
  switch (open) {
    case Against::otherDimension: return msg("{reading} is not what {limit} is about; repeat the step", {{"reading", reading}, {"limit", limit}});
    case Against::otherState:
      return msg("{reading} and {limit} are stated at different conditions; measure at those of the limit", {{"reading", reading}, {"limit", limit}});
    default:
      return msg("{reading} does not show whether {limit} is met; repeat on an instrument that reaches", {{"reading", reading}, {"limit", limit}});
  }
}

// A change that grew: warmth, not tightness. A gain up to the resolution is noise.
bool warming(const Step& step, const Quantity& change) {
  if (step.measure != Measure::change || change.value >= Decimal(0, 0)) return false;
  if (!step.resolution || step.resolution->dimension() != change.dimension()) return true;
  Quantity gain = change;
  gain.value = -gain.value;
  return compare(gain, *step.resolution) > 0;
}

// No limit decides: a person's word does.
StepVerdict byWord(const Step& step, const Reading& reading) {
  if (!reading.works) return undecided(step, msg("say whether it works"));
  auto given = decided(step, *reading.works ? Verdict::pass : Verdict::fail, *reading.works ? Message{} : msg("does not work"));
  given.functional = true;
  return given;
}

StepVerdict byLimits(const Step& step, const Reading& reading, const std::vector<const Limit*>& limits, const RuleBook& rules) {
  const bool gain = reading.value->value < Decimal(0, 0) && step.measure == Measure::change;
  if (gain && reading.censored != Censored::no) { return undecided(step, msg("a gain at the instrument's end shows nothing; repeat the step")); }
  Quantity value = *reading.value;
  if (step.measure == Measure::change) value.value = value.value.abs();

  std::vector<const Limit*> passed, failed;
  std::optional<Against> open;
  for (const auto* limit : limits) {
    const auto result = against(*limit, value, reading.censored);
    if (result == Against::passes)
      passed.push_back(limit);
    else if (result == Against::fails)
      failed.push_back(limit);
    else
      open = result;
  }

  StepVerdict given = decided(step, Verdict::pass);
  for (const auto* limit : limits) {
    given.limits.push_back(limit->id);
    given.toBeConfirmed = given.toBeConfirmed || rules.toBeConfirmed(limit->id, limit->source);
  }
  if (!passed.empty() && !failed.empty()) {
    given.verdict = Verdict::pending;
    given.reason = msg("{reading} passes {passed} but not {failed}; confirm which limit holds",
                       {{"reading", shown(reading)}, {"passed", joined(passed)}, {"failed", joined(failed)}});
  } else if (open) {
    given.verdict = Verdict::noDecision;
    given.limits.clear();
    given.toBeConfirmed = false;
    given.reason = openReason(*open, shown(reading), joined(limits));
  } else if (!failed.empty()) {
    given.verdict = Verdict::fail;
    given.reason = msg("{reading}, needs {limit}", {{"reading", shown(reading)}, {"limit", joined(limits)}});
  }
  return given;
}

}  // namespace

StepVerdict judgeStep(const Step& step, const Reading& reading, const RuleBook& rules, const Standing& standing) {
  if (!reading.flags.empty()) return undecided(step, flagReason(reading.flags.front()));
  if (reading.works == false) return byWord(step, reading);  // no number makes good what a person saw fail
  if (step.measure == Measure::works) return byWord(step, reading);
  // From here on a number counts, and with it the instrument that showed it.
  if (reading.value && standing.kind != Standing::Kind::valid) return undecided(step, standingReason(standing));
  if (reading.value && reading.value->dimension() != dimensionOf(step.unit)) {
    return undecided(step, msg("{reading} is of another kind than {unit}; repeat the step",
                               {{"reading", shown(reading)}, {"unit", std::string(symbolOf(step.unit))}}));
  }
  if (reading.value && warming(step, *reading.value)) return undecided(step, msg("the pressure rose by itself: warming, repeat"));
  const auto& limits = rules.limitsFor(step.id);
  if (limits.empty()) return byWord(step, reading);
  if (!reading.value) return undecided(step, msg("there is no number to judge; type what the instrument showed"));
  return byLimits(step, reading, limits, rules);
}

}  // namespace muster::core
