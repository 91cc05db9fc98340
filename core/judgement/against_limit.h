// One reading against one limit; private to judgement. Pure; any thread.
#pragma once

#include "core/bench/reading.h"
#include "core/judgement/limit.h"

namespace muster::core {

enum class Against {
  passes,
  fails,
  undecided,       // the instrument was at its end, and that shows neither
  otherDimension,  // the limit or the reading is of another kind
  otherState       // flows stated at different states
};

// `value` is what is judged: the number itself, or the size of a change.
Against against(const Limit& limit, const Quantity& value, Censored censored);

}  // namespace muster::core
