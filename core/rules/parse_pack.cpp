#include "core/rules/parse_pack.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "core/base/digest.h"
#include "core/rules/parse_parts.h"

namespace muster::core {

namespace {

// What this pack defines, with the place of each id, so that twice and nowhere can be told.
class Ids {
 public:
  Ids(PackNotes& notes, bool alone) : notes_(notes), alone_(alone) {}

  void define(const char* what, const std::string& id, Where where) {
    if (id.empty() || defined_.emplace(std::pair(what, id), where).second) return;
    notes_.add("duplicate-id", msg("{id} stands here twice", {{"id", id}}), msg("give one of them another id"), std::move(where));
  }

  // A pack that needs no other must hold all it speaks of; else only the packs together can tell.
  void mention(const char* what, const std::string& id, Where where) {
    if (!id.empty()) mentions_.push_back({{what, id}, std::move(where)});
  }

  void settle() {
    if (!alone_) return;
    for (auto& [named, where] : mentions_) {
      if (defined_.contains(named)) continue;
      notes_.add("dangling-id", msg("no {what} {id} in this pack", {{"what", named.first}, {"id", named.second}}),
                 msg("put the id right, or name the pack that has it: needs = [\"...\"]"), std::move(where));
    }
  }

  // Where the pack speaks of an id, or has it itself.
  std::optional<Where> placeOf(const std::string& what, const std::string& id, bool spokenOf) const {
    if (!spokenOf) {
      const auto own = defined_.find({what, id});
      return own == defined_.end() ? std::nullopt : std::optional(own->second);
    }
    for (const auto& [named, where] : mentions_) {
      if (named == std::pair(what, id)) return where;
    }
    return std::nullopt;
  }

