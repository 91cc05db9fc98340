// The head of the board: answer, shortage, one action. A tired person reads three things; the fourth is lost.
#include <algorithm>

#include "app/web/action_address.h"
#include "app/web/ask.h"
#include "app/web/pages/board_view.h"
#include "app/web/parts.h"

namespace muster::app {
namespace {

bool good(core::SetState state) { return state == core::SetState::ready || state == core::SetState::dueSoon; }

std::string said(const Translator& say, core::Message message) { return say.tr(message); }

// The squad that is spoken of: the first that cannot go, else the first that can go only without something.
const core::SquadAnswer* worst(const core::SquadReport& report) {
  const core::SquadAnswer* found = nullptr;
  for (const core::SquadAnswer& squad : report.squads) {
    if (squad.out || squad.grade == core::Grade::complete) continue;
    if (!found || (found->grade != core::Grade::cannot && squad.grade == core::Grade::cannot)) found = &squad;
  }
  return found;
}

std::vector<const UnitRow*> badSets(const BoardLook& look, const core::SquadAnswer* squad) {
  std::vector<const UnitRow*> out;
  const core::SquadState* formed = squad ? look.formed(squad->squad) : nullptr;
  for (const UnitRow& set : look.board.sets) {
    const bool ours = !formed || std::find(formed->sets.begin(), formed->sets.end(), set.code) != formed->sets.end();
    if (ours && !good(set.now.state) && set.now.state != core::SetState::deployed) out.push_back(&set);
  }
  return out;
}

// Kit of the kinds the squad is short of, that is there but cannot be counted.
std::vector<UnitRow> badKit(const BoardLook& look, const core::SquadAnswer* squad) {
  std::vector<UnitRow> out;
  if (!squad) return out;
  for (const core::Shortage& shortage : squad->shortages) {
    const core::Kind* kind = look.rules->kind(shortage.kind);
    if (!kind || kind->role == core::Kind::Role::apparatus) continue;
    for (UnitRow& row : look.world.views.units({.kind = shortage.kind}, look.board.at)) {
      if (!good(row.now.state) && row.now.state != core::SetState::deployed) out.push_back(std::move(row));
    }
  }
  return out;
}

const UnitRow* quickest(const std::vector<const UnitRow*>& rows) {
  const UnitRow* best = nullptr;
  const auto cost = [](const UnitRow& row) { return row.now.next->minutes > 0 ? row.now.next->minutes : 1'000'000; };
  for (const UnitRow* row : rows) {
    if (row->now.next && (!best || cost(*row) < cost(*best))) best = row;
  }
  return best;
}

// The quickest thing that helps: first what the short squad misses, then anywhere, then what runs out first.
const UnitRow* mostUseful(const BoardLook& look, const std::vector<const UnitRow*>& missing) {
  if (const UnitRow* found = quickest(missing)) return found;
  if (const UnitRow* found = quickest(badSets(look, nullptr))) return found;
  const UnitRow* first = nullptr;
  for (const UnitRow& set : look.board.sets) {
    if (set.now.state != core::SetState::dueSoon || !set.now.next) continue;
    if (!first || set.readyUntil.value_or(core::Instant::distantFuture()) < first->readyUntil.value_or(core::Instant::distantFuture())) first = &set;
  }
  return first;
}

std::string afterwards(const BoardLook& look, const UnitRow& set) {
  auto units = look.board.units;
  for (core::UnitNow& unit : units) {
    if (unit.code == set.code) unit.state = core::SetState::ready;
  }
  const core::SquadReport then = core::squadsThatCanGo(look.board.formed, units, *look.rules);
  if (then.canGo <= look.board.squads.canGo && then.complete <= look.board.squads.complete) return {};
  return said(look.say,
              core::msg("With this done: {ready} of {total} squads", {{"ready", std::to_string(then.canGo)}, {"total", std::to_string(then.total)}}));
}

void setAction(View& body, const BoardLook& look, const std::vector<const UnitRow*>& missing) {
  const UnitRow* set = mostUseful(look, missing);
  body.set("calm", set == nullptr && !look.board.sets.empty());
  if (!set) {
    body.set("action", false);
    return;
  }
  const core::Action& next = *set->now.next;
  View action;
  const std::string then = good(set->now.state) ? std::string() : afterwards(look, *set);
  action.set("address", actionAddress(next, *look.rules)).set("set", set->code).set("text", actionText(look.say, next));
  action.set("minutes", next.minutes).set("hasMinutes", next.minutes > 0).set("then", then).set("hasThen", !then.empty());
  body.set("action", std::move(action));
}

// The headline names what binds, most of all; the numbers and their doubt stand under it.
std::string headline(const BoardLook& look, const core::SquadAnswer* squad) {
  if (!squad) {
    return look.board.squads.complete == look.board.squads.total ? look.say.tr("All squads are complete") : look.say.tr("All other squads are out");
  }
  const std::string title = squadTitle(look.say, squad->squad);
  const bool cannot = squad->grade == core::Grade::cannot;
  std::string what;
  int named = 0, more = 0;
  for (const core::Shortage& shortage : squad->shortages) {
    if (cannot && shortage.have >= shortage.required) continue;  // it could go without that
    if (named == 2) {
      ++more;
      continue;
    }
    what += (named++ == 0 ? "" : look.say.tr(", ")) + shortageCount(look.say, shortage);
  }
  if (more > 0) what += said(look.say, core::msg(" and {count} more", {{"count", std::to_string(more)}}));
  if (!cannot) return said(look.say, core::msg("{squad} can go, but without: {what}", {{"squad", title}, {"what", what}}));
  return what.empty() ? said(look.say, core::msg("{squad} cannot go", {{"squad", title}}))
                      : said(look.say, core::msg("{squad} cannot go: {what}", {{"squad", title}, {"what", what}}));
}

// "BG 4 sets: has 3, cannot go below 6, complete with 7 (number to be confirmed)."
std::string shortageNote(const Translator& say, const core::Shortage& one) {
  const std::vector<std::pair<std::string, core::Text>> places{
      {"kind", one.title}, {"have", std::to_string(one.have)}, {"required", std::to_string(one.required)}, {"wanted", std::to_string(one.wanted)}};
  std::string text = one.required > 0 ? said(say, core::msg("{kind}: has {have}, cannot go below {required}, complete with {wanted}", places))
                                      : said(say, core::msg("{kind}: has {have}, complete with {wanted}", places));
  if (one.toBeConfirmed) text += say.tr(" (number to be confirmed)");
  return text;
}

}  // namespace

std::string squadTitle(const Translator& say, const std::string& code) { return said(say, core::msg("Squad {code}", {{"code", code}})); }

std::string shortageCount(const Translator& say, const core::Shortage& shortage) {
  const int target = shortage.have < shortage.required ? shortage.required : shortage.wanted;
  return said(say, core::msg("{count} × {kind} short", {{"count", std::to_string(target - shortage.have)}, {"kind", shortage.title}}));
}

std::string shortageText(const Translator& say, const core::Shortage& shortage) {
  std::string text = shortageCount(say, shortage);
  if (shortage.toBeConfirmed) text += say.tr(" (number to be confirmed)");
  return text;
}

void setTop(View& body, const BoardLook& look) {
  const core::SquadReport& report = look.board.squads;
  const core::SquadAnswer* squad = worst(report);
  body.set("hasSquads", report.total > 0 && !look.board.sets.empty());
  body.set("canGo", report.canGo).set("total", report.total).set("squadsWord", look.say.plural("squad", "squads", report.total));
  struct GradeRow {
    core::SetState drawn;
    core::Grade grade;
    int count;
  };
  const auto out = static_cast<int>(std::count_if(report.squads.begin(), report.squads.end(), [](const core::SquadAnswer& one) { return one.out; }));
  std::vector<GradeRow> grades{{core::SetState::ready, core::Grade::complete, report.complete},
                               {core::SetState::dueSoon, core::Grade::canGoWithout, report.canGo - report.complete},
                               {core::SetState::notReady, core::Grade::cannot, report.total - report.canGo - out}};
  if (out > 0) grades.push_back({core::SetState::deployed, core::Grade::cannot, out});
  body.list("grades", grades, [&](View& row, const GradeRow& one) {
    row.set("stateClass", stateClass(one.drawn))
        .set("word", one.drawn == core::SetState::deployed ? look.say.tr("Out") : gradeWord(look.say, one.grade))
        .set("count", one.count);
  });
  body.set("headline", headline(look, squad));
  std::vector<std::string> notes;
  if (squad && squad->grade == core::Grade::canGoWithout) notes.push_back(look.say.tr("To go like this needs the commander."));
  if (squad) {
    for (const core::Shortage& one : squad->shortages) {
      if (notes.size() < 4) notes.push_back(shortageNote(look.say, one));  // the squad's own row below names them all
    }
  }
  body.list("notes", notes, [](View& row, const std::string& text) { row.set("text", text); });
  auto bad = badSets(look, squad);
  const std::vector<UnitRow> kit = badKit(look, squad);
  for (const UnitRow& row : kit) bad.push_back(&row);
  setAction(body, look, bad);
  if (bad.size() > 6) bad.resize(6);
  body.list("badSets", bad, [&](View& row, const UnitRow* set) {
    setStatus(row, look.say, set->now.state).set("code", set->code).set("address", unitPath(set->code));
    row.set("reason", set->now.reasons.empty() ? std::string() : reasonText(look.say, set->now.reasons.front()));
    const std::string order = set->now.reasons.empty() ? std::string() : set->now.reasons.front().order;
    row.set("hasOrder", !order.empty()).set("order", order).set("orderAddress", orderPath(order));
  });
}

}  // namespace muster::app
