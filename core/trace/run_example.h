// Runs a worked example through the same functions that judge the brigade's own readings. Pure.
#pragma once

#include "core/rules/examples.h"

namespace muster::core {

struct ExampleResult {
  std::string got;  // in the form of `expect`
  bool good = false;
};

// A figure is compared by its value, a word as it stands. What cannot be run (a step no adopted rule has) says so and is not good.
ExampleResult runExample(const Example& example, const RuleBook& rules);

}  // namespace muster::core
