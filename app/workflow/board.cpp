#include "app/workflow/board.h"

#include <algorithm>
#include <map>
#include <utility>

#include "app/workflow/stock_lines.h"
#include "core/readiness/stock.h"

namespace muster::app {

using core::Json;
using core::SetState;

namespace {

bool good(SetState state) { return state == SetState::ready || state == SetState::dueSoon; }

// The worst first, as the board ranks them for kit: what is bad, then what is doubtful, then what is away.
int rank(SetState state) {
  switch (state) {
    case SetState::notReady: return 5;
    case SetState::unknown: return 4;
    case SetState::underWork: return 3;
    case SetState::deployed: return 2;
    case SetState::dueSoon: return 1;
    case SetState::ready: return 0;
  }
  return 0;
}

// A cylinder that sits in a set is no spare one.
bool fitted(const UnitRow& unit) { return std::holds_alternative<core::InUnit>(unit.place); }

// A consumable counts by its pieces that are good to take. Told back: between which moments they are as many.
Lasting countPieces(World& world, std::vector<core::UnitNow>& units, const core::RuleBook& rules, core::Instant at) {
  Lasting lasting;
  std::vector<std::string> consumables;
  for (const auto& need : rules.squadNeeds()) {
    const auto* kind = rules.kind(need.kind);
    if (kind && kind->role == core::Kind::Role::consumable) consumables.push_back(need.kind);
  }
  if (consumables.empty()) return lasting;
  for (auto& unit : units) {
    if (std::find(consumables.begin(), consumables.end(), unit.kind) == consumables.end()) continue;
    const auto state = world.journal.state(core::unit(unit.code));
    const auto* item = state ? std::get_if<core::UnitState>(&state->value) : nullptr;
    if (!item) continue;
    const auto count = core::countStock(*item, rules, *world.calendar(), at);
    unit.pieces = count.good;
    lasting.from = std::max(lasting.from, count.since), lasting.until = std::min(lasting.until, count.until);
  }
  return lasting;
}

std::vector<KitCount> countKit(const std::vector<UnitRow>& units, const std::vector<core::UnitNow>& counted, const core::RuleBook& rules,
                               std::size_t squads) {
  std::vector<KitCount> kit;
  for (const auto& need : rules.squadNeeds()) {
    const auto* kind = rules.kind(need.kind);
    if (!kind || kind->role == core::Kind::Role::apparatus) continue;
    KitCount count{need.kind, need.title.en.empty() ? kind->title : need.title, 0, 0, need.wanted * static_cast<int>(squads), SetState::ready};
    for (const auto& unit : units) {
      if (unit.kind != need.kind || fitted(unit)) continue;
      int here = 1;
      if (kind->role == core::Kind::Role::consumable) {
        const auto item = std::find_if(counted.begin(), counted.end(), [&](const core::UnitNow& one) { return one.code == unit.code; });
        if (item != counted.end()) here = item->pieces;
      }
      count.held += here;
      count.good += good(unit.now.state) ? here : 0;
      if (rank(unit.now.state) > rank(count.worst)) count.worst = unit.now.state;
    }
    kit.push_back(std::move(count));
  }
  return kit;
}

// A boardLine is canonical JSON: it begins with the id, which is a code and needs no escapes, and ends with the state.
std::string_view codeOf(std::string_view line) {
  constexpr std::string_view kBefore = R"({"id":")";
  line.remove_prefix(kBefore.size());
  return line.substr(0, line.find('"'));
}

core::UnitNow unitNowOf(std::string_view line, const std::string& kind) {
  const auto end = line.size() - 2;  // "}
  const auto begin = line.rfind('"', end - 1) + 1;
  const auto state = line.substr(begin, end - begin);
  for (const auto each : {SetState::ready, SetState::dueSoon, SetState::notReady, SetState::underWork, SetState::deployed}) {
    if (state == core::name(each)) return {std::string(codeOf(line)), kind, each};
  }
  return {std::string(codeOf(line)), kind, SetState::unknown};
}

}  // namespace

Board boardAt(World& world, core::Instant at) {
  const auto rules = world.rules();
  Board board;
  board.at = at;
  const auto units = world.views.units({}, at);
  board.units.reserve(units.size());
  for (const auto& unit : units) {
    if (!fitted(unit)) board.units.push_back({unit.code, unit.kind, unit.now.state});
  }
  countPieces(world, board.units, *rules, at);
  board.formed = world.views.squads();
  board.squads = core::squadsThatCanGo(board.formed, board.units, *rules);
  board.kit = countKit(units, board.units, *rules, board.formed.size());
  for (const auto& line : stockAt(world, at)) {  // the brigade's own minimum, beside what the squads need
    if (!line.count.minimum) continue;
    const core::Text title(line.title.en + " " + line.code, line.title.zh.empty() ? "" : line.title.zh + " " + line.code);
    const auto worst = line.low() ? SetState::dueSoon : SetState::ready;
    board.kit.push_back({line.kind, title, line.count.held, line.count.good, *line.count.minimum, worst});
  }
  for (const auto& unit : units) {
    const auto* kind = rules->kind(unit.kind);
    if (!kind || kind->role != core::Kind::Role::apparatus) continue;
    ++board.counts[static_cast<int>(unit.now.state)];
    board.sets.push_back(unit);
  }
  return board;
}

