// One step: its last reading against the limits that hold now.
#include "core/judgement/by_limits.h"
#include "core/judgement/judge.h"

namespace muster::core {

namespace {

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
    case Standing::Kind::notReviewed:
      return msg("the certificate of the calibrator was not reviewed for use; sign its review, then this is judged again");
    case Standing::Kind::unknown:
    case Standing::Kind::valid: break;
  }
  return msg("nobody knows whether the calibrator was valid; accept its certificate, then judge again");
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
  return byLimits(step, reading, limits, rules, standing);
}

}  // namespace muster::core
