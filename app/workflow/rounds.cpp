#include "app/workflow/rounds.h"

#include <algorithm>

#include "app/workflow/refuse.h"
#include "app/workflow/work_orders.h"

namespace muster::app {

namespace {

bool goesTo(const core::Round& round, const core::RackState& rack) {
  return round.racks.empty() || std::find(round.racks.begin(), round.racks.end(), rack.purpose) != round.racks.end();
}

using Kinds = std::map<std::string, std::string>;  // unit -> kind

Kinds kindsOf(World& world, core::Instant at) {
  Kinds kinds;
  for (const auto& row : world.views.units({}, at)) kinds[row.code] = row.kind;
  return kinds;
}

// In the order of the slots; what is asked of the rack comes last. A rack without a unit the round asks about is not on its way.
std::vector<RoundQuestion> questionsOf(World& world, const core::Round& round, const core::RackState& rack, const Kinds& kinds) {
  std::vector<RoundQuestion> questions;
  for (const SlotRow& row : world.views.unitsIn(rack.code)) {
    for (const auto& item : round.items) {
      const auto kind = kinds.find(row.unit);
      if (!item.kind.empty() && kind != kinds.end() && kind->second == item.kind) questions.push_back({&item, row.unit, row.slot});
    }
  }
  if (questions.empty()) return questions;
  for (const auto& item : round.items) {
    if (item.kind.empty()) questions.push_back({&item, "", ""});
  }
  return questions;
}

// The id of a fault says which item found it, so that the next shift does not report it again.
std::string faultPrefix(const core::RoundItem& item) { return core::plainCode("F-" + item.id + "-"); }

const core::Fault* alreadyOpen(const core::UnitState& unit, const core::RoundItem& item) {
  const std::string prefix = faultPrefix(item);
  const auto found = std::find_if(unit.faults.begin(), unit.faults.end(), [&](const core::Fault& fault) {
    return fault.code == "round" && fault.id.starts_with(prefix) && fault.id.find('-', prefix.size()) == std::string::npos;
  });
  return found == unit.faults.end() ? nullptr : &*found;
}

std::string noted(const core::RoundItem& item, const std::string& note) {
  return (item.title.zh.empty() ? item.title.en : item.title.zh + " / " + item.title.en) + (note.empty() ? "" : ": " + note);
}

void reportOfUnit(Looking& look, const core::RoundItem& item, const core::RoundAnswer& answer, Decision& decision) {
  const auto* unit = look.unit(answer.unit);
  if (!unit || unit->retiredAt) return;
  if (const auto* open = alreadyOpen(*unit, item)) {
    const std::string order = core::orderAbout(*unit, open->id);
    decision.remarks.push_back(core::msg("{unit}: reported already {order}", {{"unit", answer.unit}, {"order", order}}));
    return;
  }
  const std::string fault = faultPrefix(item) + core::plainCode(look.world().random.hex(4));
  decision.happenings.push_back(
      core::FaultReported{answer.unit, fault, "round", keepText(look, noted(item, answer.note)), item.severity == core::Severity::block});
}

// Of the rack itself: an order each, ended by the next round that finds it good.
void reportOfRack(Looking& look, const MakeRound& input, const core::RoundItem& item, const core::RoundAnswer& answer, Decision& decision) {
  const std::string about = input.round + "/" + item.id;
  for (const auto& order : workOrders(look.world(), true)) {
    if (order.work->rack != input.rack || order.work->about != about) continue;
    if (answer.good) decision.happenings.push_back(core::WorkDone{order.code, "", "cleared", ""});
    return;
  }
  if (!answer.good) addRackWork(look, input.rack, about, keepText(look, noted(item, answer.note)), decision);
}

}  // namespace

std::vector<RoundAtRack> roundsAt(World& world, core::Instant at) {
  const auto rules = world.rules();
  const auto calendar = world.calendar();
  const Kinds kinds = kindsOf(world, at);
  std::vector<RoundAtRack> all;
  for (const core::RackState& rack : world.views.racks()) {
    for (const core::Round* round : rules->rounds()) {
      if (!goesTo(*round, rack)) continue;
      RoundAtRack one{rules, round, rack, questionsOf(world, *round, rack, kinds), {}, {}};
      if (one.questions.empty()) continue;
      if (const auto last = rack.rounds.find(round->id); last != rack.rounds.end()) one.last = last->second;
      one.standing = core::roundStanding(*round, one.last ? std::optional(one.last->at) : std::nullopt, at, *calendar);
      all.push_back(std::move(one));
    }
  }
  std::stable_sort(all.begin(), all.end(), [](const RoundAtRack& a, const RoundAtRack& b) { return a.standing.due > b.standing.due; });
  return all;
}

core::Outcome<Answer> makeRound(World& world, const Who& who, const MakeRound& typed) {
  return carryOut(world, who, [&](Looking& look) -> core::Outcome<Decision> {
    MakeRound input = typed;
    input.rack = core::plainCode(input.rack);
    const core::Round* round = look.rules().round(input.round);
    const core::RackState* rack = look.rack(input.rack);
    const auto questions =
        round && rack && goesTo(*round, *rack) ? questionsOf(world, *round, *rack, kindsOf(world, look.now())) : std::vector<RoundQuestion>{};
    if (questions.empty()) {
      return refuse("unknown-round", core::msg("no round {round} goes to rack {rack}", {{"round", input.round}, {"rack", input.rack}}),
                    core::msg("choose it from the list of rounds"), "round");
    }
    Decision decision;
    core::Problems problems;
    core::RoundMade made{round->id, rack->code, {}};
    for (const auto& question : questions) {
      const std::string unit = question.unit.empty() ? rack->code : question.unit, field = "a." + question.item->id + "." + question.unit;
      const auto answer = std::find_if(input.answers.begin(), input.answers.end(), [&](const core::RoundAnswer& one) {
        return one.item == question.item->id && core::plainCode(one.unit) == question.unit;
      });
      if (answer == input.answers.end()) {
        problems.push_back(refuse("unanswered", core::msg("{unit}: {item} is not answered", {{"unit", unit}, {"item", question.item->title}}),
                                  core::msg("look and say whether it is good"), field));
        continue;
      }
      made.answers.push_back({question.item->id, question.unit, answer->good, answer->good ? "" : keepText(look, answer->note)});
      if (question.unit.empty())
        reportOfRack(look, input, *question.item, *answer, decision);
      else if (!answer->good)
        reportOfUnit(look, *question.item, *answer, decision);
    }
    if (!problems.empty()) return problems;
    addOpenedWork(look, decision, core::WorkRule::From::round);
    decision.happenings.insert(decision.happenings.begin(), std::move(made));
    return decision;
  });
}

core::Json roundsJson(World& world, core::Instant at) {
  using core::Json;
  Json::Array list;
  for (const auto& one : roundsAt(world, at)) {
    Json::Array questions;
    for (const auto& question : one.questions)
      questions.push_back(
          Json::Object{{"item", question.item->id}, {"title", question.item->title.en}, {"unit", question.unit}, {"slot", question.slot}});
    list.push_back(Json::Object{{"round", one.round->id},
                                {"title", one.round->title.en},
                                {"rack", one.rack.code},
                                {"due", one.standing.due},
                                {"since", one.standing.due ? Json(core::text(one.standing.since)) : Json()},
                                {"next", core::text(one.standing.next)},
                                {"last", one.last ? Json(core::text(one.last->at)) : Json()},
                                {"last_failed", one.last ? one.last->failed : 0},
                                {"minutes", one.round->minutes},
                                {"questions", std::move(questions)}});
  }
  return Json::Object{{"at", core::text(at)}, {"rounds", std::move(list)}};
}

}  // namespace muster::app
