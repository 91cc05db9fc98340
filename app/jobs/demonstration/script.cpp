#include "app/jobs/demonstration/script.h"

#include <charconv>
#include <span>

#include "app/ports/embedded.h"
#include "devices/toml_table.h"

namespace muster::app {

std::span<const EmbeddedFile> demoFiles();  // made at build time from data/demo

namespace demonstration {

namespace {

using core::TomlNode;
using devices::TableReader;

constexpr int kFarthest = 9999;

std::optional<int> wholeNumber(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

int days(TableReader& table, std::string_view key, int fallback = 0) { return static_cast<int>(table.number(key, fallback, -kFarthest, kFarthest)); }

double decimal(TableReader& table, std::string_view key) {
  const auto text = table.text(key, "0");
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size())
    table.problem("not-a-number", core::msg("{text} is not a number", {{"text", text}}), core::msg("write it as in \"1.70\""), table.whereOf(key));
  return value;
}

std::map<std::string, std::string> wordsOf(TableReader& table, std::string_view key) {
  std::map<std::string, std::string> words;
  const auto* node = table.node(key);
  if (node == nullptr) return words;
  for (const auto& entry : node->entries) {
    if (entry.value.type == TomlNode::Type::text)
      words[entry.key] = entry.value.text;
    else
      table.problem("wrong-type", core::msg("{key} must be a text", {{"key", entry.key}}), core::msg("put it in quotes"), entry.value.where);
  }
  return words;
}

// rows = ["bg4 4", "any 6"]: row A has four slots for bg4, row B six for anything.
std::vector<core::SlotSpec> slotsOf(TableReader& table) {
  std::vector<core::SlotSpec> slots;
  char row = 'A';
  for (const auto& text : table.texts("rows")) {
    const auto space = text.find(' ');
    const auto count = wholeNumber(std::string_view(text).substr(space == std::string::npos ? 0 : space + 1));
    if (space == std::string::npos || !count)
      table.problem("bad-row", core::msg("{text} is not a row", {{"text", text}}), core::msg("write it as in \"bg4 4\" or \"any 6\""),
                    table.whereOf("rows"));
    const auto kind = text.substr(0, space);
    for (int i = 1; i <= count.value_or(0); ++i) slots.push_back({row + std::to_string(i), kind == "any" ? "" : kind});
    ++row;
  }
  return slots;
}

Units unitsOf(TableReader& table) {
  Units units;
  units.kind = table.need("kind");
  units.rack = table.text("rack"), units.serial = table.text("serial"), units.model = table.text("model");
  units.count = static_cast<int>(table.number("count", 1, 1, 200));
  if (table.has("made")) units.made = days(table, "made");
  units.fields = wordsOf(table, "fields");
  for (const auto& [plan, text] : wordsOf(table, "done")) {
    if (const auto day = readDay(text))
      units.done[plan] = *day;
    else
      table.problem("bad-day", core::msg("{text} is not a day", {{"text", text}}), core::msg("write it as in \"day -40\""), table.whereOf("done"));
  }
  units.pressure = table.text("pressure");
  if (table.has("tests")) units.tests = static_cast<int>(table.number("tests", 0, 0, 6));
  if (auto paper = table.table("certificate")) {
    units.certificate = PaperCertificate{paper->need("number"), paper->need("laboratory"), paper->text("act", "verification") == "verification",
                                         days(*paper, "issued"), days(*paper, "valid-to")};
    paper->finish();
  }
  table.finish();
  return units;
}

void readBrigade(TableReader& all, Script& script) {
  script.zone = all.need("zone");
  for (auto& row : all.tables("people")) {
    script.people.push_back({row.need("code"), row.need("name"), row.need("number"), row.texts("duties")});
    row.finish();
  }
  for (auto& row : all.tables("racks")) {
    script.racks.push_back({row.need("code"), row.need("purpose"), slotsOf(row)});
    row.finish();
  }
  for (auto& row : all.tables("sets")) {
    Set set{row.need("code"), row.need("squad"), row.need("rack"), row.need("slot"), row.need("monitor")};
    set.tested = days(row, "tested"), set.masked = days(row, "masked"), set.absorber = days(row, "absorber");
    set.requalified = days(row, "requalified");
    script.sets.push_back(std::move(set));
    row.finish();
  }
  for (auto& row : all.tables("set-parts")) script.setParts.push_back(unitsOf(row));
  script.setPressures = all.texts("set-pressures");
  for (auto& row : all.tables("units")) script.units.push_back(unitsOf(row));
  all.finish();
}

Happening happeningOf(TableReader& row, const TomlNode& node) {
  Happening happening;
  happening.where = row.where();
  for (const auto& entry : node.entries) {
    if (entry.key == "readings")
      happening.readings = wordsOf(row, entry.key);
    else
      happening.said[entry.key] = row.texts(entry.key);
  }
  happening.what = happening.text("do"), happening.by = happening.text("by", "P001");
  if (const auto moment = readMoment(happening.text("at")))
    happening.at = *moment;
  else
    row.problem("bad-moment", core::msg("{text} is not a day and a time", {{"text", happening.text("at")}}),
                core::msg("write it as in \"-40 14:30\""), row.whereOf("at"));
  happening.times = wholeNumber(happening.text("times", "1")).value_or(1), happening.every = wholeNumber(happening.text("every", "0")).value_or(0);
  for (const auto* key : {"do", "by", "at", "times", "every"}) happening.said.erase(key);
  return happening;
}

void readYear(TableReader& all, Script& script) {
  script.days = static_cast<int>(all.number("days", 365, 30, 3650));
  if (auto rounds = all.table("rounds")) {
    script.testEvery = days(*rounds, "full-test"), script.maskEvery = days(*rounds, "mask-test"), script.absorberEvery = days(*rounds, "absorber");
    script.dutyEvery = days(*rounds, "duty");
    rounds->finish();
  }
  for (auto& row : all.tables("checks")) {
    script.checks.push_back({row.need("kind"), row.need("plan"), days(row, "every"), days(row, "last")});
    row.finish();
  }
  for (auto& row : all.tables("courses")) {
    script.courses.push_back({row.need("unit"), row.need("step"), days(row, "from"), decimal(row, "first"), decimal(row, "by-day")});
    row.finish();
  }
  for (auto& row : all.tables("walks")) {
    script.walks.push_back({row.need("round"), row.texts("at"), row.texts("by"), days(row, "every", 1), days(row, "last", 1), days(row, "days")});
    row.finish();
  }
  for (auto& row : all.tables("usual")) {
    Usual usual{row.need("step"), row.text("start")};
    usual.decimals = static_cast<int>(row.number("decimals", 1, 0, 3));
    usual.typical = decimal(row, "typical"), usual.spread = decimal(row, "spread"), usual.drift = decimal(row, "drift");
    usual.least = decimal(row, "least"), usual.most = decimal(row, "most");
    script.usual.push_back(usual);
    row.finish();
  }
  const auto* list = all.node("happenings");
  auto rows = all.tables("happenings");
  for (std::size_t i = 0; list && i < rows.size() && i < list->items.size(); ++i) script.happenings.push_back(happeningOf(rows[i], list->items[i]));
  all.finish();
}

}  // namespace

std::string Happening::text(const std::string& key, const std::string& fallback) const {
  const auto found = said.find(key);
  return found == said.end() || found->second.empty() ? fallback : found->second.front();
}

const std::vector<std::string>& Happening::texts(const std::string& key) const {
  static const std::vector<std::string> kNone;
  const auto found = said.find(key);
  return found == said.end() ? kNone : found->second;
}

std::optional<Moment> readMoment(std::string_view text) {
  const auto space = text.find(' '), colon = text.find(':');
  if (space == std::string_view::npos || colon == std::string_view::npos || colon < space) return std::nullopt;
  const auto day = wholeNumber(text.substr(0, space)), hour = wholeNumber(text.substr(space + 1, colon - space - 1)),
             minute = wholeNumber(text.substr(colon + 1));
  if (!day || !hour || !minute || *hour < 0 || *hour > 23 || *minute < 0 || *minute > 59) return std::nullopt;
  return Moment{*day, *hour * 60 + *minute};
}

std::optional<int> readDay(std::string_view text) { return text.starts_with("day ") ? wholeNumber(text.substr(4)) : std::nullopt; }

core::Outcome<Script> readScript(std::string_view brigade, std::string_view year) {
  Script script;
  core::Problems problems;
  auto read = [&](std::string_view text, const char* file, void (*part)(TableReader&, Script&)) {
    auto tree = core::readToml(text, file);
    if (!tree) {
      problems.insert(problems.end(), tree.problems().begin(), tree.problems().end());
      return;
    }
    TableReader all(tree.value(), "", problems);
    part(all, script);
  };
  read(brigade, "data/demo/brigade.toml", readBrigade);
  read(year, "data/demo/year.toml", readYear);
  if (!problems.empty()) return problems;
  return script;
}

core::Outcome<Script> shippedScript() {
  std::string_view brigade, year;
  for (const auto& file : demoFiles()) {
    if (file.name == "brigade.toml") brigade = file.bytes;
    if (file.name == "year.toml") year = file.bytes;
  }
  return readScript(brigade, year);
}

}  // namespace demonstration
}  // namespace muster::app
