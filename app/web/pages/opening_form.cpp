#include "app/web/pages/opening_form.h"

#include <algorithm>

#include "app/workflow/do_maintenance.h"

namespace muster::app {
namespace {

using What = OpeningQuestion::What;

std::string partAt(const core::UnitState& set, const std::string& position) {
  const auto part = set.parts.find(position);
  return part == set.parts.end() ? std::string() : part->second;
}

OpeningQuestion question(What what, const std::string& position, std::string id, std::string title, std::string hint, bool day,
                         std::string unit = {}) {
  OpeningQuestion one;
  one.what = what, one.position = position;
  one.column = {std::move(id), std::move(title), std::move(hint), std::move(unit), day, {}, {}};
  return one;
}

void askTest(const Translator& say, std::vector<OpeningQuestion>& questions, const core::Procedure& full) {
  questions.push_back(question(What::tested, "", "tested", say.tr("Last full test"), say.tr(full.title), true));
  OpeningQuestion result = question(What::result, "", "result", say.tr("Its result"), "", false);
  result.column.choices = {{"passed", say.tr("passed")}, {"failed", say.tr("not passed")}};
  questions.push_back(std::move(result));
}

void askPart(const Translator& say, const core::RuleBook& rules, const core::Position& position, std::vector<OpeningQuestion>& questions) {
  const std::string title = say.tr(position.title);
  const auto* minimum = rules.figure(position.id + ".minimum");
  if (minimum && minimum->value.dimension() == core::Dimension::pressure) {
    questions.push_back(question(What::pressure, position.id, "p." + position.id, title, say.tr("pressure"), false, "MPa"));
    questions.push_back(question(What::pressureRead, position.id, "pd." + position.id, title, say.tr("read on"), true));
  }
  if (rules.figure(position.id + ".tests"))
    questions.push_back(question(What::uses, position.id, "n." + position.id, title, say.tr("tests used"), false));
  for (const core::Plan* plan : plansMeant(rules, position.kind)) {
    if (plan->from == "made") continue;  // stands on the part; no book says it
    OpeningQuestion done = question(What::done, position.id, "d." + plan->id, say.tr(plan->title), say.tr("last done on"), true);
    done.plan = plan->id;
    questions.push_back(std::move(done));
  }
}

std::vector<OpeningQuestion> questionsOf(const Translator& say, const SetupLook& look, const std::string& kind) {
  std::vector<OpeningQuestion> questions;
  if (const auto* full = look.rules->fullTest(kind)) askTest(say, questions, *full);
  for (const core::Plan* plan : look.rules->plansFor(kind)) {
    if (!plan->procedure.empty() || !plan->position.empty()) continue;
    OpeningQuestion done = question(What::done, "", "d." + plan->id, say.tr(plan->title), say.tr("last done on"), true);
    done.plan = plan->id;
    questions.push_back(std::move(done));
  }
  for (const core::Position& position : look.positions(kind)) askPart(say, *look.rules, position, questions);
  return questions;
}

SheetRow rowOf(const Translator& say, World& world, const core::UnitState& set, const std::vector<OpeningQuestion>& questions) {
  SheetRow row{.id = set.code, .head = set.code, .note = set.serial};
  for (const OpeningQuestion& one : questions) {
    if (one.position.empty()) {
      if (set.declaredOnce) row.closed[one.column.id] = say.tr("declared from paper");
      continue;
    }
    const std::string code = partAt(set, one.position);
    const auto part = code.empty() ? std::nullopt : unitState(world, code);
    if (!part)
      row.closed[one.column.id] = say.tr("none fitted");
    else if (part->declaredOnce)
      row.closed[one.column.id] = say.tr("declared from paper");
  }
  return row;
}

std::string fieldOf(const core::Problem& problem, const std::string& position) {
  const std::string& field = problem.where.field;
  if (field == "tested" || field == "unit" || field.empty()) return "tested";
  if (field == "pressure") return "p." + position;
  if (field == "pressure_read") return "pd." + position;
  if (field == "absorber_tests") return "n." + position;
  return "d." + field;
}

// One unit's part of the statement; nothing where its cells are empty.
struct Reader {
  const Request& request;
  const std::string& set;
  core::Problems& problems;
  core::OpeningDeclared one = {};
  bool said = false;

