// The keys of a profile, section by section; data/docs/import.md lists them in the same order.
#include <set>

#include "core/base/plain_text.h"
#include "devices/files/heading.h"
#include "devices/files/profile.h"
#include "devices/toml_table.h"

namespace muster::devices {
namespace {

std::string patterns() {
  std::string out;
  for (const DateForm form : allDateForms()) out += (out.empty() ? "" : ", ") + std::string(patternOf(form));
  return out;
}

std::optional<core::Unit> readUnit(TableReader& in, std::string_view key) {
  const std::string spelling = in.text(key);
  if (spelling.empty()) return std::nullopt;
  const auto unit = core::findUnit(spelling);
  if (!unit)
    in.problem("unknown-unit", core::msg("nobody knows the unit {unit}", {{"unit", spelling}}),
               core::msg("Write mbar, Pa, kPa, MPa, bar, psi, mmH2O, L/min, s, min, °C, % or g"), in.whereOf(key));
  return unit;
}

// column / preface / fixed, with the given beginning of the key: "" or "date_".
Source readSource(TableReader& in, const std::string& prefix = "") {
  Source out;
  out.column = in.texts(prefix + "column");
  if (prefix.empty()) {
    out.preface = in.texts("preface");
    out.fixed = in.text("fixed");
  }
  if (int(!out.column.empty()) + int(!out.preface.empty()) + int(!out.fixed.empty()) > 1)
    in.problem("two-sources", core::msg("only one of column, preface and fixed may be given"), core::msg("Keep the one that is right"), in.where());
  return out;
}

Source readRequired(TableReader& root, const char* key) {
  auto in = root.table(key);
  if (!in) {
    root.problem("missing-key", core::msg("the section [{key}] is missing", {{"key", key}}), core::msg("Add it with column, preface or fixed"),
                 root.where());
    return {};
  }
  Source out = readSource(*in);
  if (!out.given())
    in->problem("missing-key", core::msg("[{key}] says nowhere to look", {{"key", key}}), core::msg("Add column, preface or fixed"), in->where());
  in->finish();
  return out;
}

Source readOptional(TableReader& root, const char* key) { return root.has(key) ? readRequired(root, key) : Source{}; }

Moments readMoments(TableReader& in) {
  Moments out;
  out.whole = readSource(in);
  out.date = readSource(in, "date_");
  out.time = readSource(in, "time_");
  for (const std::string& pattern : in.texts("form")) {
    if (const auto form = findDateForm(pattern))
      out.forms.push_back(*form);
    else
      in.problem("unknown-date-form", core::msg("nobody knows the date form {form}", {{"form", pattern}}),
                 core::msg("Write one of {forms}", {{"forms", patterns()}}), in.whereOf("form"));
  }
  if (!in.has("form"))
    in.problem("missing-key", core::msg("the form of the date is not stated"), core::msg("Add form, one of {forms}", {{"forms", patterns()}}),
               in.where());
  const std::set<DateForm> forms(out.forms.begin(), out.forms.end());
  if (forms.count(DateForm::dayMonthSlash) && forms.count(DateForm::monthDaySlash))
    in.problem("ambiguous-date-form", core::msg("day first and month first cannot both be right"), core::msg("Keep the one the bench writes"),
               in.whereOf("form"));
  out.elapsed = in.texts("elapsed_column");
  if (const auto unit = readUnit(in, "elapsed_unit")) {
    out.elapsedUnit = *unit;
    if (core::dimensionOf(*unit) != core::Dimension::time)
      in.problem("wrong-dimension", core::msg("this unit does not fit"), core::msg("Correct it"), in.whereOf("elapsed_unit"));
  }
  out.eachRow = in.flag("each_row", false) || !out.elapsed.empty();  // a time since the start is a time of each row
  out.gapMinutes = static_cast<int>(in.number("gap_minutes", 30, 1, 24 * 60));
  out.defaultTime = in.text("default_time");
  if (!out.defaultTime.empty()) {
    if (const auto time = readTime(out.defaultTime))
      out.defaultTime = *time;
    else
      in.problem("not-a-time", core::msg("{text} is not a time", {{"text", out.defaultTime}}), core::msg("Write it as 08:00"),
                 in.whereOf("default_time"));
  }
  if (!out.whole.given() && !out.date.given())
    in.problem("missing-key", core::msg("it is not said where the time stands"),
               core::msg("Add column, preface, fixed, or date_column with time_column"), in.where());
  if (out.whole.given() && out.date.given())
    in.problem("two-sources", core::msg("either the whole time or date and time apart"), core::msg("Keep the one that is right"), in.where());
  in.finish();
  return out;
}

Encodings readEncodings(TableReader& in) {
  Encodings out{.utf8 = false};
  for (const std::string& name : in.texts("encoding")) {
    const std::string plain = core::lowerAscii(name);
    const auto other = findEncoding(plain);
    if (plain == "utf-8")
      out.utf8 = true;
    else if (!other)
      in.problem("unknown-encoding", core::msg("nobody knows the encoding {encoding}", {{"encoding", name}}),
                 core::msg("Write utf-8, gbk, gb18030 or windows-1252"), in.whereOf("encoding"));
    else if (out.other && *out.other != *other)
      in.problem("two-encodings", core::msg("only one encoding may stand beside utf-8: nobody could tell two apart"),
                 core::msg("Keep the one that is right"), in.whereOf("encoding"));
    else
      out.other = other;
  }
  return out;
}

void readFile(TableReader& in, Profile& out) {
  const std::string separator = in.need("separator");
  if (separator == "," || separator == ";" || separator == "|")
    out.separator = separator[0];
  else if (separator == "tab" || separator == "\t")
    out.separator = '\t';
  else if (!separator.empty())
    in.problem("unknown-separator", core::msg("{text} is no separator of cells", {{"text", separator}}),
               core::msg("Write \",\", \";\", \"|\" or \"tab\""), in.whereOf("separator"));
  if (in.has("encoding")) out.encodings = readEncodings(in);
  out.section = in.texts("section");
  out.skipLines = static_cast<int>(in.number("skip_lines", 0, 0, 10000));
  out.unitsBelow = in.flag("units_below", false);
  if (out.unitsBelow && !out.section.empty())
    in.problem("unknown-key", core::msg("units_below cannot stand beside section"), core::msg("Write the units into the steps"),
               in.whereOf("units_below"));
  out.headerWithin = static_cast<int>(in.number("heading_within", 40, 1, 1000));
  out.maxLineBytes = static_cast<int>(in.number("max_line_bytes", 64 * 1024, 256, 1024 * 1024));
  const std::string decimal = in.text("decimal", ".");
  if (decimal != "." && decimal != ",") in.problem("unknown-decimal", core::msg("the decimal sign is \".\" or \",\""), {}, in.whereOf("decimal"));
  out.numbers.decimalComma = decimal == ",";
  const std::string thousands = in.anyText("thousands", "");
  if (thousands.size() > 1 || (!thousands.empty() && std::string_view(",. '").find(thousands[0]) == std::string_view::npos) || thousands == decimal)
    in.problem("unknown-thousands", core::msg("the sign between thousands is one of , . ' and blank, and not the decimal sign"), {},
               in.whereOf("thousands"));
  else if (!thousands.empty())
    out.numbers.thousands = thousands[0];
  const std::string zone = in.text("zone", "local");
  if (zone != "local") {
    out.zoneMinutes = readOffset(zone);
    if (!out.zoneMinutes)
      in.problem("unknown-zone", core::msg("{text} is no zone", {{"text", zone}}), core::msg("Write \"local\" or an offset such as \"+08:00\""),
                 in.whereOf("zone"));
  }
  in.finish();
}

void readClimate(TableReader& root, Profile& out) {
  auto in = root.table("climate");
  if (!in) return;
  for (const auto& [key, dimension] : {std::pair<const char*, core::Dimension>{"temperature", core::Dimension::temperature},
                                       {"pressure", core::Dimension::pressure},
                                       {"humidity", core::Dimension::ratio}}) {
    auto entry = in->table(key);
    if (!entry) continue;
    ClimateMap map;
    map.source = readSource(*entry);
    map.unit = readUnit(*entry, "unit");
    map.dimension = dimension;
    if (!map.source.given())
      entry->problem("missing-key", core::msg("[{key}] says nowhere to look", {{"key", key}}), core::msg("Add column, preface or fixed"),
                     entry->where());
    if (map.unit && core::dimensionOf(*map.unit) != dimension)
      entry->problem("wrong-dimension", core::msg("this unit does not fit"), core::msg("Correct it"), entry->whereOf("unit"));
    entry->finish();
    out.climate.emplace(key, std::move(map));
  }
  in->finish();
}

void readWords(TableReader& root, Profile& out) {
  auto in = root.table("words");
  if (!in) return;
  out.words.works = in->texts("works");
  out.words.fails = in->texts("fails");
  out.words.overRange = in->texts("over_range");
  out.words.skipped = in->texts("skipped");
  std::map<std::string, int> seen;
  for (auto* list : {&out.words.works, &out.words.fails, &out.words.overRange, &out.words.skipped})
    for (std::string& word : *list)
      if (word = plainHeading(word); ++seen[word] == 2)
        in->problem("doubled", core::msg("the word {word} has two meanings", {{"word", word}}), core::msg("Keep one"), in->where());
  in->finish();
}

StepMap readStep(TableReader& in, Shape shape) {
  StepMap out;
  out.step = in.need("step");
  out.where = in.whereOf("step");
  if (shape == Shape::longRows) {
    out.names = in.texts("channel");
    out.value = in.texts("value_column");
    out.unitPreface = in.texts("unit_preface");
    if (out.names.empty())
      in.problem("missing-key", core::msg("channel is missing: how the file names this step"), core::msg("Add channel = \"...\""), in.where());
  } else {
    out.names = in.texts("column");
    out.start = in.texts("start_column");
    out.end = in.texts("end_column");
    const bool change = !out.start.empty() && !out.end.empty();
    if (out.names.empty() == !change || out.start.empty() != out.end.empty())
      in.problem("missing-key", core::msg("a step needs column, or start_column and end_column"), core::msg("Add the headings of its columns"),
                 in.where());
  }
  out.unitColumn = in.texts("unit_column");
  const std::string reads = in.text("reads", "number");
  if (reads == "works")
    out.reads = Reads::works;
  else if (reads == "either")
    out.reads = Reads::either;
  else if (reads != "number")
    in.problem("unknown-word", core::msg("reads is \"number\", \"works\" or \"either\""), {}, in.whereOf("reads"));
  out.unit = readUnit(in, "unit");
  if (const std::string flow = in.text("flow"); !flow.empty()) {
    if (auto state = core::FlowState::parse(flow))
      out.flow = *state;
    else
      in.problem("unknown-flow-state", core::msg("{text} is no gas with a reference state", {{"text", flow}}),
                 core::msg("Write \"O2 actual\" or \"O2 standard 0 °C 101.325 kPa\""), in.whereOf("flow"));
  }
  if (out.unit == core::Unit::litrePerMinute && !in.has("flow"))
    in.problem("missing-flow-state", core::msg("a flow needs its gas and reference state"),
               core::msg("Add flow = \"O2 actual\", or the standard state of the meter"), in.where());
  const std::string sign = in.text("loss", "positive");
  if (sign != "positive" && sign != "negative") in.problem("unknown-word", core::msg("loss is \"positive\" or \"negative\""), {}, in.whereOf("loss"));
  out.reversed = sign == "negative";
  in.finish();
  return out;
}

void refuseDoubledNames(const Profile& profile, TableReader& root) {
  std::map<std::string, const StepMap*> seen;
  for (const StepMap& step : profile.steps)
    for (const std::string& name : step.names) {
      const auto [at, fresh] = seen.emplace(plainHeading(name), &step);
      if (!fresh && at->second != &step)
        root.problem("doubled", core::msg("{name} stands for two steps", {{"name", name}}), core::msg("Keep it with one of them"), step.where);
    }
}

}  // namespace

core::Outcome<Profile> parseProfile(std::string_view text, std::string_view fileName) {
  const auto tree = core::readToml(text, fileName);
  if (!tree) return tree.problems();
  core::Problems problems;
  TableReader root(*tree, "", problems);
  Profile out;
  out.file = std::string(fileName);
  if (root.number("format", 0, 0, 1000) != 1)
    root.problem("unknown-format", core::msg("format must be 1"), core::msg("Write format = 1 at the top"), root.whereOf("format"));
  out.name = root.need("name");
  out.title.en = root.text("title", out.name);
  out.title.zh = root.text("title_zh");
  const std::string shape = root.need("shape");
  if (shape == "wide")
    out.shape = Shape::wideRows;
  else if (!shape.empty() && shape != "long")
    root.problem("unknown-word", core::msg("shape is \"long\" or \"wide\""), {}, root.whereOf("shape"));
  out.procedure = root.need("procedure");
  out.contains = root.texts("contains");
  if (auto file = root.table("file"))
    readFile(*file, out);
  else
    root.problem("missing-key", core::msg("the section [{key}] is missing", {{"key", "file"}}), core::msg("Add it with separator"), root.where());
  out.apparatus = readRequired(root, "apparatus");
  out.bench = readRequired(root, "bench");
  out.tester = readOptional(root, "tester");
  out.testNumber = readOptional(root, "test_number");
  if (auto started = root.table("started"))
    out.started = readMoments(*started);
  else
    root.problem("missing-key", core::msg("the section [{key}] is missing", {{"key", "started"}}), core::msg("Add it with column and form"),
                 root.where());
  if (auto finished = root.table("finished")) out.finished = readMoments(*finished);
  readClimate(root, out);
  readWords(root, out);
  if (auto reading = root.table("reading")) {
    out.channel = reading->texts("channel_column");
    out.value = reading->texts("value_column");
    out.unitColumn = reading->texts("unit_column");
    out.unitPreface = reading->texts("unit_preface");
    out.unit = readUnit(*reading, "unit");
    reading->finish();
  }
  if (out.shape == Shape::longRows && (out.channel.empty() || out.value.empty()))
    root.problem("missing-key", core::msg("a long file needs [reading] with channel_column and value_column"), core::msg("Add it"), root.where());
  if (out.shape == Shape::wideRows && root.has("reading"))
    root.problem("unknown-key", core::msg("[reading] belongs to long files only"), core::msg("Take it out, or write shape = \"long\""),
                 root.whereOf("reading"));
  if (!out.started.elapsed.empty() && out.started.date.given())
    root.problem("two-sources", core::msg("elapsed_column counts from column, preface or fixed"), core::msg("Take date_column out"),
                 root.whereOf("started"));
  if (out.shape == Shape::wideRows && out.started.eachRow)
    root.problem("unknown-key", core::msg("each_row belongs to long files only"), core::msg("Take it out"), root.whereOf("started"));
  for (TableReader& step : root.tables("step")) out.steps.push_back(readStep(step, out.shape));
  if (out.steps.empty()) root.problem("missing-key", core::msg("no step is named"), core::msg("Add a [[step]] for each channel"), root.where());
  refuseDoubledNames(out, root);
  root.finish();
  if (!problems.empty()) return problems;
  return out;
}

core::Problems checkAgainst(const Profile& profile, const core::RuleBook& rules) {
  core::Problems out;
  const core::Procedure* procedure = rules.procedure(profile.procedure);
  if (!procedure)
    out.push_back({"unknown-procedure",
                   core::msg("no adopted rule pack has the procedure {id}", {{"id", profile.procedure}}),
                   core::msg("Correct it, or adopt the pack first"),
                   {profile.file, 0, 0, "procedure"}});
  for (const StepMap& map : profile.steps) {
    const core::Step* step = procedure ? procedure->find(map.step) : nullptr;
    if (!procedure) continue;
    if (!step) {
      out.push_back({"unknown-step", core::msg("the procedure {procedure} has no step {id}", {{"procedure", profile.procedure}, {"id", map.step}}),
                     core::msg("Correct the id"), map.where});
      continue;
    }
    if (step->measure == core::Measure::works) continue;
    const core::Dimension wanted = core::dimensionOf(step->unit);
    if (map.unit && core::dimensionOf(*map.unit) != wanted)
      out.push_back({"wrong-dimension",
                     core::msg("the step {id} is measured in {unit}", {{"id", map.step}, {"unit", std::string(core::symbolOf(step->unit))}}),
                     core::msg("Correct the unit"), map.where});
    if (wanted == core::Dimension::flow && !map.flow)
      out.push_back({"missing-flow-state", core::msg("a flow needs its gas and reference state"),
                     core::msg("Add flow = \"O2 actual\", or the standard state of the meter"), map.where});
  }
  return out;
}

}  // namespace muster::devices
