#include "core/bench/test_run.h"

#include <algorithm>

namespace muster::core {

const StepResult* TestRun::find(std::string_view step) const {
  auto found = std::find_if(steps.begin(), steps.end(), [step](const StepResult& s) { return s.step == step; });
  return found == steps.end() ? nullptr : &*found;
}

}  // namespace muster::core
