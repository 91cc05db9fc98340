#include "app/workflow/do_maintenance.h"

#include <algorithm>

#include "app/workflow/authorise.h"
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

core::Outcome<Decision> decideMaintenance(Looking& look, const DoMaintenance& input, const std::string& by) {
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
  if (!by.empty()) {
    if (auto may = mayAct(look, by, core::Authorisation::Act::perform, plan.id, on, "person"); !may) return may.problems();
  }
  Decision decision{{core::MaintenanceDone{(*unit)->code, plan.id, keepText(look, input.note), on}}, {}};
  // What the unit has been through since that day counts again: the record stands at the beginning of its day.
  if (on < look.day()) decision.occurredAt = std::max(look.calendar().startOf(on), (*unit)->registeredAt);
  return decision;
}

namespace {

core::Outcome<const core::Due*> dueMeant(const core::Assessment& assessment, const ChooseDay& input) {
  const auto& dues = assessment.dues;
  const auto due = std::find_if(dues.begin(), dues.end(), [&](const core::Due& one) { return one.plan == input.plan; });
  if (due != dues.end() && due->lastDay) return &*due;
  return refuse("unknown-plan", core::msg("{unit} has no plan {plan}", {{"unit", input.unit}, {"plan", input.plan}}),
                core::msg("choose from what is due for it"), "plan");
}

}  // namespace

core::Outcome<Decision> decideDay(Looking& look, const ChooseDay& input) {
  auto unit = activeUnit(look, input.unit);
  if (!unit) return unit.problems();
  const auto assessment = look.assess(**unit);
  const auto due = dueMeant(assessment, input);
  if (!due) return due.problems();
  if (!input.on) return Decision{{core::PlanDayChosen{(*unit)->code, input.plan, *(*due)->lastDay, {}}}, {}};
  if (*input.on < look.calendar().dateOf(look.now())) {
    return refuse("past", core::msg("{day} is past", {{"day", core::text(*input.on)}}), core::msg("choose today or a later day"), "on");
  }
  if (*input.on > *(*due)->lastDay && *(*due)->lastDay >= look.day()) {
    return refuse("too-late",
                  core::msg("{plan} of {unit} is good until {day} only",
                            {{"plan", (*due)->title}, {"unit", (*unit)->code}, {"day", core::text(*(*due)->lastDay)}}),
                  core::msg("choose that day or an earlier one"), "on");
  }
  return Decision{{core::PlanDayChosen{(*unit)->code, input.plan, *(*due)->lastDay, input.on}}, {}};
}

core::Outcome<Answer> chooseDay(World& world, const Who& who, const ChooseDay& input) {
  return carryOut(world, who, [&](Looking& look) { return decideDay(look, input); });
}

core::Outcome<Answer> doMaintenance(World& world, const Who& who, const DoMaintenance& input) {
  return carryOut(world, who, [&](Looking& look) { return decideMaintenance(look, input, who.person); });
}

}  // namespace muster::app
