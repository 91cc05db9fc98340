// One reading against the limits of its step, with what is in doubt about it; private to judgement. Pure; any thread.
#pragma once

#include "core/judgement/judge.h"

namespace muster::core {

std::string shown(const Reading& reading);  // ">= 10 mbar"
StepVerdict decided(const Step& step, Verdict verdict, Message reason = {});
StepVerdict undecided(const Step& step, Message reason);

// `reading` has a value of the step's kind; `limits` are not empty.
StepVerdict byLimits(const Step& step, const Reading& reading, const std::vector<const Limit*>& limits, const RuleBook& rules,
                     const Standing& standing);

}  // namespace muster::core
