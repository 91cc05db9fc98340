// The tiles of the board: one row a squad, one plate a set; quiet when good.
#include <algorithm>
#include <set>

#include "app/web/ask.h"
#include "app/web/pages/board_view.h"
#include "app/web/parts.h"
#include "app/web/standing_since.h"

namespace muster::app {
namespace {

constexpr std::size_t kMostDetailed = 300;  // beyond so many sets a tile says the day, not what will end it

bool good(core::SetState state) { return state == core::SetState::ready || state == core::SetState::dueSoon; }

// "BG4-07" -> "BG4-", "07": the number is the picture.
std::pair<std::string, std::string> split(const std::string& code) {
  const auto dash = code.rfind('-');
  return dash == std::string::npos ? std::pair<std::string, std::string>{"", code} : std::pair{code.substr(0, dash + 1), code.substr(dash + 1)};
}

// The plan that a reason speaks of, by its code: "mask-quarterly-overdue", "full-test-due".
const core::Plan* planBehind(const core::Reason& reason, const std::string& kind, const core::RuleBook& rules) {
  for (const std::string_view ending : {"-overdue", "-due"}) {
    if (!reason.code.ends_with(ending)) continue;
    const std::string stem = reason.code.substr(0, reason.code.size() - ending.size());
    if (const core::Plan* plan = rules.plan(stem)) return plan;
    const core::Procedure* full = stem == "full-test" ? rules.fullTest(kind) : nullptr;
    for (const core::Plan* plan : rules.plansFor(kind)) {
      if (full && plan->procedure == full->id) return plan;
    }
  }
  return nullptr;
}

// What will end a ready set's readiness, in two or three words: the day stands under it.
std::string endOf(const BoardLook& look, const UnitRow& row) {
  if (look.board.sets.size() > kMostDetailed || !row.readyUntil) return {};
  const auto assessment = look.world.views.assessment(row.code);
  if (!assessment) return {};
  const core::Segment& after = core::at(assessment->timeline, *row.readyUntil);
  if (after.reasons.empty()) return {};
  const core::Plan* plan = planBehind(after.reasons.front(), row.kind, *look.rules);
  return plan ? look.say.tr(plan->title) : look.say.tr(after.reasons.front().text);
}

// On its own plate a set need not be named, and a day of this year is short.
std::string reasonOnTile(const BoardLook& look, const UnitRow& row) {
  core::Reason reason = row.now.reasons.front();
  const core::Plan* plan = reason.code.ends_with("-due") && reason.lastDay ? planBehind(reason, row.kind, *look.rules) : nullptr;
  if (plan) reason.text = core::msg("{plan} by {day}", {{"plan", plan->title}, {"day", shortDate(*reason.lastDay, look.today)}});
  return reasonText(look.say, reason);
}

void setTile(View& tile, const BoardLook& look, const std::string& code) {
  const auto [prefix, number] = split(code);
  tile.set("prefix", prefix).set("number", number).set("address", unitPath(code));
  const UnitRow* row = look.set(code);
  if (!row) {
    setStatus(tile, look.say, core::SetState::unknown).set("why", look.say.tr("Not in the ledger"));
    tile.set("hasUntil", false).set("hasSince", false);
    return;
  }
  setStatus(tile, look.say, row->now.state);
  tile.set("why", row->now.reasons.empty() ? endOf(look, *row) : reasonOnTile(look, *row));
  const bool until = good(row->now.state) && row->readyUntil.has_value();
  tile.set("hasUntil", until);
  if (until) {
    const core::Date last = look.calendar->dateOf(*row->readyUntil - std::chrono::microseconds(1));
    const auto days = (std::chrono::sys_days(last) - std::chrono::sys_days(look.today)).count() + 1;
    tile.set("until", shortDate(last, look.today)).set("width", static_cast<int>(std::clamp<long>(days * 4, 2, 120)));  // the bar is 30 days
  }
  const auto since = good(row->now.state) ? std::nullopt : standingSince(look.world, row->code, row->now);
  tile.set("hasSince", since.has_value());
  if (since) {
    const core::Date day = look.calendar->dateOf(*since);
    const std::string when = day == look.today ? clockTime(*since, *look.calendar) : shortDate(day, look.today);
    tile.set("since", look.say.tr(core::msg("since {when}", {{"when", when}})));
  }
}

struct SquadDrawn {
  const core::SquadAnswer* answer;
  const core::SquadState* formed;
};

void setSquad(View& row, const BoardLook& look, const SquadDrawn& squad) {
  const Translator& say = look.say;
  const auto& own = squad.formed->sets;
  const auto usable = static_cast<int>(std::count_if(own.begin(), own.end(), [&](const std::string& code) {
    const UnitRow* set = look.set(code);
    return set && good(set->now.state);
  }));
  row.set("title", squadTitle(say, squad.answer->squad)).set("duty", dutyWord(say, squad.answer->duty));
  row.set("have", usable).set("need", static_cast<int>(own.size())).set("seven", own.size() == 7);
  using core::Grade;
  const Grade grade = squad.answer->grade;
  row.set("stateClass", squad.answer->out ? "out" : grade == Grade::complete ? "ready" : grade == Grade::canGoWithout ? "due" : "bad");
  row.set("stateWord", squad.answer->out ? say.tr("Out") : gradeWord(say, grade));
  std::string caption;
  std::size_t named = 0;
  for (const core::Shortage& shortage : squad.answer->shortages) {
    if (named++ < 3) caption += (caption.empty() ? "" : say.tr(", ")) + shortageText(say, shortage);
  }
  if (named > 3) caption += say.tr(core::msg(" and {count} more", {{"count", std::to_string(named - 3)}}));  // the kit below shows them all
  for (const std::string& code : squad.answer->sets) {
    if (std::find(own.begin(), own.end(), code) == own.end()) {
      caption += (caption.empty() ? "" : say.tr(", ")) + say.tr(core::msg("takes {set} too", {{"set", code}}));
    }
  }
  row.set("caption", caption);
  row.list("tiles", own, [&](View& tile, const std::string& code) { setTile(tile, look, code); });
}

}  // namespace

void setSquads(View& body, const BoardLook& look) {
  std::vector<SquadDrawn> drawn;
  std::set<std::string> assigned;
  for (const core::SquadAnswer& answer : look.board.squads.squads) {
    const core::SquadState* formed = look.formed(answer.squad);
    if (!formed) continue;
    drawn.push_back({&answer, formed});
    assigned.insert(formed->sets.begin(), formed->sets.end());
  }
  body.list("squads", drawn, [&](View& row, const SquadDrawn& squad) { setSquad(row, look, squad); });
  std::vector<std::string> others;
  int othersGood = 0;
  for (const UnitRow& set : look.board.sets) {
    if (assigned.contains(set.code)) continue;
    others.push_back(set.code);
    othersGood += good(set.now.state);
  }
  body.set("hasOthers", !others.empty()).set("othersHeld", static_cast<int>(others.size())).set("othersGood", othersGood);
  if (others.size() > kMostDetailed) others.resize(kMostDetailed);
  body.list("others", others, [&](View& tile, const std::string& code) { setTile(tile, look, code); });
}

}  // namespace muster::app
