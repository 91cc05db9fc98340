#include "core/rules/parse_parts.h"

namespace muster::core {

namespace {

using Need = TableReader::Need;

Severity severityOf(TableReader& table) {
  return table.oneOf<Severity>("severity", {{"block", Severity::block}, {"warn", Severity::warn}}, Severity::block);
}

}  // namespace

SwapRow parseSwap(TableReader table) {
  SwapRow row;
  row.kind = table.id("kind");
  row.position = table.id("position");
  row.voids = table.ids("voids");
  row.source = table.source();
  if (!table.has("voids")) { table.problem("missing-key", msg("voids is missing"), msg("list the steps owed again; [\"*\"] is the full test")); }
  table.finish();
  return row;
}

Plan parsePlan(TableReader table) {
  Plan plan;
  plan.id = table.id("id");
  plan.kind = table.id("kind");
  plan.title = table.words("title");
  plan.procedure = table.id("procedure", Need::optional);
  plan.interval = table.interval("every");
  if (table.has("from")) plan.from = table.text("from");
  const bool known = plan.from == "done" || plan.from == "made" || plan.from == "fitted" || plan.from == "life" || plan.from.starts_with("field:");
  if (!known) {
    table.problem("unknown-word", msg("from cannot be {word}", {{"word", plan.from}}), msg("use done, made, fitted, life or field:<id>"), "from");
  }
  plan.warnDays = table.days("warn").value_or(plan.warnDays);
  plan.blockAfterDays = table.days("block-after");
  plan.severity = severityOf(table);
  plan.whenNeverDone = table.flag("when-never-done", plan.whenNeverDone);
  plan.position = table.id("position", Need::optional);
  plan.onlyField = table.id("only-field", Need::optional);
  plan.onlyValues = table.texts("only-values");
  plan.minutes = (table.seconds("takes") + 59) / 60;
  plan.source = table.source();
  table.finish();
  return plan;
}

Figure parseFigure(TableReader table) {
  Figure figure;
  figure.id = table.id("id");
  figure.title = table.words("title");
  if (const std::optional<Quantity> value = table.quantity("value", Need::required)) figure.value = *value;
  figure.inclusive = table.flag("inclusive", true);
  figure.severity = severityOf(table);
  figure.source = table.source();
  table.finish();
  return figure;
}

SquadNeed parseSquadNeed(TableReader table) {
  SquadNeed need;
  need.kind = table.id("kind");
  need.title = table.words("title");
  need.required = table.count("required", 0);
  need.wanted = table.count("wanted", need.required);
  need.source = table.source();
  if (need.wanted < need.required) {
    table.problem("out-of-range", msg("less is wanted than required"), msg("let wanted be at least as many as required"), "wanted");
  }
  table.finish();
  return need;
}

}  // namespace muster::core
