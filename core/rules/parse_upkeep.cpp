#include <algorithm>
#include <array>

#include "core/rules/parse_parts.h"

namespace muster::core {

namespace {

using Need = TableReader::Need;

constexpr std::array<std::string_view, 4> kBranches{"worn", "opened", "carried", "mask-only"};

}  // namespace

AllowedPart parseAllowedPart(TableReader table) {
  AllowedPart row;
  row.kind = table.id("kind");
  row.position = table.id("position");
  row.model = table.text("model", Need::optional);
  row.partNumbers = table.texts("part-numbers");
  if (row.partNumbers.empty()) table.problem("missing-key", msg("part-numbers is empty"), msg("list the part numbers as they are printed"));
  row.source = table.source();
  table.finish();
  return row;
}

CareStep parseCareStep(TableReader table) {
  CareStep step;
  step.id = table.id("id");
  step.kind = table.id("kind");
  step.branches = table.ids("after");
  for (const std::string& branch : step.branches) {
    if (std::find(kBranches.begin(), kBranches.end(), branch) != kBranches.end()) continue;
    table.problem("unknown-word", msg("after cannot be {word}", {{"word", branch}}), msg("use worn, opened, carried, mask-only"), "after");
  }
  step.title = table.words("title");
  step.instruction = table.words("instruction", Need::optional);
  step.side = table.oneOf<CareStep::Side>("side", {{"dirty", CareStep::Side::dirty}, {"clean", CareStep::Side::clean}}, CareStep::Side::dirty);
  step.waitMinutes = (table.seconds("wait") + 59) / 60;
  step.minutes = (table.seconds("takes") + 59) / 60;
  step.procedure = table.id("procedure", Need::optional);
  step.position = table.id("position", Need::optional);
  step.release = table.flag("release", false);
  step.provisionalHours = table.count("provisional-hours", 0);
  step.source = table.source();
  table.finish();
  return step;
}

ValueTable parseValueTable(TableReader table) {
  ValueTable values;
  values.id = table.id("id");
  values.title = table.words("title");
  values.rows = table.unit("rows", Need::required).value_or(values.rows);
  values.columns = table.unit("columns", Need::required).value_or(values.columns);
  values.values = table.unit("values", Need::required).value_or(values.values);
  values.columnHeads = table.numbers("heads");
  values.decides = table.flag("decides", false);
  for (TableReader& line : table.tables("row")) {
    ValueTable::Row row;
    const auto head = line.numbers("at");
    if (head.size() == 1)
      row.head = head.front();
    else
      line.problem("out-of-range", msg("a row stands at one value"), msg("write at = [\"18.0\"]"), "at");
    row.values = line.numbers("values");
    if (row.values.size() != values.columnHeads.size()) {
      line.problem("out-of-range", msg("a row needs one value for each head"), msg("count the values again"), "values");
    }
    if (!values.lines.empty() && !(values.lines.back().head < row.head)) {
      line.problem("out-of-range", msg("rows must rise"), msg("put the rows in rising order"), "at");
    }
    line.finish();
    values.lines.push_back(std::move(row));
  }
  for (std::size_t i = 1; i < values.columnHeads.size(); ++i) {
    if (!(values.columnHeads[i - 1] < values.columnHeads[i]))
      table.problem("out-of-range", msg("heads must rise"), msg("put the heads in rising order"), "heads");
  }
  values.source = table.source();
  table.finish();
  return values;
}

}  // namespace muster::core
