#include <algorithm>

#include "core/rules/parse_parts.h"

namespace muster::core {

namespace {

using Need = TableReader::Need;

void checkMeasure(TableReader& table, const Step& step) {
  if (step.measure == Measure::change && step.duration.count() == 0) {
    table.problem("missing-key", msg("a change is measured over a time"), msg("add duration = \"60 s\""));
  }
  if (step.measure != Measure::works && !table.has("unit")) {
    table.problem("missing-unit", msg("a measured step needs the unit it is typed in"), msg("add unit = \"mbar\" or the like"));
  }
  if (step.take != Take::now && step.measure != Measure::value) {
    table.problem("take-without-value", msg("only a step that reads one value takes the highest or the lowest"), msg("leave take out"), "take");
  }
  if (step.resolution && step.resolution->dimension() != dimensionOf(step.unit)) {
    table.problem("wrong-dimension", msg("the resolution is not of the step's kind of quantity"), msg("put its unit right"), "resolution");
  }
}

void parseStepLimits(TableReader& table, const Step& step, std::vector<Limit>& limits) {
  for (TableReader& item : table.tables("limit")) {
    Limit limit = parseLimit(item, step.id);
    if (step.measure == Measure::works) {
      item.problem("limit-on-works", msg("a step judged by works / does not work has no limit"),
                   msg("write measure = \"value\" once the number is known"));
    }
    for (const std::optional<Bound>& bound : {limit.min, limit.max}) {
      if (bound && step.measure != Measure::works && bound->value.dimension() != dimensionOf(step.unit)) {
        item.problem("wrong-dimension", msg("the bound is not of the step's kind of quantity"), msg("put its unit right"));
      }
    }
    item.finish();
    limits.push_back(std::move(limit));
  }
}

Step parseStep(TableReader& table, std::vector<Limit>& limits) {
  Step step;
  step.id = table.id("id");
  step.title = table.words("title");
  step.instruction = table.words("instruction", Need::optional);
  step.precondition = table.words("precondition", Need::optional);
  step.measure = table.oneOf<Measure>("measure", {{"value", Measure::value}, {"change", Measure::change}, {"works", Measure::works}}, Measure::works);
  step.unit = table.unit("unit").value_or(Unit::millibar);
  step.settle = std::chrono::seconds(table.seconds("settle"));
  step.duration = std::chrono::seconds(table.seconds("duration"));
  step.resolution = table.quantity("resolution");
  step.take = table.oneOf<Take>("take", {{"now", Take::now}, {"highest", Take::highest}, {"lowest", Take::lowest}}, Take::now);
  step.after = table.id("after", Need::optional);
  step.last = table.flag("last", false);
  step.inCircuit = table.flag("circuit", false);
  step.part = table.id("part", Need::optional);
  step.source = table.source();
  checkMeasure(table, step);
  parseStepLimits(table, step, limits);
  return step;
}

// `after` names a step that stands earlier; the last look is the last one.
void checkOrder(TableReader& table, const Procedure& procedure, std::size_t index) {
  const Step& step = procedure.steps[index];
  const auto end = procedure.steps.begin() + static_cast<std::ptrdiff_t>(index);
  const auto earlier = std::any_of(procedure.steps.begin(), end, [&step](const Step& s) { return s.id == step.after; });
  if (!step.after.empty() && !earlier) {
    table.problem("dangling-id", msg("no step {step} stands before this one", {{"step", step.after}}), msg("name an earlier step of this procedure"),
                  "after");
  }
  if (step.last && index + 1 != procedure.steps.size()) {
    table.problem("last-not-last", msg("steps follow the one that ends the run"), msg("move it to the end"), "last");
  }
}

}  // namespace

Procedure parseProcedure(TableReader table, std::vector<Limit>& limits) {
  Procedure procedure;
  procedure.id = table.id("id");
  procedure.kind = table.id("kind");
  procedure.title = table.words("title");
  procedure.minutes = (table.seconds("takes") + 59) / 60;
  procedure.full = table.flag("full", false);
  procedure.spendsAbsorber = table.flag("spends-absorber", false);
  std::vector<TableReader> steps = table.tables("step");
  for (TableReader& step : steps) procedure.steps.push_back(parseStep(step, limits));
  for (std::size_t i = 0; i < steps.size(); ++i) {
    checkOrder(steps[i], procedure, i);
    steps[i].finish();
  }
  if (procedure.steps.empty()) table.problem("missing-key", msg("a procedure without steps tests nothing"), msg("add [[procedure.step]]"));
  table.finish();
  return procedure;
}

}  // namespace muster::core
