// The filling room: a line a cylinder, one pump, gauge and bulk cylinder for all. What may not be filled says so in its line before a
// valve is opened; when the round is entered the rest is recorded and the refused ones stay on the sheet.
#include "app/web/pages/filling_look.h"

#include <algorithm>

#include "app/web/action_address.h"
#include "app/web/ask.h"
#include "app/web/pages/asked_unit.h"
#include "app/web/pages/pages.h"
#include "app/web/refusal_status.h"
#include "core/base/plain_text.h"

namespace muster::app {
namespace {

bool wantsFilling(const CylinderLine& line) {
  using Stand = core::CylinderStand;
  return line.stand == Stand::residual || line.stand == Stand::empty || line.stand == Stand::unread;
}

std::string refusalText(const Translator& say, const core::Problems& problems) {
  std::string text;
  for (const auto& problem : problems) text += (text.empty() ? "" : " ") + say.tr(problem.text) + say.tr(": ") + say.tr(problem.remedy) + ".";
  return text;
}

std::vector<FormField::Choice> unitsOf(const Translator& say, World& world, const char* kind) {
  std::vector<FormField::Choice> out = {{"", say.tr("None named")}};
  for (const auto& row : world.views.units({.kind = kind}, world.clock.now())) {
    const bool good = row.now.state == core::SetState::ready || row.now.state == core::SetState::dueSoon;
    out.push_back({row.code, row.code + (good ? "" : " · " + stateWord(say, row.now.state))});
  }
  return out;
}

std::vector<FormField> roundFields(const Translator& say, World& world) {
  using Kind = FormField::Kind;
  std::vector<FormField> fields;
  const auto choice = [&](const char* name, std::string label, std::vector<FormField::Choice> choices) {
    if (choices.size() > 1) fields.push_back({.kind = Kind::choice, .name = name, .label = std::move(label), .choices = std::move(choices)});
  };
  choice("pump", say.tr("Pump"), unitsOf(say, world, "filling-pump"));
  choice("gauge", say.tr("Fill gauge"), gaugesOf(say, world));
  choice("bulk", say.tr("Bulk cylinder"), unitsOf(say, world, "oxygen-bulk"));
  fields.push_back({.kind = Kind::code, .name = "lot", .label = say.tr("Lot of the oxygen"), .hint = say.tr("May stay empty.")});
  fields.push_back({.kind = Kind::text, .name = "permit", .label = say.tr("Permit of who fills"), .hint = say.tr("May stay empty.")});
  choice("done", say.tr("If one should not have been filled"),
         {{"no", say.tr("Refuse it, record the others")}, {"yes", say.tr("All have been filled already: record them all the same")}});
  fields.push_back(moreField(say));
  fields.push_back(whenField(say));
  return fields;
}

struct Shown {
  core::Problems problems;
  std::vector<RefusedFill> refused;
  std::vector<std::string> recorded;
  int status = 200;
};

Response show(const Request& request, Site& site, const FillingLook& look, const Shown& shown) {
  const Translator& say = site.say(request);
  const std::string title = say.tr("Filling room");
  const std::string symbol(core::symbolOf(pressureUnit(site.world, {})));
  std::string lead = say.tr("A line with a pressure is recorded, the others are left out. A fresh fill settles until its second reading.");
  std::string recorded;
  for (const auto& code : shown.recorded) recorded += (recorded.empty() ? "" : say.tr(", ")) + code;
  if (!recorded.empty()) lead = say.tr(core::msg("Recorded: {cylinders}. The others were refused.", {{"cylinders", recorded}})) + " " + lead;
  View body = fillingBody(say, look, title, lead, "/filling", say.tr("Record the fills"));
  const std::vector<SheetColumn> columns = {
      {"look", say.tr("Looked over"), say.tr("no damage, no oil"), "", false, {{"", say.tr("not yet")}, {"yes", say.tr("sound")}}, {}},
      {"residual", say.tr("Before filling"), "", symbol, false, {}, {}},
      {"pressure", say.tr("After filling"), "", symbol, false, {}, {}},
      {"temperature", say.tr("Then at"), "", "°C", false, {}, {}}};
  std::vector<SheetRow> rows;
  std::vector<std::pair<std::string, std::string>> hindered;
  for (const auto& line : look.lines) {
    if (std::find(shown.recorded.begin(), shown.recorded.end(), line.code) != shown.recorded.end()) continue;
    const auto refused = std::find_if(shown.refused.begin(), shown.refused.end(), [&](const auto& one) { return one.cylinder == line.code; });
    const auto& against = refused != shown.refused.end() ? refused->problems : line.against;
    rows.push_back({.id = line.code, .head = line.code, .note = cylinderNote(say, line)});
    if (!against.empty()) hindered.emplace_back(line.code, refusalText(say, against));
  }
  body.set("nothing", rows.empty()).set("hasForm", true);
  if (rows.empty())
    setEmpty(body, say.tr("No cylinder wants filling"), say.tr("Name cylinders below to fill them all the same."), say.tr("Second readings"),
             "/filling/readings");
  setSheet(body, say, request, say.tr("Cylinder"), columns, rows, shown.problems);
  setFields(body, say, request, site, roundFields(say, site.world), shown.problems);
  body.set("hasDone", !hindered.empty()).set("doneTitle", say.tr("Not to be filled now"));
  body.list("done", hindered, [&](View& row, const auto& one) {
    row.set("code", one.first).set("text", one.second).set("hasLink", true).set("address", unitPath(one.first)).set("word", say.tr("Look at it"));
  });
  return fillingAnswer(request, site, title, std::move(body), shown.status);
}

// The round as typed; lines without a pressure are left out.
FillRound readRound(const Request& request, Site& site, const FillingLook& look, core::Problems& problems) {
  const core::Unit unit = pressureUnit(site.world, {});
  const auto field = [&](const char* name) { return std::string(core::trimmed(request.form.get(name))); };
  FillRound round{field("gauge"), field("lot"), field("pump"), field("bulk"), field("permit"), field("done") == "yes", {}};
  for (const auto& line : look.lines) {
    const auto quantity = [&](const char* column, core::Unit of) {
      return readQuantity(cellText(request, column, line.code), of, cellName(column, line.code), problems);
    };
    const auto pressure = quantity("pressure", unit);
    const auto residual = quantity("residual", unit), temperature = quantity("temperature", core::Unit::celsius);
    if (pressure)
      round.rows.push_back({line.code, *pressure, temperature, residual, cellText(request, "look", line.code) == "yes"});
    else if ((residual || temperature) && cellText(request, "pressure", line.code).empty())
      problems.push_back({"empty",
                          core::msg("{cylinder}: the pressure is missing", {{"cylinder", line.code}}),
                          core::msg("type the pressure after filling, or clear the line"),
                          {.field = cellName("pressure", line.code)}});
  }
  return round;
}

}  // namespace

Response fillingPage(const Request& request, Site& site) {
  const bool all = request.query.get("which") == "all";
  const FillingLook look(request, site, [&](const CylinderLine& line) { return all ? line.host.empty() : wantsFilling(line); });
  if (!request.writes() || look.grown) return show(request, site, look, {});
  Shown shown;
  Who who = toldBy(request);
  who.occurredAt = readWhen(request, site, shown.problems);
  const FillRound round = readRound(request, site, look, shown.problems);
  if (shown.problems.empty()) {
    auto filled = recordFills(site.world, who, round);
    if (filled && filled->refused.empty())
      return doneWith(request, site, core::msg("cylinders filled: {count}", {{"count", std::to_string(filled->cylinders.size())}}),
                      filled->answer.remarks, "/filling");
    if (filled) {
      shown.refused = filled->refused, shown.recorded = filled->cylinders;
      const FillingLook now(request, site, wantsFilling);
      for (const auto& one : filled->refused) {
        for (core::Problem problem : one.problems)
          problem.where.field = cellName("pressure", one.cylinder), shown.problems.push_back(std::move(problem));
      }
      return show(request, site, now, shown);
    }
    shown.problems = filled.problems();
  }
  shown.status = statusOf(shown.problems);
  return show(request, site, look, shown);
}

}  // namespace muster::app
