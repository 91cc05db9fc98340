#include "core/judgement/limit.h"

namespace muster::core {

std::string Limit::text() const {
  if (min && max) {
    // The plain form says that both ends pass; where one does not, each end is told by itself.
    if (min->inclusive && max->inclusive && min->value.unit == max->value.unit) { return min->value.value.text() + " to " + max->value.text(); }
    return (min->inclusive ? ">= " : "> ") + min->value.text() + ", " + (max->inclusive ? "<= " : "< ") + max->value.text();
  }
  if (min) return (min->inclusive ? ">= " : "> ") + min->value.text();
  if (max) return (max->inclusive ? "<= " : "< ") + max->value.text();
  return {};
}

}  // namespace muster::core