 private:
  PackNotes& notes_;
  bool alone_;
  std::map<std::pair<std::string, std::string>, Where> defined_;
  std::vector<std::pair<std::pair<std::string, std::string>, Where>> mentions_;
};

void parseKinds(TableReader& root, RulePack& pack, Ids& ids) {
  for (TableReader& table : root.tables("kind")) {
    pack.kinds.push_back(parseKind(table));
    const Kind& kind = pack.kinds.back();
    ids.define("kind", kind.id, table.where("id"));
    for (const Position& position : kind.positions) {
      ids.define("position", kind.id + "/" + position.id, {});
      ids.mention("kind", position.kind, table.where("position"));
    }
    for (const Field& field : kind.fields) ids.define("field", kind.id + "/" + field.id, {});
  }
}

void parseProcedures(TableReader& root, RulePack& pack, Ids& ids) {
  for (TableReader& table : root.tables("procedure")) {
    std::size_t limit = pack.limits.size();
    pack.procedures.push_back(parseProcedure(table, pack.limits));
    const Procedure& procedure = pack.procedures.back();
    ids.define("procedure", procedure.id, table.where("id"));
    ids.mention("kind", procedure.kind, table.where("kind"));
    std::vector<TableReader> steps = table.tables("step");
    for (std::size_t i = 0; i < steps.size(); ++i) {
      const Step& step = procedure.steps[i];
      ids.define("step", step.id, steps[i].where("id"));
      if (!step.part.empty()) ids.mention("position", procedure.kind + "/" + step.part, steps[i].where("part"));
      for (const TableReader& item : steps[i].tables("limit")) ids.define("limit", pack.limits[limit++].id, item.where("id"));
    }
  }
  for (TableReader& table : root.tables("limit")) {
    pack.limits.push_back(parseLimitOf(table));
    ids.define("limit", pack.limits.back().id, table.where("id"));
    ids.mention("step", pack.limits.back().step, table.where("step"));
  }
}

void parseRest(TableReader& root, RulePack& pack, Ids& ids) {
  for (TableReader& table : root.tables("swap")) {
    pack.swaps.push_back(parseSwap(table));
    const SwapRow& row = pack.swaps.back();
    ids.define("swap", row.kind + "/" + row.position, table.where("position"));
    ids.mention("kind", row.kind, table.where("kind"));
    ids.mention("position", row.kind + "/" + row.position, table.where("position"));
    for (const std::string& step : row.voids) {
      if (step != "*") ids.mention("step", step, table.where("voids"));
    }
  }
  for (TableReader& table : root.tables("plan")) {
    pack.plans.push_back(parsePlan(table));
    const Plan& plan = pack.plans.back();
    ids.define("plan", plan.id, table.where("id"));
    ids.mention("kind", plan.kind, table.where("kind"));
    ids.mention("procedure", plan.procedure, table.where("procedure"));
    if (!plan.position.empty()) ids.mention("position", plan.kind + "/" + plan.position, table.where("position"));
    if (plan.position.empty() && plan.from.starts_with("field:")) {
      ids.mention("field", plan.kind + "/" + plan.from.substr(6), table.where("from"));
    }
    if (plan.condition) ids.mention("step", plan.condition->step, table.where("when"));
    if (plan.condition && !plan.condition->field.empty()) ids.mention("field", plan.kind + "/" + plan.condition->field, table.where("when"));
  }
  for (TableReader& table : root.tables("figure")) {
    pack.figures.push_back(parseFigure(table));
    ids.define("figure", pack.figures.back().id, table.where("id"));
  }
  for (TableReader& table : root.tables("allowed-part")) {
    pack.allowedParts.push_back(parseAllowedPart(table));
    const AllowedPart& row = pack.allowedParts.back();
    ids.mention("position", row.kind + "/" + row.position, table.where("position"));
  }
  for (TableReader& table : root.tables("care")) {
    pack.careSteps.push_back(parseCareStep(table));
    const CareStep& step = pack.careSteps.back();
    ids.define("care step", step.kind + "/" + step.id, table.where("id"));
    ids.mention("kind", step.kind, table.where("kind"));
    ids.mention("procedure", step.procedure, table.where("procedure"));
    if (!step.position.empty()) ids.mention("position", step.kind + "/" + step.position, table.where("position"));
  }
  for (TableReader& table : root.tables("table")) {
    pack.tables.push_back(parseValueTable(table));
    ids.define("table", pack.tables.back().id, table.where("id"));
  }
  for (TableReader& table : root.tables("work-days")) {
    if (pack.workCalendar) table.problem("duplicate-id", msg("{id} stands here twice", {{"id", "work-days"}}), msg("give one of them another id"));
    pack.workCalendar = parseWorkCalendar(table);
  }
  for (TableReader& table : root.tables("work")) {
    pack.workRules.push_back(parseWorkRule(table));
    ids.define("work", pack.workRules.back().id, table.where("id"));
  }
  for (TableReader& table : root.tables("round")) {
    pack.rounds.push_back(parseRound(table));
    const Round& round = pack.rounds.back();
    ids.define("round", round.id, table.where("id"));
    std::vector<TableReader> items = table.tables("item");
    for (std::size_t i = 0; i < items.size(); ++i) {
      ids.define("item", round.id + "/" + round.items[i].id, items[i].where("id"));
      ids.mention("kind", round.items[i].kind, items[i].where("kind"));
    }
  }
  for (TableReader& table : root.tables("duty")) {
    pack.duties.push_back(parseDuty(table));
    ids.define("duty", pack.duties.back().id, table.where("id"));
  }
  for (TableReader& table : root.tables("squad-need")) {
    pack.squadNeeds.push_back(parseSquadNeed(table));
    ids.define("squad need", pack.squadNeeds.back().kind, table.where("kind"));
    ids.mention("kind", pack.squadNeeds.back().kind, table.where("kind"));
  }
}

void parseMetrology(TableReader& root, RulePack& pack, Ids& ids) {
  for (TableReader& table : root.tables("decision")) {
    pack.decisions.push_back(parseDecision(table));
    const DecisionRow& row = pack.decisions.back();
    ids.define("decision", row.step.empty() ? "for every step" : row.step, table.where("step"));
    ids.mention("step", row.step, table.where("step"));
  }
  for (TableReader& table : root.tables("budget")) {
    pack.budgets.push_back(parseBudget(table));
    ids.mention("step", pack.budgets.back().step, table.where("step"));
  }
  for (TableReader& table : root.tables("instrument")) {
    pack.instruments.push_back(parseInstrument(table));
    ids.define("instrument", pack.instruments.back().kind, table.where("kind"));
    ids.mention("kind", pack.instruments.back().kind, table.where("kind"));
  }
}

void parseAll(TableReader& root, RulePack& pack, PackNotes& notes, Ids& ids) {
  parseSources(root, notes);
  for (const std::string& need : pack.needs) ids.mention("pack", need, root.where("needs"));
  parseKinds(root, pack, ids);
  parseProcedures(root, pack, ids);
  parseRest(root, pack, ids);
  parseMetrology(root, pack, ids);
}

// A word that stands in a place of the sentence.
std::string wordAt(const Message& message, std::string_view name) {
  for (const auto& [place, words] : message.places) {
    if (place == name) return words.en;
  }
  return {};
}

bool before(const Problem& a, const Problem& b) { return std::pair(a.where.line, a.where.column) < std::pair(b.where.line, b.where.column); }

}  // namespace

Outcome<RulePack> parsePack(std::string_view text, std::string_view fileName) {
  const Outcome<TomlNode> document = readToml(text, fileName);
  if (!document) return document.problems();

  PackNotes notes;
  notes.file = fileName;
  TableReader root(document.value(), notes);
  RulePack pack;
  pack.name = root.id("name");
  pack.revision = root.text("revision");
  pack.title = root.words("title");
  pack.role = root.oneOf<RulePack::Role>(
      "role", {{"model", RulePack::Role::model}, {"brigade", RulePack::Role::brigade}, {"catalogue", RulePack::Role::catalogue}},
      RulePack::Role::model);
  if (!root.has("role")) {
    root.problem(
        "missing-key", msg("the pack has no role"),
        msg("write role = \"model\" for the tests of one model, \"brigade\" for the duties of the brigade, \"catalogue\" for kinds of equipment"));
  }
  pack.atStart = root.flag("at-start", true);
  pack.digest = sha256Hex(text);
  pack.needs = root.ids("needs");
  Ids ids(notes, pack.needs.empty());
  parseAll(root, pack, notes, ids);
  ids.settle();
  root.finish();
  if (notes.problems.empty()) return pack;
  std::stable_sort(notes.problems.begin(), notes.problems.end(), before);
  notes.problems.erase(std::unique(notes.problems.begin(), notes.problems.end()), notes.problems.end());
  return std::move(notes.problems);
}

Problems withPlaces(Problems problems, std::string_view text, std::string_view fileName) {
  const Outcome<TomlNode> document = readToml(text, fileName);
  if (!document) return problems;
  PackNotes notes;
  notes.file = fileName;
  TableReader root(document.value(), notes);
  RulePack pack;
  pack.name = root.id("name");
  pack.needs = root.ids("needs");
  Ids ids(notes, false);
  parseAll(root, pack, notes, ids);
  for (Problem& problem : problems) {
    if (problem.where.line != 0 || problem.where.file != pack.name) continue;
    const auto place = ids.placeOf(wordAt(problem.text, "what"), wordAt(problem.text, "id"), problem.code != "duplicate-id");
    problem.where = place.value_or(Where{std::string(fileName), 0, 0, problem.where.field});
  }
  return problems;
}

}  // namespace muster::core