  void read(const OpeningQuestion& asked) {
    const std::string typed = cellText(request, asked.column.id, set), field = cellName(asked.column.id, set);
    if (typed.empty() || asked.what == What::result) return;
    said = true;
    if (asked.what == What::tested) readTest(asked, typed, field);
    if (asked.what == What::pressure) one.pressure = readPressureOf(typed, field, problems);
    if (asked.what == What::pressureRead) one.pressureRead = readDay(typed, field, problems);
    if (asked.what == What::uses) readUses(typed, field);
    if (asked.what == What::done) {
      if (const auto day = readDay(typed, field, problems)) one.done[asked.plan] = *day;
    }
  }
  void readTest(const OpeningQuestion&, const std::string& typed, const std::string& field) {
    const auto day = readDay(typed, field, problems);
    if (cellText(request, "result", set) != "failed")
      one.tested = day;
    else
      said = false;  // a failed test proves nothing: the set stays untested until it passes one
  }
  void readUses(const std::string& typed, const std::string& field) {
    const auto number = core::Decimal::parse(core::plainNumber(typed));
    if (number && number->scale() == 0 && number->coefficient() >= 0 && number->coefficient() < 1000)
      one.absorberTests = static_cast<int>(number->coefficient());
    else
      problems.push_back({"not-a-number",
                          core::msg("{typed} is not a number of tests", {{"typed", typed}}),
                          core::msg("count the entries on its housing"),
                          {.field = field}});
  }
};

}  // namespace

std::vector<SheetColumn> OpeningForm::columns() const {
  std::vector<SheetColumn> all;
  for (const OpeningQuestion& one : questions) all.push_back(one.column);
  return all;
}

OpeningForm openingForm(const Translator& say, const SetupLook& look, World& world, const std::string& kind, const std::string& only) {
  OpeningForm form;
  for (const core::UnitState& set : look.sets) {
    if (form.kind.empty() || set.kind == kind || set.code == only) form.kind = set.kind;
  }
  form.questions = questionsOf(say, look, form.kind);
  for (const core::UnitState& set : look.sets) {
    if (set.kind != form.kind || (!only.empty() && set.code != only)) continue;
    SheetRow row = rowOf(say, world, set, form.questions);
    if (row.closed.size() < form.questions.size()) form.rows.push_back(std::move(row));
  }
  return form;
}

core::Problems OpeningTyped::named(const core::Problems& given) const {
  core::Problems out;
  for (core::Problem problem : given) {
    if (problem.where.line > 0 && static_cast<std::size_t>(problem.where.line) <= from.size()) {
      const From& about = from[static_cast<std::size_t>(problem.where.line) - 1];
      problem.where.field = cellName(fieldOf(problem, about.position), about.set);
    }
    out.push_back(std::move(problem));
  }
  return out;
}

OpeningTyped readOpening(const Request& request, const SetupLook& look, World& world, const OpeningForm& form) {
  OpeningTyped typed;
  typed.input.scan = keepScan(request, world, "scan");
  for (const core::UnitState& set : look.sets) {
    if (set.kind != form.kind) continue;
    std::vector<std::string> positions = {""};
    for (const core::Position& position : look.positions(form.kind)) positions.push_back(position.id);
    for (const std::string& position : positions) {
      Reader reader{request, set.code, typed.problems};
      for (const OpeningQuestion& one : form.questions) {
        if (one.position == position) reader.read(one);
      }
      reader.one.unit = position.empty() ? set.code : partAt(set, position);
      if (!reader.said || reader.one.unit.empty()) continue;
      typed.input.units.push_back(std::move(reader.one));
      typed.from.push_back({set.code, position});
    }
  }
  return typed;
}

}  // namespace muster::app
