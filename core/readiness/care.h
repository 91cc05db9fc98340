// The care after one use, step by step: what is done, what is next, what must wait, on which side it is done. Pure.
#pragma once

#include <string_view>
#include <vector>

#include "core/readiness/assess.h"

namespace muster::core {

std::string_view name(AfterUse::Branch branch);  // "worn" "opened" "carried" "mask-only", as the packs write it

struct CareLine {
  enum class Standing { done, next, later } standing = Standing::later;
  const CareStep* step = nullptr;
  std::optional<Instant> done;      // ticked, fitted or tested at
  std::optional<Instant> earliest;  // next: not before, because the step before it has to wait
  // A tick of its own; else a fitting, a test or the release says that it is done.
  bool ticked() const { return ticked(*step); }
  static bool ticked(const CareStep& step) { return !step.release && step.procedure.empty() && step.position.empty(); }
};

// Every step the rules list for this use, in order, the test and the release too; empty where nothing is owed or no rule lists steps.
std::vector<CareLine> careOf(const UnitState& unit, Lookup& lookup, const RuleBook& rules);

// Something other than the word of a second person is still to be done.
bool careOwed(const std::vector<CareLine>& lines);

}  // namespace muster::core
