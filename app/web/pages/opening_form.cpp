#include "app/web/pages/opening_form.h"

#include <algorithm>
#include <iterator>

#include "app/web/pages/entry.h"
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
    if (asked.what == What::pressure) one.pressure = readQuantity(typed, core::Unit::megapascal, field, problems);
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

std::string openingCell(const core::Problem& problem, const std::string& position) {
  const std::string& field = problem.where.field;
  if (field == "tested" || field == "unit" || field.empty()) return "tested";
  if (field == "pressure") return "p." + position;
  if (field == "pressure_read") return "pd." + position;
  if (field == "absorber_tests") return "n." + position;
  return "d." + field;
}

std::vector<OpeningQuestion> questionsAbout(const Translator& say, const SetupLook& look, const core::UnitState& unit) {
  std::vector<OpeningQuestion> about;
  for (const core::Kind* kind : look.kinds(core::Kind::Role::apparatus)) {
    for (OpeningQuestion& one : questionsOf(say, look, kind->id)) {
      const core::Position* position = positionOf(kind, one.position);
      if (position ? position->kind != unit.kind : kind->id != unit.kind) continue;
      const bool asked = std::any_of(about.begin(), about.end(), [&](const OpeningQuestion& other) { return other.column.id == one.column.id; });
      if (!asked) about.push_back(std::move(one));
    }
  }
  return about;
}

std::optional<core::OpeningDeclared> readStatement(const Request& request, const std::vector<OpeningQuestion>& questions, const std::string& row,
                                                   core::Problems& problems) {
  Reader reader{request, row, problems};
  for (const OpeningQuestion& one : questions) reader.read(one);
  return reader.said ? std::optional(std::move(reader.one)) : std::nullopt;
}

std::string standsIn(const OpeningQuestion& question, const core::OpeningDeclared& told) {
  switch (question.what) {
    case What::tested: return typedOf(told.tested);
    case What::result: return "passed";  // only a passed test is declared
    case What::pressure: return typedOf(told.pressure);
    case What::pressureRead: return typedOf(told.pressureRead);
    case What::uses: return told.absorberTests ? std::to_string(*told.absorberTests) : std::string();
    case What::done: {
      const auto day = told.done.find(question.plan);
      return day == told.done.end() ? std::string() : core::text(day->second);
    }
  }
  return {};
}

FormField openingField(const OpeningQuestion& question, const std::string& row, const Translator& say) {
  const SheetColumn& column = question.column;
  return {column.choices.empty() ? FormField::Kind::text : FormField::Kind::choice,
          cellName(column.id, row),
          column.title + (column.hint.empty() ? "" : say.tr(": ") + column.hint),
          column.date ? say.tr("as in 2026-03-05") : "",
          "",
          column.unit,
          column.choices};
}

std::vector<FormField> paperCertificateFields(const Translator& say, const std::optional<core::Certificate>& told) {
  using Kind = FormField::Kind;
  return {{Kind::text, "number", say.tr("Certificate"), say.tr("its number"), told ? told->number : "", "", {}},
          {Kind::text, "laboratory", say.tr("Laboratory"), "", told ? told->laboratory : "", "", {}},
          {Kind::text, "issued", say.tr("Issued on"), say.tr("as in 2026-03-05"), told ? core::text(told->issued) : "", "", {}},
          {Kind::text, "valid_to", say.tr("Valid to"), say.tr("that day included"), told ? typedOf(told->validTo) : "", "", {}}};
}

std::optional<core::Certificate> readPaperCertificate(const Request& request, core::Problems& problems) {
  const auto before = problems.size();
  const auto issued = readDay(request.form.get("issued"), "issued", problems), validTo = readDay(request.form.get("valid_to"), "valid_to", problems);
  const auto missing = [&](const char* field, core::Message text) {
    problems.push_back({"empty", std::move(text), core::msg("copy it from the certificate"), {.field = field}});
  };
  if (request.form.get("number").empty()) missing("number", core::msg("the number of the certificate is missing"));
  if (request.form.get("issued").empty()) missing("issued", core::msg("the day of the certificate is missing"));
  if (request.form.get("valid_to").empty()) missing("valid_to", core::msg("it is not said until when it is valid"));
  if (problems.size() > before) return std::nullopt;
  return core::Certificate{
      core::Certificate::Act::verification, request.form.get("number"), request.form.get("laboratory"), *issued, validTo, true, {}};
}

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
      problem.where.field = cellName(openingCell(problem, about.position), about.set);
    }
    out.push_back(std::move(problem));
  }
  return out;
}

OpeningTyped readOpening(const Request& request, const SetupLook& look, World& world, const OpeningForm& form) {
  OpeningTyped typed;
  typed.input.scan = keepUpload(request, world, "scan");
  for (const core::UnitState& set : look.sets) {
    if (set.kind != form.kind) continue;
    std::vector<std::string> positions = {""};
    for (const core::Position& position : look.positions(form.kind)) positions.push_back(position.id);
    for (const std::string& position : positions) {
      std::vector<OpeningQuestion> about;
      std::copy_if(form.questions.begin(), form.questions.end(), std::back_inserter(about),
                   [&](const OpeningQuestion& one) { return one.position == position; });
      auto one = readStatement(request, about, set.code, typed.problems);
      if (one) one->unit = position.empty() ? set.code : partAt(set, position);
      if (!one || one->unit.empty()) continue;
      typed.input.units.push_back(std::move(*one));
      typed.from.push_back({set.code, position});
    }
  }
  return typed;
}

}  // namespace muster::app
