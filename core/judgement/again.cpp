#include "core/judgement/again.h"

#include <algorithm>
#include <tuple>

namespace muster::core {

namespace {

int weight(Verdict verdict) {
  switch (verdict) {
    case Verdict::fail: return 3;
    case Verdict::pending: return 2;
    case Verdict::noDecision: return 1;
    case Verdict::pass: break;
  }
  return 0;
}

bool sameWay(const Step& a, const Step& b) {
  return std::tie(a.measure, a.unit, a.resolution, a.after, a.last) == std::tie(b.measure, b.unit, b.resolution, b.after, b.last);
}

bool sameLimits(const std::vector<const Limit*>& a, const std::vector<const Limit*>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Limit* one, const Limit* other) {
    return std::tie(one->id, one->min, one->max, one->fullScaleSatisfies, one->flow) ==
           std::tie(other->id, other->min, other->max, other->fullScaleSatisfies, other->flow);
  });
}

bool sameDecision(const DecisionRow* a, const DecisionRow* b) {
  const auto rule = [](const DecisionRow* row) { return row == nullptr ? DecisionRule::simple : row->rule; };
  const auto corrected = [](const DecisionRow* row) { return row != nullptr && row->corrected; };
  return rule(a) == rule(b) && corrected(a) == corrected(b);
}

bool sameBudget(const std::vector<const BudgetRow*>& a, const std::vector<const BudgetRow*>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const BudgetRow* one, const BudgetRow* other) {
    return std::tie(one->term.value, one->term.kind, one->standsForCertificate) ==
           std::tie(other->term.value, other->term.kind, other->standsForCertificate);
  });
}

}  // namespace

std::set<std::string> stepsDecidedOtherwise(const RuleBook& before, const RuleBook& after) {
  std::set<std::string> steps;
  for (const RulePack& pack : after.packs()) {
    for (const Procedure& procedure : pack.procedures) {
      for (const Step& listed : procedure.steps) {
        const Step *was = before.step(listed.id), *is = after.step(listed.id);
        if (was == nullptr || is == nullptr) continue;
        const bool same = sameWay(*was, *is) && sameLimits(before.limitsFor(is->id), after.limitsFor(is->id)) &&
                          sameDecision(before.decisionFor(is->id), after.decisionFor(is->id)) &&
                          sameBudget(before.budgetFor(is->id), after.budgetFor(is->id));
        if (!same) steps.insert(is->id);
      }
    }
  }
  return steps;
}

std::optional<TestVerdict> judgedAnew(const TestVerdict& stood, const TestVerdict& now, const std::set<std::string>& steps) {
  TestVerdict anew = now;
  anew.steps = stood.steps;
  bool differs = false;
  for (StepVerdict& step : anew.steps) {
    const StepVerdict* judged = steps.contains(step.step) ? now.find(step.step) : nullptr;
    if (judged == nullptr || (judged->verdict == step.verdict && judged->zone == step.zone)) continue;
    step = *judged;
    differs = true;
  }
  if (!differs) return std::nullopt;
  anew.overall = overallOf(anew.steps);
  anew.complete = stood.complete || now.complete;
  return anew;
}

Verdict overallOf(const std::vector<StepVerdict>& steps) {
  if (steps.empty()) return Verdict::noDecision;
  return std::ranges::max(steps, {}, [](const StepVerdict& each) { return weight(each.verdict); }).verdict;
}

}  // namespace muster::core
