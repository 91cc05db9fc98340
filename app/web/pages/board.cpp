// The readiness board: how many squads can go, what binds, the one next action; then every set with shape, word and reason.
#include <algorithm>

#include "app/web/ask.h"
#include "app/web/layout.h"
#include "app/web/pages/board_view.h"
#include "app/web/pages/pages.h"
#include "app/web/parts.h"
#include "app/workflow/known_at.h"

namespace muster::app {

BoardLook::BoardLook(const Translator& theSay, World& theWorld, const Board& theBoard)
    : say(theSay), world(theWorld), board(theBoard), calendar(theWorld.calendar()), rules(theWorld.rules()), today(calendar->dateOf(theBoard.at)) {
  for (const UnitRow& row : board.sets) sets.emplace(row.code, &row);
}

const UnitRow* BoardLook::set(std::string_view code) const {
  const auto found = sets.find(code);
  return found == sets.end() ? nullptr : found->second;
}

const core::SquadState* BoardLook::formed(std::string_view squad) const {
  for (const core::SquadState& one : board.formed) {
    if (one.code == squad) return &one;
  }
  return nullptr;
}

// What is short or runs out stands first, each with its state; what is all there is counted in one quiet line a kind.
void setKit(View& body, const BoardLook& look) {
  std::vector<const KitCount*> loud, quiet;
  for (const KitCount& kit : look.board.kit) {
    const bool worth = kit.good < kit.needed || kit.worst != core::SetState::ready || kit.good < kit.held;
    (worth ? loud : quiet).push_back(&kit);
  }
  std::stable_sort(loud.begin(), loud.end(), [](const KitCount* a, const KitCount* b) { return a->good < a->needed && b->good >= b->needed; });
  const auto setCount = [&](View& row, const KitCount* kit) {
    row.set("title", look.say.tr(kit->title)).set("good", kit->good).set("needed", kit->needed);
  };
  body.set("hasKit", !look.board.kit.empty()).set("hasQuiet", !quiet.empty());
  body.set("quietWord", look.say.plural("{n} kind all there", "{n} kinds all there", static_cast<long>(quiet.size())));
  body.list("quiet", quiet, setCount);
  body.list("kit", loud, [&](View& row, const KitCount* kit) {
    setCount(row, kit);
    const bool enough = kit->good >= kit->needed;
    setStatus(row, look.say, !enough ? core::SetState::notReady : kit->worst == core::SetState::dueSoon ? kit->worst : core::SetState::ready);
    const int unusable = kit->held - kit->good;
    row.set("caption", unusable > 0 ? look.say.plural("{n} held is not usable", "{n} held are not usable", unusable) : std::string());
  });
}

void setLegend(View& body, const BoardLook& look) {
  using core::SetState;
  constexpr SetState kAll[] = {SetState::ready, SetState::dueSoon, SetState::notReady, SetState::underWork, SetState::deployed, SetState::unknown};
  body.list("legend", kAll,
            [&](View& row, SetState state) { setStatus(row, look.say, state).set("count", look.board.counts[static_cast<int>(state)]); });
}

Response boardPage(const Request& request, Site& site) {
  const auto at = momentOf(request, site);
  if (!at) return refused(request, site, 400, at.problems());
  AsKnown known(site.world, *at, asksForMoment(request));
  const Board board = boardAt(known.world(), *at);
  const BoardLook look(site.say(request), known.world(), board);
  View body;
  setTop(body, look);
  setSquads(body, look);
  setKit(body, look);
  setWeek(body, look);
  setLegend(body, look);
  const bool empty = board.sets.empty();
  body.set("isEmpty", empty);
  setEmpty(body, look.say.tr("No apparatus is registered yet"),
           look.say.tr("Here the board says how many squads can go. Set up the brigade step by step: people, racks, sets, what the paper books say."),
           look.say.tr("Set up the brigade"), "/setup");
  const std::string title = core::fill(look.say.tr("Can go now: {ready} of {total} squads"),
                                       {"", {{"ready", std::to_string(board.squads.canGo)}, {"total", std::to_string(board.squads.total)}}}, false);
  PageHead head{.templateName = "board", .title = title, .nav = "/", .reloadSeconds = 10};
  if (asksForMoment(request)) head.at = *at, head.reloadSeconds = 0;
  return page(request, site, std::move(head), std::move(body));
}

}  // namespace muster::app
