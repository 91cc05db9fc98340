#include "app/workflow/declare_opening.h"

#include <algorithm>

#include "app/workflow/cylinder_pressure.h"
#include "app/workflow/do_maintenance.h"
#include "app/workflow/refuse.h"

namespace muster::app {
namespace {

bool saysNothing(const core::OpeningDeclared& one) {
  return !one.tested && !one.pressure && !one.absorberTests && one.done.empty() && !one.certificate;
}

core::Outcome<core::Nothing> checkDays(Looking& look, const core::OpeningDeclared& one) {
  const auto today = look.day();
  if (one.tested && *one.tested > today) return dayInTheFuture(*one.tested, "tested");
  if (one.pressureRead && *one.pressureRead > today) return dayInTheFuture(*one.pressureRead, "pressure_read");
  if (one.certificate && one.certificate->issued > today) return dayInTheFuture(one.certificate->issued, "certificate");
  for (const auto& [plan, day] : one.done) {
    if (day > today) return dayInTheFuture(day, plan);
  }
  return core::Nothing{};
}

core::Outcome<core::OpeningDeclared> complete(Looking& look, core::OpeningDeclared one, const std::string& scan) {
  auto unit = activeUnit(look, one.unit);
  if (!unit) return unit.problems();
  const auto& it = **unit;
  one.unit = it.code;
  if (one.scan.empty()) one.scan = scan;
  if (it.declaredOnce) {
    return refuse("declared-once", core::msg("{unit} was taken over from paper already", {{"unit", it.code}}),
                  core::msg("correct that statement, or record what was measured since"), "unit");
  }
  if (saysNothing(one))
    return refuse("empty", core::msg("nothing is declared for {unit}", {{"unit", it.code}}), core::msg("copy at least one entry of the book"),
                  "unit");
  if (auto days = checkDays(look, one); !days) return days.problems();
  if (one.tested) {
    const auto* procedure = one.procedure.empty() ? look.rules().fullTest(it.kind) : look.rules().procedure(one.procedure);
    if (!procedure || procedure->kind != it.kind) {
      return refuse("unknown-procedure", core::msg("{unit} has no such test", {{"unit", it.code}}),
                    core::msg("leave the test out, or choose one of its kind"), "tested");
    }
    one.procedure = procedure->id;
    if (one.steps.empty()) {
      for (const auto& step : procedure->steps) one.steps.push_back(step.id);
    }
  }
  if (one.pressure) {
    if (auto well = checkCylinderPressure(look, it, *one.pressure); !well) return well.problems();
    if (!one.pressureRead) {
      return refuse("empty", core::msg("it is not said when this pressure was read"),
                    core::msg("copy the day from the book, or read the gauge now and give today"), "pressure_read");
    }
  }
  if (one.absorberTests && *one.absorberTests < 0) {
    return refuse("negative", core::msg("a number of tests cannot be negative"), core::msg("count the entries on its housing"), "absorber_tests");
  }
  const auto plans = plansMeant(look.rules(), it.kind);
  for (const auto& [plan, day] : one.done) {
    const bool own = std::any_of(plans.begin(), plans.end(), [&](const core::Plan* p) { return p->id == plan; });
    if (own) continue;
    return refuse("unknown-plan", core::msg("{unit} has no plan {plan}", {{"unit", it.code}, {"plan", plan}}),
                  core::msg("choose from what is due for it"), plan);
  }
  return one;
}

}  // namespace

core::Outcome<Decision> decideOpening(Looking& look, const DeclareOpening& input) {
  Decision decision;
  core::Problems problems;
  for (const auto& one : input.units) {
    auto whole = complete(look, one, input.scan);
    if (whole) decision.happenings.push_back(std::move(whole).value());
    for (auto problem : whole.problems()) {
      problem.where.line = static_cast<int>(&one - input.units.data()) + 1;
      problems.push_back(std::move(problem));
    }
  }
  if (!problems.empty()) return problems;
  if (decision.happenings.empty()) return refuse("empty", core::msg("nothing is declared"), core::msg("fill in at least one line"));
  return decision;
}

core::Outcome<Answer> declareOpening(World& world, const Who& who, const DeclareOpening& input) {
  return carryOut(world, who, [&](Looking& look) { return decideOpening(look, input); });
}

}  // namespace muster::app
