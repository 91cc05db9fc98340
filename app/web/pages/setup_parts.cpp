// The parts of many sets in one go: a line a set, for each position a code, a serial and the date its plans count from.
#include <algorithm>

#include "app/web/layout.h"
#include "app/web/pages/pages.h"
#include "app/web/setup_forms.h"
#include "app/web/setup_look.h"
#include "app/workflow/do_maintenance.h"
#include "app/workflow/register_many.h"

namespace muster::app {
namespace {

// What is asked of the part at one position besides code and serial: the days its plans count from.
struct PartDay {
  std::string id;  // "made", or the id of a field
  std::string title;
};

struct PartsForm {
  std::string kind;
  std::vector<core::Position> positions;
  std::map<std::string, std::vector<PartDay>> days;  // by position
  std::vector<SheetColumn> columns;
  std::vector<SheetRow> rows;  // id: the set
};

std::vector<PartDay> daysOf(const Translator& say, const core::RuleBook& rules, const std::string& kind) {
  std::vector<PartDay> days;
  const core::Kind* part = rules.kind(kind);
  for (const core::Plan* plan : plansMeant(rules, kind)) {
    if (plan->from == "made") days.push_back({"made", say.tr("made on")});
    if (!plan->from.starts_with("field:") || !part) continue;
    const auto field = std::find_if(part->fields.begin(), part->fields.end(), [&](const core::Field& one) { return one.id == plan->from.substr(6); });
    if (field != part->fields.end()) days.push_back({field->id, say.tr(field->title)});
  }
  return days;
}

PartsForm formOf(const Request& request, Site& site, const SetupLook& look) {
  const Translator& say = site.say(request);
  PartsForm form;
  const std::string asked = request.writes() ? request.form.get("kind") : request.query.get("kind");
  for (const core::UnitState& set : look.sets) {
    if (form.kind.empty() || set.kind == asked) form.kind = set.kind;
  }
  form.positions = look.positions(form.kind);
  for (const core::Position& position : form.positions) {
    const std::string title = say.tr(position.title);
    form.columns.push_back({position.id + ".code", title, say.tr("code"), "", false, {}, {}});
    form.columns.push_back({position.id + ".serial", title, say.tr("serial or lot"), "", false, {}, {}});
    form.days[position.id] = daysOf(say, *look.rules, position.kind);
    for (const PartDay& day : form.days[position.id]) form.columns.push_back({position.id + "." + day.id, title, day.title, "", true, {}, {}});
  }
  for (const core::UnitState& set : look.sets) {
    if (set.kind != form.kind) continue;
    SheetRow row{.id = set.code, .head = set.code};
    bool open = false;
    for (const core::Position& position : form.positions) {
      const auto part = set.parts.find(position.id);
      const bool there = part != set.parts.end() && !part->second.empty();
      open = open || !there;
      if (!there) continue;
      row.closed[position.id + ".code"] = part->second;
      row.closed[position.id + ".serial"] = say.tr("fitted");
      for (const PartDay& day : form.days[position.id]) row.closed[position.id + "." + day.id] = "";
    }
    if (open) form.rows.push_back(std::move(row));
  }
  for (const core::Position& position : form.positions) {
    const auto codes = offeredCodes(site.world, position.kind, static_cast<int>(form.rows.size()));
    for (std::size_t i = 0; i < form.rows.size(); ++i) form.rows[i].offered[position.id + ".code"] = codes[i];
  }
  return form;
}

Response show(const Request& request, Site& site, const SetupLook& look, const PartsForm& form, const core::Problems& problems) {
  const Translator& say = site.say(request);
  const std::string title = say.tr("Enter the parts");
  View body = sheetBody(title, say.tr("One line a set. A part with neither a serial nor a date is left out; parts go into their sets at once."),
                        "/setup/parts", say.tr("Register and fit these parts"), "/setup");
  body.set("hasForm", !form.rows.empty()).set("nothing", form.rows.empty());
  if (look.sets.empty())
    setEmpty(body, say.tr("No set is registered yet"), say.tr("Parts sit in sets: register the sets first."), say.tr("Register sets"), "/setup/sets");
  else
    setEmpty(body, say.tr("Every set has its parts"), say.tr("A part is changed on the page of its set."), say.tr("Go on with the set-up"), "/setup");
  setHidden(body, "kind", form.kind);
  setSheet(body, say, request, say.tr("Set"), form.columns, form.rows, problems);
  setFields(body, say, request, site, {}, problems);
  return sheetPage(request, site, title, std::move(body), problems);
}

// The part typed at one position of one set; nothing where the line says nothing of it.
std::optional<NewUnit> partOf(const Request& request, const PartsForm& form, const core::Position& position, const std::string& set,
                              core::Problems& problems) {
  const auto cell = [&](const std::string& column) { return cellText(request, position.id + "." + column, set); };
  NewUnit part;
  part.unit.code = cell("code"), part.unit.kind = position.kind, part.unit.serial = cell("serial");
  bool said = !part.unit.serial.empty();
  for (const PartDay& day : form.days.at(position.id)) {
    const auto read = readDay(cell(day.id), cellName(position.id + "." + day.id, set), problems);
    said = said || !cell(day.id).empty();
    if (!read) continue;
    if (day.id == "made")
      part.unit.made = read;
    else
      part.unit.fields[day.id] = core::text(*read);
  }
  if (!said) return std::nullopt;
  part.host = set, part.position = position.id;
  return part;
}

}  // namespace

Response setupPartsPage(const Request& request, Site& site) {
  const SetupLook look(site.world);
  const PartsForm form = formOf(request, site, look);
  if (!request.writes()) return show(request, site, look, form, {});
  core::Problems problems;
  std::vector<NewUnit> parts;
  for (const SheetRow& row : form.rows) {
    for (const core::Position& position : form.positions) {
      if (row.closed.contains(position.id + ".code")) continue;
      if (auto part = partOf(request, form, position, row.id, problems)) parts.push_back(std::move(*part));
    }
  }
  if (!problems.empty()) return show(request, site, look, form, problems);
  const auto answer = registerMany(site.world, toldBy(request), parts);
  if (answer)
    return doneWith(request, site, core::msg("parts registered and fitted: {count}", {{"count", std::to_string(parts.size())}}), answer->remarks,
                    "/setup");
  for (core::Problem problem : answer.problems()) {
    if (problem.where.line > 0) {
      const NewUnit& part = parts[static_cast<std::size_t>(problem.where.line) - 1];
      problem.where.field = cellName(part.position + "." + (problem.where.field == "position" ? "code" : problem.where.field), part.host);
    }
    problems.push_back(std::move(problem));
  }
  return show(request, site, look, form, problems);
}

}  // namespace muster::app
