// Impact: an instrument was found out of tolerance. What of the readings it supported still holds, judged again with the found error?
//
// stillPass    passes with the error taken off as well
// wouldFail    was a pass, and fails with the error taken off
// wouldPass    was a fail, and passes with the error taken off
// stillFail    failed and fails
// pending      nobody can say: the error is not known there, or both outcomes are possible
//
// The found errors are indication minus reference; between two points they are interpolated, outside the points they are not known.
// A change keeps its two readings where it has them; where only the difference is known, the errors of the two are taken at their
// worst. Quantities the certificate's points do not speak of are not touched by them (a bad flow meter leaves pressures alone), but
// without any points every reading is pending. Old verdicts are left as they are. Pure.
#pragma once

#include <vector>

#include "core/bench/reading.h"
#include "core/equipment/calibrator_state.h"
#include "core/judgement/judge.h"

namespace muster::core {

enum class Effect { untouched, stillPass, pending, wouldFail, wouldPass, stillFail };
std::string_view name(Effect effect);  // "untouched" "still-pass" "pending" "would-fail" "was-fail-would-pass" "still-fail"

struct Effected {
  Effect effect = Effect::pending;
  std::optional<Quantity> corrected;  // where one value can be told
  Message why;                        // pending, would fail: the new reason
  bool operator==(const Effected&) const = default;
};

// `before`: the verdict that stands. A reading that nobody judged (noDecision) stays untouched: it supports nothing.
Effected effectOf(const Reading& reading, Verdict before, const Step& step, const RuleBook& rules, const std::vector<CalibrationPoint>& asFound);

}  // namespace muster::core
