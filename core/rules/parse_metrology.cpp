// [[decision]], [[budget]] and [[instrument]]: how readings in doubt are decided, and what an instrument must show.
#include "core/rules/parse_parts.h"

namespace muster::core {

namespace {

using Need = TableReader::Need;

InstrumentRow::Range parseRange(TableReader& table) {
  InstrumentRow::Range range;
  const auto least = table.quantity("at-least", Need::required), most = table.quantity("at-most", Need::required);
  const auto uncertainty = table.quantity("uncertainty", Need::required);
  table.finish();
  if (!least || !most || !uncertainty) return range;
  range = {*least, *most, *uncertainty};
  if (least->dimension() != most->dimension() || least->dimension() != uncertainty->dimension()) {
    table.problem("wrong-dimension", msg("both ends and the uncertainty are of one kind of quantity"), msg("put the units right"));
  } else if (compare(*least, *most) >= 0) {
    table.problem("empty-bounds", msg("nothing can lie between these bounds"), msg("put the smaller number at the lower bound"));
  }
  return range;
}

}  // namespace

DecisionRow parseDecision(TableReader table) {
  DecisionRow row;
  row.step = table.id("step", Need::optional);
  std::vector<std::pair<const char*, DecisionRule>> words;
  for (const auto rule : {DecisionRule::simple, DecisionRule::guardBand, DecisionRule::fourZones, DecisionRule::pendingZone, DecisionRule::managed})
    words.emplace_back(name(rule).data(), rule);
  row.rule = table.oneOf<DecisionRule>("rule", words, DecisionRule::simple);
  row.corrected = table.flag("corrected", false);
  if (!table.has("rule") && !table.has("corrected")) {
    table.problem("missing-key", msg("it is not said how the step is decided"), msg("add rule = \"pending-zone\" or corrected = true"));
  }
  row.source = table.source();
  table.finish();
  return row;
}

BudgetRow parseBudget(TableReader table) {
  using Kind = BudgetTerm::Kind;
  BudgetRow row;
  row.step = table.id("step");
  row.term.title = table.words("title");
  if (const auto value = table.quantity("value", Need::required)) row.term.value = *value;
  row.term.kind = table.oneOf<Kind>(
      "kind", {{"standard", Kind::standard}, {"rectangular", Kind::rectangular}, {"triangular", Kind::triangular}, {"expanded", Kind::expanded}},
      Kind::rectangular);
  row.standsForCertificate = table.flag("stands-for-certificate", false);
  if (row.term.value.value < Decimal(0, 0)) {
    table.problem("out-of-range", msg("a doubt is not less than nothing"), msg("give the size without a sign"), "value");
  }
  row.source = table.source();
  table.finish();
  return row;
}

InstrumentRow parseInstrument(TableReader table) {
  InstrumentRow row;
  row.kind = table.id("kind");
  row.compulsory = table.flag("compulsory", false);
  row.review = table.flag("review", false);
  for (TableReader& range : table.tables("range")) row.ranges.push_back(parseRange(range));
  row.reliability = table.quantity("reliability");
  if (row.reliability &&
      (row.reliability->unit != Unit::percent || !(row.reliability->value > Decimal(0, 0)) || !(row.reliability->value < Decimal(100, 0)))) {
    table.problem("out-of-range", msg("a share of good returns lies between none and all"), msg("write \"90 %\""), "reliability");
  }
  for (const auto& text : table.texts("staircase")) {
    const auto step = Interval::parse(text);
    if (step)
      row.staircase.push_back(step.value());
    else
      table.problem("bad-interval", msg("{typed} is not an interval", {{"typed", text}}), msg("write \"12 months\" or \"30 d\""), "staircase");
  }
  row.source = table.source();
  table.finish();
  return row;
}

}  // namespace muster::core
