#include "app/workflow/do_maintenance.h"

#include <algorithm>

#include "app/workflow/refuse.h"

namespace muster::app {

std::vector<const core::Plan*> plansMeant(const core::RuleBook& rules, const std::string& kind) {
  auto plans = rules.plansFor(kind);
  for (const auto& host : rules.kinds()) {
    for (const auto* plan : rules.plansFor(host.id)) {
      const bool fits = std::any_of(host.positions.begin(), host.positions.end(),
                                    [&](const core::Position& position) { return position.id == plan->position && position.kind == kind; });
      if (fits && std::find(plans.begin(), plans.end(), plan) == plans.end()) plans.push_back(plan);
    }
  }
  return plans;
}

core::Outcome<Decision> decideMaintenance(Looking& look, const DoMaintenance& input) {
  auto unit = activeUnit(look, input.unit);
  if (!unit) return unit.problems();
  const auto own = plansMeant(look.rules(), (*unit)->kind);
  const auto found = std::find_if(own.begin(), own.end(), [&](const core::Plan* plan) { return plan->id == input.plan; });
  if (found == own.end()) {
    return refuse("unknown-plan", core::msg("{unit} has no plan {plan}", {{"unit", (*unit)->code}, {"plan", input.plan}}),
                  core::msg("choose from what is due for it"), "plan");
  }
  const auto& plan = **found;
  if (!plan.procedure.empty()) {
    const auto* procedure = look.rules().procedure(plan.procedure);
    return refuse("done-by-a-test", core::msg("{plan} is done by a test", {{"plan", plan.title}}),
                  core::msg("record {procedure}", {{"procedure", procedure ? procedure->title : core::Text(plan.procedure)}}), "plan");
  }
  const auto on = input.on.value_or(look.day());
  if (on > look.calendar().dateOf(look.now())) return dayInTheFuture(on, "on");
  return Decision{{core::MaintenanceDone{(*unit)->code, plan.id, keepText(look, input.note), on}}, {}};
}

core::Outcome<Answer> doMaintenance(World& world, const Who& who, const DoMaintenance& input) {
  return carryOut(world, who, [&](Looking& look) { return decideMaintenance(look, input); });
}

}  // namespace muster::app
