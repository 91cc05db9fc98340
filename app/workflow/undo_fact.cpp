#include "app/workflow/undo_fact.h"

#include <algorithm>

#include "app/ports/adopted_rules.h"
#include "app/workflow/adopt_rules.h"
#include "app/workflow/amend.h"
#include "app/workflow/ice_put_back.h"
#include "app/workflow/refuse.h"
#include "core/journal/amendments.h"

namespace muster::app {
namespace {

template <typename T>
bool is(const core::Happening& happening) {
  return std::holds_alternative<T>(happening);
}

bool moves(const core::Happening& h) {
  return is<core::UnitPlaced>(h) || is<core::CheckedOut>(h) || is<core::CheckedIn>(h) || is<core::UnitSentAway>(h) || is<core::UnitReturned>(h) ||
         is<core::PartFitted>(h) || is<core::UnitRetired>(h);
}

bool neverUndone(const core::Happening& h) {
  return is<core::StoreOpened>(h) || is<core::RulesAdopted>(h) || is<core::PersonEnrolled>(h) || is<core::FileImported>(h) ||
         is<core::WorkOpened>(h) || is<core::WorkDone>(h);  // they go with the record that opened or ended them
}

// Whether `later`, about the same subject, makes no sense without `first`.
bool restsOn(const core::Happening& later, const core::Happening& first, core::FactId firstId) {
  if (const auto* again = std::get_if<core::TestJudgedAgain>(&later); again && is<core::TestRecorded>(first)) return again->test == firstId;
  if (is<core::UnitRegistered>(first) || is<core::RackInstalled>(first) || is<core::SquadFormed>(first)) return true;
  if (const auto* reported = std::get_if<core::FaultReported>(&first)) {
    const auto* cleared = std::get_if<core::FaultCleared>(&later);
    return cleared && cleared->fault == reported->fault;
  }
  if (const auto* fitted = std::get_if<core::PartFitted>(&first)) {
    // A test since then was made with that part in; a part moved since then is somewhere else.
    if (const auto* other = std::get_if<core::PartFitted>(&later)) {
      return other->unit == fitted->unit ? other->position == fitted->position : true;
    }
    return is<core::TestRecorded>(later) || is<core::CheckedOut>(later) || is<core::UnitRetired>(later) || is<core::UnitPlaced>(later);
  }
  if (moves(first)) return moves(later);
  if (const auto* filled = std::get_if<core::CylinderFilled>(&first)) {
    const auto* read = std::get_if<core::PressureRead>(&later);
    return read && read->cylinder == filled->cylinder;
  }
  return false;
}

// After the undo a unit may find its former slot or apparatus taken by another.
core::Outcome<core::Nothing> placeStillFree(Looking& look, const core::Subject& subject, const std::vector<core::FactUndone>& undone) {
  const auto folded = foldedWith(look, subject, {undone.begin(), undone.end()});
  const auto* unit = std::get_if<core::UnitState>(&folded.value);
  const auto* slot = unit ? std::get_if<core::InSlot>(&unit->place) : nullptr;
  if (!slot || unit->kind.empty()) return core::Nothing{};
  for (const auto& row : look.world().views.unitsIn(slot->rack)) {
    if (row.slot != slot->slot || row.unit == subject.code) continue;
    return refuse("slot-occupied", core::msg("{unit} stands in slot {slot}", {{"unit", row.unit}, {"slot", slotText(*slot)}}),
                  core::msg("place {unit} elsewhere first", {{"unit", row.unit}}));
  }
  return core::Nothing{};
}

// The other record of a conflict is believed once the wrong one is undone.
void settleConflict(Looking& look, const core::Fact& target, Decision& decision) {
  const auto read = core::read(target);
  const auto* test = read ? std::get_if<core::TestRecorded>(&read.value()) : nullptr;
  if (!test || test->conflict) return;
  for (const auto& fact : core::countedFacts(look.world().journal.factsAbout(core::unit(test->run.unit)))) {
    if (fact.id == target.id) continue;
    auto other = core::read(fact);
    auto* recorded = other ? std::get_if<core::TestRecorded>(&other.value()) : nullptr;
    if (!recorded || !recorded->conflict || recorded->run.startedAt != test->run.startedAt || recorded->run.bench != test->run.bench) continue;
    recorded->conflict = false;
    core::FactCorrected corrected{fact.id,        core::draft(*recorded, fact.occurredAt, fact.by).body, "conflict-settled", fact.subjects, fact.kind,
                                  fact.occurredAt};
    decision.happenings.push_back(std::move(corrected));
    return;
  }
}

using Ids = std::vector<core::FactId>;

// What came later and rests on the record, apart from what is undone with it.
core::Problems restingOn(Looking& look, const core::Fact& target, const core::Happening& first, const Ids& together) {
  core::Problems problems;
  for (const auto& subject : target.subjects) {
    lookAt(look, subject);
    // What else stands in the same rack rests on the rack, not on this.
    if (subject.kind == core::Subject::Kind::rack && !is<core::RackInstalled>(first)) continue;
    for (const auto& later : core::countedFacts(look.world().journal.factsAbout(subject))) {
      if (std::find(together.begin(), together.end(), later.id) != together.end() || core::foldsBefore(later, target)) continue;
      const auto happening = core::read(later);
      if (!happening || !restsOn(happening.value(), first, target.id)) continue;
      auto problem = refuse("rested-on",
                            core::msg("{record} of {time} rests on it",
                                      {{"record", core::text(later.id) + " " + later.kind}, {"time", look.calendar().localText(later.occurredAt)}}),
                            core::msg("undo that one first"));
      if (std::find(problems.begin(), problems.end(), problem) == problems.end()) problems.push_back(std::move(problem));
    }
  }
  return problems;
}

// What the record opened or ended of work orders in the same act goes with it: they stand as before.
void undoItsOrders(Looking& look, const core::Fact& target, const std::string& reason, std::vector<core::FactUndone>& undone) {
  if (target.subjects.empty()) return;
  for (const auto& fact : core::countedFacts(look.world().journal.factsAbout(target.subjects.front()))) {
    const bool ofOrders = fact.kind.starts_with("WorkOpened/") || fact.kind.starts_with("WorkDone/");
    if (fact.command != target.command || !ofOrders) continue;
    const bool listed = std::any_of(undone.begin(), undone.end(), [&](const core::FactUndone& one) { return one.target == fact.id; });
    if (listed) continue;
    for (const auto& subject : fact.subjects) lookAt(look, subject);
    undone.push_back({fact.id, reason, fact.subjects});
  }
}

// A limit that is no longer confirmed judges no longer alone, nor does one that is again.
void judgeByFormerRules(Looking& look, const std::vector<core::Fact>& targets, Decision& decision) {
  const auto ofRules = [](const core::Fact& fact) { return !fact.subjects.empty() && fact.subjects.front() == core::rules(); };
  const auto target = std::find_if(targets.begin(), targets.end(), ofRules);
  if (target == targets.end()) return;
  const auto then = foldedWith(look, core::rules(), decision.happenings);
  const auto after = loadRules(std::get<core::RulesState>(then.value), look.world().blobs);
  addJudgedAgain(look, *after, "undone:" + core::text(target->id), decision);
}

core::Outcome<Decision> decide(Looking& look, const UndoFacts& input) {
  Decision decision;
  std::vector<core::FactUndone> undone;
  std::vector<core::Fact> targets;
  const bool reasoned = !input.reason.empty();
  for (const auto id : input.facts) {
    auto target = standingFact(look, id);
    if (!target) return target.problems();
    auto first = core::read(target.value());
    if (!first) return first.problems();
    if (neverUndone(first.value())) {
      return refuse("not-undone", core::msg("a record of this kind is not undone"), core::msg("enter what is right as a new record"));
    }
    if (auto problems = restingOn(look, target.value(), first.value(), input.facts); !problems.empty()) return problems;
    undone.push_back({target->id, reasoned ? keepText(look, input.reason) : "", target->subjects});
    targets.push_back(std::move(target).value());
  }
  std::vector<core::FactUndone> orders = undone;
  for (const auto& target : targets) undoItsOrders(look, target, undone.front().reason, orders);
  orders.erase(orders.begin(), orders.begin() + static_cast<std::ptrdiff_t>(undone.size()));
  if (!reasoned) return refuse("empty", core::msg("the reason is missing"), core::msg("say why it is undone"), "reason");
  for (const auto& target : targets) {
    for (const auto& subject : target.subjects) {
      if (subject.kind != core::Subject::Kind::unit) continue;
      if (auto free = placeStillFree(look, subject, undone); !free) return free.problems();
    }
  }
  const std::string reason = undone.front().reason;
  for (std::size_t i = 0; i < targets.size(); ++i) {
    decision.happenings.push_back(std::move(undone[i]));
    settleConflict(look, targets[i], decision);
  }
  putIceBack(look, targets, reason, decision);
  judgeByFormerRules(look, targets, decision);
  for (auto& order : orders) decision.happenings.push_back(std::move(order));
  return decision;
}

}  // namespace

core::Outcome<Answer> undoFacts(World& world, const Who& who, const UndoFacts& input) {
  return carryOut(world, who, [&](Looking& look) { return decide(look, input); });
}

core::Outcome<Answer> undoFact(World& world, const Who& who, const UndoFact& input) { return undoFacts(world, who, {{input.fact}, input.reason}); }

core::Problems againstUndo(World& world, core::FactId fact) {
  const auto now = world.clock.now();
  Looking look(world, now, now);
  const auto decided = decide(look, {{fact}, {}});
  core::Problems problems = decided ? core::Problems{} : decided.problems();
  std::erase_if(problems, [](const core::Problem& problem) { return problem.code == "empty"; });  // the reason is still to be typed
  return problems;
}

}  // namespace muster::app
