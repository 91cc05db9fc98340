#include "core/bench/procedure.h"

#include <algorithm>

namespace muster::core {

const Step* Procedure::find(std::string_view step) const {
  auto found = std::find_if(steps.begin(), steps.end(), [step](const Step& s) { return s.id == step; });
  return found == steps.end() ? nullptr : &*found;
}

}  // namespace muster::core