std::string_view name(core::Grade grade) {
  switch (grade) {
    case core::Grade::complete: return "complete";
    case core::Grade::canGoWithout: return "can_go_without";
    case core::Grade::cannot: return "cannot";
  }
  return "cannot";
}

std::string_view name(core::Duty duty) {
  switch (duty) {
    case core::Duty::onDuty: return "on_duty";
    case core::Duty::standby: return "standby";
    case core::Duty::rest: return "rest";
  }
  return "rest";
}

Json squadsJson(const core::SquadReport& report) {
  Json::Array squads;
  for (const auto& squad : report.squads) {
    Json::Array sets(squad.sets.begin(), squad.sets.end()), shortages;
    for (const auto& shortage : squad.shortages)
      shortages.push_back(Json::Object{{"kind", shortage.kind},
                                       {"title", shortage.title.en},
                                       {"have", shortage.have},
                                       {"required", shortage.required},
                                       {"wanted", shortage.wanted},
                                       {"to_be_confirmed", shortage.toBeConfirmed}});
    squads.push_back(Json::Object{{"id", squad.squad},
                                  {"duty", name(squad.duty)},
                                  {"grade", name(squad.grade)},
                                  {"out", squad.out},
                                  {"sets", std::move(sets)},
                                  {"short_of", std::move(shortages)}});
  }
  return Json::Object{{"complete", report.complete}, {"can_go", report.canGo}, {"total", report.total}, {"squads", std::move(squads)}};
}

Json boardJson(const Board& board, const Say& say) {
  Json::Array sets;
  for (const auto& set : board.sets) sets.push_back(boardLine(set.code, set.now, set.readyUntil, say));
  return Json::Object{{"at", core::text(board.at)}, {"sets", std::move(sets)}, {"squads", squadsJson(board.squads)}};
}

std::string BoardText::at(core::Instant now) const {
  std::string whole;
  whole.reserve(rest.size() + 64);
  return whole.append("{\"at\":\"").append(core::text(now)).append("\"").append(rest);
}

BoardText boardTextOf(World& world, core::Instant at) {
  const auto rules = world.rules();
  std::vector<std::string> kinds, apparatus;
  for (const auto& kind : rules->kinds()) {
    const bool isApparatus = kind.role == core::Kind::Role::apparatus;
    const auto& needs = rules->squadNeeds();
    if (!isApparatus && std::none_of(needs.begin(), needs.end(), [&](const auto& need) { return need.kind == kind.id; })) continue;
    kinds.push_back(kind.id);
    if (isApparatus) apparatus.push_back(kind.id);
  }
  std::vector<core::UnitNow> units;
  std::string lines;  // of the sets, one after the other
  std::vector<std::pair<std::size_t, std::size_t>> sets;
  BoardText text;
  text.lasting = world.views.boardLines(kinds, at, [&](const std::string& kind, std::string_view line) {
    units.push_back(unitNowOf(line, kind));
    if (std::find(apparatus.begin(), apparatus.end(), kind) == apparatus.end()) return;
    sets.emplace_back(lines.size(), line.size());
    lines += line;
  });
  const Lasting pieces = countPieces(world, units, *rules, at);
  text.lasting.from = std::max(text.lasting.from, pieces.from), text.lasting.until = std::min(text.lasting.until, pieces.until);
  // By code, as the lines begin with it; kinds came one after the other.
  std::sort(units.begin(), units.end(), [](const auto& a, const auto& b) { return a.code < b.code; });
  const auto lineOf = [&](const auto& set) { return std::string_view(lines).substr(set.first, set.second); };
  std::sort(sets.begin(), sets.end(), [&](const auto& a, const auto& b) { return codeOf(lineOf(a)) < codeOf(lineOf(b)); });
  text.rest.reserve(lines.size() + sets.size() + 4096);
  text.rest += ",\"sets\":[";
  for (std::size_t i = 0; i < sets.size(); ++i) (text.rest += i == 0 ? "" : ",") += lineOf(sets[i]);
  text.rest += "],\"squads\":";
  core::appendCanonical(squadsJson(core::squadsThatCanGo(world.views.squads(), units, *rules)), text.rest);
  text.rest += '}';
  return text;
}

}  // namespace muster::app
