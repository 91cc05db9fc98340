#include "core/judgement/verdict.h"

namespace muster::core {

const StepVerdict* TestVerdict::find(std::string_view step) const {
  for (const auto& each : steps) {
    if (each.step == step) return &each;
  }
  return nullptr;
}

}  // namespace muster::core
