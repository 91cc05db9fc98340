#include "core/rules/parse_parts.h"

namespace muster::core {

// A bound is written at one of two keys: one that lets the bound itself pass and one that does not.
std::optional<Bound> parseBound(TableReader& table, const char* inclusive, const char* exclusive) {
  const std::optional<Quantity> with = table.quantity(inclusive);
  const std::optional<Quantity> without = table.quantity(exclusive);
  if (table.has(inclusive) && table.has(exclusive)) {
    table.problem("two-bounds", msg("{one} and {other} bound the same side", {{"one", inclusive}, {"other", exclusive}}),
                  msg("keep one of them; the other source's bound is a limit of its own"), exclusive);
  }
  if (with) return Bound{*with, true};
  if (without) return Bound{*without, false};
  return std::nullopt;
}

namespace {

void checkBounds(TableReader& table, const Limit& limit) {
  if (!limit.min || !limit.max) return;
  if (limit.min->value.dimension() != limit.max->value.dimension()) {
    table.problem("wrong-dimension", msg("the two bounds are not of one kind of quantity"), msg("put the units right"));
    return;
  }
  const auto order = compare(limit.min->value, limit.max->value);
  const bool empty = order > 0 || (order == 0 && !(limit.min->inclusive && limit.max->inclusive));
  if (empty) {
    table.problem("empty-bounds", msg("nothing can lie between these bounds"), msg("put the smaller number at the lower bound"));
  } else if (order == 0) {
    table.problem("equality-limit", msg("the bounds are one and the same number; no reading meets that honestly"),
                  msg("give a band, or make the step `works` until the band is known"));
  }
}

}  // namespace

Limit parseLimit(TableReader& table, const std::string& step) {
  Limit limit;
  limit.step = step;
  limit.id = step + "." + table.id("id");
  limit.min = parseBound(table, "at-least", "above");
  limit.max = parseBound(table, "at-most", "below");
  limit.fullScaleSatisfies = table.flag("full-scale-satisfies", false);
  if (const std::string state = table.text("flow", TableReader::Need::optional); !state.empty()) {
    if (const Outcome<FlowState> read = FlowState::parse(state)) {
      limit.flow = read.value();
    } else {
      table.problem("bad-flow-state", msg("{state} is not the state of a flow", {{"state", state}}),
                    msg("write \"O2 actual\" or \"O2 standard 0 °C 101.325 kPa\""), "flow");
    }
  }
  limit.source = table.source();
  const bool written = table.has("at-least") || table.has("above") || table.has("at-most") || table.has("below");
  if (!written) { table.problem("missing-bound", msg("a limit without a bound limits nothing"), msg("add at-least, above, at-most or below")); }
  checkBounds(table, limit);
  return limit;
}

Limit parseLimitOf(TableReader table) {
  const std::string step = table.id("step");
  Limit limit = parseLimit(table, step);
  table.finish();
  return limit;
}

}  // namespace muster::core
