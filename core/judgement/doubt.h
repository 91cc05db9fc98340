// What the rules and the certificate make of one reading before it meets its limits: what is judged, and how uncertain it is;
// private to judgement. Pure; any thread.
#pragma once

#include <optional>

#include "core/judgement/judge.h"

namespace muster::core {

struct Doubt {
  DecisionRule rule = DecisionRule::simple;
  Quantity judged;                    // the reading, or the corrected one where the rules want that
  std::optional<Quantity> corrected;  // nullopt: the certificate says nothing here
  bool byCorrected = false;
  bool outsidePoints = false;
  std::optional<Quantity> uncertainty;  // of what is judged; nullopt: not known
};

// `reading` has a value.
Doubt doubtOf(const Step& step, const Reading& reading, const RuleBook& rules, const Standing& standing);

}  // namespace muster::core
