#include "core/rules/parse_parts.h"

namespace muster::core {

namespace {

using Need = TableReader::Need;

Severity severityOf(TableReader& table) {
  return table.oneOf<Severity>("severity", {{"block", Severity::block}, {"warn", Severity::warn}}, Severity::block);
}

int minutesOf(TableReader& table, const char* key) { return (table.seconds(key) + 59) / 60; }

// Wear: counted by the check-ins, since it was last done.
void parseWear(TableReader& table, Plan& plan) {
  if (table.has("hours")) plan.usedMinutes = minutesOf(table, "hours");
  plan.usedWarnMinutes = minutesOf(table, "hours-warn");
  plan.untimedUse = minutesOf(table, "untimed-use");
  if (table.has("uses")) plan.uses = table.count("uses", 0);
  plan.usesWarn = table.count("uses-warn", 0);
  if (plan.usedMinutes && plan.untimedUse == 0) {
    table.problem("missing-key", msg("untimed-use is missing"), msg("say what a use counts whose minutes nobody wrote down: untimed-use = \"4 h\""),
                  "hours");
  }
}

void parseEvents(TableReader& table, Plan& plan) {
  plan.events = table.ids("after");
  for (const std::string& event : plan.events) {
    if (isEvent(event)) continue;
    table.problem("unknown-word", msg("after cannot be {word}", {{"word", event}}),
                  msg("use worn, opened, carried, mask-only, repaired, fitted, filled, returned"), "after");
  }
  plan.withinDays = table.days("within").value_or(0);
}

void parseCondition(TableReader& table, Plan& plan) {
  for (TableReader& one : table.tables("when")) {
    PlanCondition condition;
    condition.step = one.id("step", Need::optional);
    condition.field = one.id("field", Need::optional);
    condition.min = parseBound(one, "at-least", "above");
    condition.max = parseBound(one, "at-most", "below");
    one.finish();
    if (condition.step.empty() == condition.field.empty())
      one.problem("missing-key", msg("when asks one step or one field"), msg("name either step or field"));
    if (!condition.min && !condition.max)
      one.problem("missing-bound", msg("a condition without a bound is never met"), msg("add at-least, above, at-most or below"));
    plan.condition = condition;
  }
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
  parseWear(table, plan);
  parseEvents(table, plan);
  parseCondition(table, plan);
  const bool byOther = plan.usedMinutes || plan.uses || !plan.events.empty() || plan.condition;
  plan.byCalendar = table.has("every") || !byOther;
  if (plan.byCalendar) plan.interval = table.interval("every");
  if (table.has("from")) plan.from = table.text("from");
  const bool known = plan.from == "done" || plan.from == "made" || plan.from == "fitted" || plan.from == "life" || plan.from.starts_with("field:");
  if (!known) {
    table.problem("unknown-word", msg("from cannot be {word}", {{"word", plan.from}}), msg("use done, made, fitted, life or field:<id>"), "from");
  }
  plan.warnDays = table.days("warn").value_or(plan.warnDays);
  plan.blockAfterDays = table.days("block-after");
  plan.severity = severityOf(table);
  plan.whenNeverDone = table.flag("when-never-done", plan.whenNeverDone);
  plan.fromDue = table.oneOf<bool>("next", {{"from-done", false}, {"from-due", true}}, false);
  plan.toleranceDays = table.days("tolerance").value_or(0);
  plan.leadDays = table.days("lead").value_or(0);
  plan.position = table.id("position", Need::optional);
  // The part carries its own uses and hours from set to set; a test of the set does not say what the part had worn by then.
  const bool testOfTheSet = !plan.procedure.empty() && (plan.usedMinutes || plan.uses);
  if (!plan.position.empty() && (!plan.events.empty() || plan.condition || testOfTheSet)) {
    table.problem("wear-of-a-position",
                  msg("at a position wear is counted where the plan is done by a maintenance record; events and conditions are not"),
                  msg("give the plan to the kind of the part, without position"), "position");
  }
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
