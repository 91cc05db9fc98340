// Which steps a better certificate may still decide: kept as a view, judged again when one is accepted. Pure.
#pragma once

#include "core/judgement/verdict.h"

namespace muster::app {

// Nothing was decided, or the uncertainty reached over the limit. Candidates of sources that disagree wait for somebody's word instead.
inline bool waitsForCertificate(const core::StepVerdict& judged) {
  return judged.verdict == core::Verdict::noDecision || (judged.verdict == core::Verdict::pending && !judged.rule.empty());
}

}  // namespace muster::app
