#include "core/bench/test_run.h"

#include <algorithm>

namespace muster::core {

const StepResult* TestRun::find(std::string_view step) const {
  const auto found = std::find_if(steps.rbegin(), steps.rend(), [step](const StepResult& each) { return each.step == step; });
  return found == steps.rend() ? nullptr : &*found;
}

}  // namespace muster::core
