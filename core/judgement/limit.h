// Limit: what passes a step, with its source. Several limits for one step are candidates: sources that differ.
#pragma once

#include <optional>
#include <string>

#include "core/base/quantity.h"
#include "core/bench/procedure.h"

namespace muster::core {

struct Bound {
  Quantity value;
  bool inclusive = true;  // whether the bound itself passes
  bool operator==(const Bound&) const = default;
};

struct Limit {
  std::string id;                   // "positive-leak.benchman"; what `rules confirm` names
  std::string step;                 // the step it judges
  std::optional<Bound> min, max;    // at least one
  bool fullScaleSatisfies = false;  // a censored ">= bound" reading may satisfy min (and "<=" max)
  std::optional<FlowState> flow;    // for flows: the state the bound is stated at; nullopt: the source does not say
  Source source;
  std::string text() const;  // "1.5 to 1.9 L/min", "< 1 mbar", ">= 10 mbar"
  bool operator==(const Limit&) const = default;
};

}  // namespace muster::core
