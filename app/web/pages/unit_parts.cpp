// What a unit is made of: fitted parts with what counts on each, the sketch of the loop, and the details its kind asks for.
#include <algorithm>

#include "app/web/action_address.h"
#include "app/web/ask.h"
#include "app/web/code_words.h"
#include "app/web/pages/due_look.h"
#include "app/web/pages/unit_look.h"
#include "app/web/parts.h"
#include "core/readiness/due.h"
#include "core/upkeep/plan_standing.h"

namespace muster::app {
namespace {

bool good(core::SetState state) { return state == core::SetState::ready || state == core::SetState::dueSoon; }

// "4 of 6" as filled and empty boxes.
void setPips(View& row, const UnitLook& look, const core::UnitState& part) {
  const core::Figure* figure = look.rules->figure(core::familyOf(part.kind, *look.rules) + ".tests");
  const bool counted = figure && figure->value.dimension() == core::Dimension::count;
  row.set("hasPips", counted);
  if (!counted) return;
  const int allowed = static_cast<int>(std::clamp<std::int64_t>(core::convert(figure->value, core::Unit::piece, 0).coefficient(), 0, 24));
  std::vector<int> boxes;
  for (int i = 0; i < allowed; ++i) boxes.push_back(i);
  const std::string text =
      look.say.tr(core::msg("{used} of {allowed} tests used", {{"used", std::to_string(part.testsSpent)}, {"allowed", std::to_string(allowed)}}));
  row.set("pipsText", text).set("pipsCount", std::to_string(part.testsSpent) + " / " + std::to_string(allowed)).set("pipsWidth", allowed * 17 + 2);
  row.list("pips", boxes, [&](View& box, int i) { box.set("x", i * 17 + 1).set("on", i < part.testsSpent); });
}

// What counts as its pressure: the later of fill and reading.
const core::PressureReading* pressureOf(const core::UnitState& part) {
  const bool filled = part.fill && (!part.pressure || part.pressure->at < part.fill->at);
  return filled ? &*part.fill : part.pressure ? &*part.pressure : nullptr;
}

std::string pressureText(const core::UnitState& part) {
  const core::PressureReading* reading = pressureOf(part);
  return reading ? reading->pressure.text() : std::string();
}

// The nearest day something of it runs out: "requalification by 2027-08-01".
std::string nextDue(const UnitLook& look, const std::string& code) {
  const auto dues = look.world.views.assessment(code).value_or(core::Assessment{}).dues;
  const core::Due* first = nullptr;
  for (const core::Due& due : dues) {
    if (due.lastDay && (!first || *due.lastDay < *first->lastDay)) first = &due;
  }
  if (!first) return {};
  return look.say.tr(core::msg("{plan} by {day}", {{"plan", first->title}, {"day", shortDate(*first->lastDay, look.today)}}));
}

void setPart(View& row, const UnitLook& look, const core::Position& position, const core::UnitState* part, const std::string& code) {
  row.set("title", look.say.tr(position.title)).set("change", unitPath(look.code) + "/parts/" + urlEncoded(position.id)).set("canAct", !look.past);
  row.set("isEmpty", code.empty()).set("required", position.required).set("part", code).set("address", unitPath(code));
  row.set("hasPips", false).set("hasPressure", false).set("hasState", false).set("detail", "").set("readAt", "");
  if (code.empty()) return;
  const auto segment = look.segmentOf(code);
  setStatus(row, look.say, segment ? segment->state : core::SetState::unknown).set("hasState", true);
  if (!part) return;
  bool told = segment && !good(segment->state) && !segment->reasons.empty();
  for (const core::Reason& said : look.now.reasons) told = told && said.text != segment->reasons.front().text;  // it stands on top already
  row.set("detail", told ? reasonText(look.say, segment->reasons.front()) : nextDue(look, code));
  setPips(row, look, *part);
  const std::string pressure = pressureText(*part);
  row.set("hasPressure", !pressure.empty()).set("pressure", pressure);
  if (const core::PressureReading* reading = pressureOf(*part)) row.set("readAt", look.calendar->localText(reading->at).substr(5));
}

// The sketch knows four parts of a closed circuit by the position they have in every pack.
void setLoop(View& body, const UnitLook& look) {
  const auto has = [&](const char* id) {
    return look.kind && std::any_of(look.kind->positions.begin(), look.kind->positions.end(), [&](const core::Position& p) { return p.id == id; });
  };
  const bool drawn = look.is(core::Kind::Role::apparatus) && has("cylinder") && has("absorber");
  body.set("hasLoop", drawn);
  View loop;
  std::vector<std::string> hot;
  for (const char* id : {"cylinder", "absorber", "mask", "reducer", "bag"}) {
    const auto fitted = look.unit.parts.find(id);
    bool bad = false;
    for (const core::Position& position : look.kind ? look.kind->positions : std::vector<core::Position>()) {
      if (position.id != id) continue;
      const auto segment = fitted == look.unit.parts.end() ? std::nullopt : look.segmentOf(fitted->second);
      bad = fitted == look.unit.parts.end() ? position.required : segment && !good(segment->state) && segment->state != core::SetState::deployed;
      if (bad) hot.push_back(look.say.tr(position.title));
    }
    loop.set(std::string(id) + "Class", bad ? "hot" : "");
    if (std::string_view(id) != "cylinder") continue;
    const core::UnitState* cylinder = fitted == look.unit.parts.end() ? nullptr : look.other(fitted->second);
    const std::string pressure = cylinder ? pressureText(*cylinder) : std::string();
    loop.set("pressure", pressure.empty() ? look.say.tr("no reading") : pressure).set("pressureClass", bad ? "c-labx" : "c-txt s");
  }
  std::string text = look.say.tr(
      "Sketch of the loop: mask, exhalation hose, absorber, breathing bag, cooler, inhalation hose; the cylinder feeds it through the reducer.");
  std::string list;
  for (const std::string& one : hot) list += (list.empty() ? "" : look.say.tr(", ")) + one;
  if (!hot.empty()) text += " " + look.say.tr(core::msg("Not good, drawn in red: {parts}.", {{"parts", list}}));
  loop.set("text", text);
  body.set("loop", std::move(loop));
}

struct Detail {
  std::string word, text;
};

void addPressure(std::vector<Detail>& details, const UnitLook& look, std::string word, const std::optional<core::PressureReading>& reading) {
  if (!reading) return;
  std::string text = reading->pressure.text();
  const core::Figure* warmest = look.rules->figure("cylinder.warmest");
  if (reading->temperature)
    text += " · " + reading->temperature->text();
  else if (warmest)
    text += " · " + look.say.tr(core::msg("no temperature noted: judged as at {temperature}", {{"temperature", warmest->value.text()}}));
  else
    text += " · " + look.say.tr("no temperature noted");
  text += " · " + look.calendar->localText(reading->at) + (reading->gauge.empty() ? "" : " · " + reading->gauge);
  if (reading->declared) text += look.say.tr(" (declared from paper)");
  details.push_back({std::move(word), std::move(text)});
}

}  // namespace

void setParts(View& body, const UnitLook& look) {
  std::vector<core::Position> shown, empty;  // what may stay empty, and is, takes one line together
  for (const core::Position& position : look.kind ? look.kind->positions : std::vector<core::Position>()) {
    (position.required || look.unit.parts.contains(position.id) ? shown : empty).push_back(position);
  }
  body.set("hasParts", !shown.empty() || !empty.empty()).set("hasFree", !empty.empty());
  body.list("free", empty, [&](View& row, const core::Position& position) {
    row.set("title", look.say.tr(position.title)).set("change", unitPath(look.code) + "/parts/" + urlEncoded(position.id));
  });
  body.list("parts", shown, [&](View& row, const core::Position& position) {
    const auto fitted = look.unit.parts.find(position.id);
    const std::string code = fitted == look.unit.parts.end() ? std::string() : fitted->second;
    setPart(row, look, position, code.empty() ? nullptr : look.other(code), code);
  });
  setLoop(body, look);
}

void setDetails(View& body, const UnitLook& look) {
  const core::UnitState& unit = look.unit;
  std::vector<Detail> details;
  addPressure(details, look, look.say.tr("Last reading"), unit.pressure);
  addPressure(details, look, look.say.tr("Last fill"), unit.fill);
  for (const auto& [id, text] : unit.fields) {
    const auto field = look.kind ? std::find_if(look.kind->fields.begin(), look.kind->fields.end(),
                                                [&, name = id](const core::Field& one) { return one.id == name; })
                                 : std::vector<core::Field>::const_iterator();
    const bool known = look.kind && field != look.kind->fields.end();
    details.push_back({known ? look.say.tr(field->title) : id,
                       known && field->type == core::FieldType::flag ? (text == "yes" ? look.say.tr("yes") : look.say.tr("no")) : text});
  }
  if (unit.made) details.push_back({look.say.tr("Made"), core::text(*unit.made)});
  std::string aliases;
  for (const std::string& alias : unit.aliases) aliases += (aliases.empty() ? "" : look.say.tr(", ")) + alias;
  if (!aliases.empty()) details.push_back({look.say.tr("Other codes on it"), aliases});
  if (unit.retiredAt)
    details.push_back({look.say.tr("Retired"), look.calendar->localText(*unit.retiredAt) + " · " + codeWord(look.say, unit.retiredReason)});
  details.push_back({look.say.tr("In the ledger since"), look.calendar->localText(unit.registeredAt)});
  body.list("details", details, [](View& row, const Detail& detail) { row.set("word", detail.word).set("text", detail.text); });

  const auto owedTitle = [&](const std::string& step) {
    const core::Step* known = look.rules->step(step);
    return step == "*" ? look.say.tr("the full test") : known ? look.say.tr(known->title) : step;
  };
  body.set("hasOwed", !unit.owed.empty());
  std::vector<std::pair<std::string, core::Owed>> steps(unit.owed.begin(), unit.owed.end());
  const auto turn = [&](const std::string& step) {  // as they are done, not as they are spelt
    int at = 0;
    for (const core::Procedure* procedure : look.rules->proceduresFor(unit.kind)) {
      for (const core::Step& one : procedure->steps) {
        if (++at; one.id == step) return at;
      }
    }
    return 0;
  };
  std::stable_sort(steps.begin(), steps.end(), [&](const auto& a, const auto& b) { return turn(a.first) < turn(b.first); });
  body.list("owed", steps,
            [&](View& row, const auto& owed) { row.set("title", owedTitle(owed.first)).set("since", look.calendar->localText(owed.second.since)); });
  View spent;
  setPips(spent, look, unit);
  body.set("own", std::move(spent));
}

void setDues(View& body, const UnitLook& look) {
  std::vector<core::Due> dues = look.assessment.dues;
  for (const auto& [position, part] : look.unit.parts) {
    if (const auto assessed = look.world.views.assessment(part)) dues.insert(dues.end(), assessed->dues.begin(), assessed->dues.end());
  }
  std::stable_sort(dues.begin(), dues.end(), [](const core::Due& a, const core::Due& b) {
    return a.lastDay != b.lastDay && (!a.lastDay || (b.lastDay && *a.lastDay < *b.lastDay));
  });
  body.set("hasDues", !dues.empty());
  body.list("dues", dues, [&](View& row, const core::Due& due) {
    const core::Plan* plan = look.rules->plan(due.plan);
    const bool byTest = plan && !plan->procedure.empty();
    // What counts from the making or the fitting is a life: another part is fitted at its end.
    const auto seat = std::find_if(look.unit.parts.begin(), look.unit.parts.end(), [&](const auto& part) { return part.second == due.unit; });
    const bool life = !byTest && plan && (plan->from == "made" || plan->from == "fitted");
    const bool over = core::overdue(due, look.today), soon = !over && (!due.lastDay || due.warnFrom <= look.today);
    using core::SetState;
    const SetState drawn = over   ? (due.severity == core::Severity::block ? SetState::notReady : SetState::dueSoon)
                           : soon ? SetState::dueSoon
                                  : SetState::ready;
    row.set("stateClass", stateClass(drawn))
        .set("stateWord", core::neverDone(due) ? look.say.tr("no date on record")
                          : over               ? look.say.tr("overdue")
                          : soon               ? look.say.tr("due soon")
                                               : look.say.tr("in order"));
    row.set("title", look.say.tr(due.title)).set("unit", due.unit).set("address", unitPath(due.unit)).set("other", due.unit != look.code);
    row.set("lastDone", due.lastDone ? core::text(*due.lastDone) : std::string("–"))
        .set("lastDay", due.lastDay ? core::text(*due.lastDay) : std::string("–"));
    row.set("declared", due.declared).set("toBeConfirmed", due.toBeConfirmed).set("note", dueNotes(look.say, due));
    row.set("canDo", !look.past && !look.unit.retiredAt && !(life && seat == look.unit.parts.end()))
        .set("doWord", byTest ? look.say.tr("Test")
                       : life ? look.say.tr("Change")
                              : look.say.tr("Record it"));
    const core::UnitState* owner = due.unit == look.code ? &look.unit : look.other(due.unit);
    row.set("doAddress", owner ? dueAddress(due, owner->kind, owner->place, *look.rules) : unitPath(due.unit));
  });
}

}  // namespace muster::app
