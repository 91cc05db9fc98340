// Judging again when the rules changed: which steps may be decided otherwise, and the verdict that then stands. Pure; any thread.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/judgement/verdict.h"
#include "core/rules/rule_book.h"

namespace muster::core {

// Steps that both books know and that the second may decide otherwise: another limit, decision rule or budget, another way of measuring
// or order. Titles and sources decide nothing.
std::set<std::string> stepsDecidedOtherwise(const RuleBook& before, const RuleBook& after);

// Of `steps` what `now` says, of the others what stood; nullopt: no verdict differs. A test that was complete stays so: a step the rules
// ask for since was not left out of it.
std::optional<TestVerdict> judgedAnew(const TestVerdict& stood, const TestVerdict& now, const std::set<std::string>& steps);

Verdict overallOf(const std::vector<StepVerdict>& steps);  // fail > pending > noDecision > pass; of no steps: noDecision

}  // namespace muster::core
