// Many sets in one table: code, serial, model, day of making, slot. All or none under one name.
#include <set>

#include "app/web/layout.h"
#include "app/web/pages/pages.h"
#include "app/web/setup_forms.h"
#include "app/web/setup_look.h"
#include "app/workflow/register_many.h"

namespace muster::app {
namespace {

constexpr int kUsualSets = 14, kMostSets = 60;

// Slots of the racks that are free and may hold the kind, in order: offered one a set.
std::vector<std::string> freeSlots(World& world, const std::string& kind, std::size_t most) {
  std::vector<std::string> free;
  for (const core::RackState& rack : world.views.racks()) {
    std::set<std::string> taken;
    for (const SlotRow& row : world.views.unitsIn(rack.code)) taken.insert(row.slot);
    for (const core::SlotSpec& slot : rack.slots) {
      if (slot.kind == kind && !taken.contains(slot.slot) && free.size() < most) free.push_back(rack.code + "/" + slot.slot);
    }
  }
  return free;
}

struct SetsForm {
  std::string kind;
  int count = kUsualSets;
  std::vector<SheetColumn> columns;
  std::vector<SheetRow> rows;
};

SetsForm formOf(const Request& request, Site& site, const SetupLook& look) {
  const Translator& say = site.say(request);
  SetsForm form;
  const auto kinds = look.kinds(core::Kind::Role::apparatus);
  const std::string asked = request.writes() ? request.form.get("kind") : request.query.get("kind");
  for (const core::Kind* kind : kinds) {
    if (form.kind.empty() || kind->id == asked) form.kind = kind->id;
  }
  form.count = request.writes() ? 0 : typedCount(request, "count", kUsualSets, kMostSets);
  if (request.writes()) {
    while (form.count < kMostSets && request.form.has(cellName("code", std::to_string(form.count + 1)))) ++form.count;
  }
  form.columns = {{"code", say.tr("Code"), say.tr("as on the label"), "", false, {}, {}},
                  {"serial", say.tr("Serial number"), say.tr("as on the plate"), "", false, {}, {}},
                  {"model", say.tr("Model"), "", "", false, {}, {}},
                  {"made", say.tr("Made on"), say.tr("may stay empty"), "", true, {}, {}},
                  {"slot", say.tr("Slot"), say.tr("rack/slot; may stay empty"), "", false, {}, {}}};
  if (form.kind.empty()) return form;
  const auto codes = offeredCodes(site.world, form.kind, form.count);
  const auto slots = freeSlots(site.world, form.kind, static_cast<std::size_t>(form.count));
  for (int i = 0; i < form.count; ++i) {
    const auto at = static_cast<std::size_t>(i);
    SheetRow row{.id = std::to_string(i + 1), .head = std::to_string(i + 1)};
    row.offered = {{"code", codes[at]}, {"slot", at < slots.size() ? slots[at] : ""}};
    form.rows.push_back(std::move(row));
  }
  return form;
}

Response show(const Request& request, Site& site, const SetupLook& look, const SetsForm& form, const core::Problems& problems) {
  const Translator& say = site.say(request);
  const std::string title = say.tr("Register sets");
  View body = sheetBody(title, say.tr("One line a set. Lines without a serial number are left out; nothing is kept before all lines are right."),
                        "/setup/sets", say.tr("Register these sets"), "/setup");
  body.set("hasCount", true).set("countLabel", say.tr("How many lines")).set("count", form.count).set("hasKinds", true);
  body.list("kinds", look.kinds(core::Kind::Role::apparatus), [&](View& row, const core::Kind* kind) {
    row.set("value", kind->id).set("word", say.tr(kind->title)).set("chosen", kind->id == form.kind);
  });
  setHidden(body, "kind", form.kind);
  setSheet(body, say, request, say.tr("No."), form.columns, form.rows, problems);
  setFields(body, say, request, site, {}, problems);
  return sheetPage(request, site, title, std::move(body), problems);
}

}  // namespace

Response setupSetsPage(const Request& request, Site& site) {
  const SetupLook look(site.world);
  const SetsForm form = formOf(request, site, look);
  if (!request.writes()) return show(request, site, look, form, {});
  core::Problems problems;
  std::vector<NewUnit> units;
  std::vector<std::string> lines;
  for (const SheetRow& row : form.rows) {
    const auto cell = [&](const char* column) { return cellText(request, column, row.id); };
    if (cell("serial").empty()) continue;
    NewUnit set;
    set.unit.code = cell("code"), set.unit.kind = form.kind, set.unit.serial = cell("serial"), set.unit.model = cell("model");
    set.unit.made = readDay(cell("made"), cellName("made", row.id), problems);
    const std::string slot = core::plainCode(cell("slot"));
    const auto cut = slot.find('/') != std::string::npos ? slot.find('/') : slot.rfind('-');  // "R01-A1" is what the label says
    set.rack = slot.substr(0, cut);
    set.slot = cut == std::string::npos ? "" : slot.substr(cut + 1);
    units.push_back(std::move(set));
    lines.push_back(row.id);
  }
  if (!problems.empty()) return show(request, site, look, form, problems);
  const auto answer = registerMany(site.world, toldBy(request), units);
  if (answer) {
    return doneWith(request, site, core::msg("sets registered: {count}", {{"count", std::to_string(units.size())}}), answer->remarks, "/setup");
  }
  for (core::Problem problem : answer.problems()) {
    if (problem.where.field == "rack") problem.where.field = "slot";
    if (problem.where.line > 0) problem.where.field = cellName(problem.where.field, lines[static_cast<std::size_t>(problem.where.line) - 1]);
    problems.push_back(std::move(problem));
  }
  return show(request, site, look, form, problems);
}

}  // namespace muster::app
