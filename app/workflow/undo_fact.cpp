#include "app/workflow/undo_fact.h"

#include <algorithm>

#include "app/ports/counted_facts.h"
#include "app/workflow/amend.h"
#include "app/workflow/refuse.h"

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
  return is<core::StoreOpened>(h) || is<core::RulesAdopted>(h) || is<core::PersonEnrolled>(h) || is<core::FileImported>(h);
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
core::Outcome<core::Nothing> placeStillFree(Looking& look, const core::Fact& target, const core::FactUndone& undo) {
  for (const auto& subject : target.subjects) {
    if (subject.kind != core::Subject::Kind::unit) continue;
    auto facts = look.world().journal.factsAbout(subject);
    core::Fact pending;
    static_cast<core::FactDraft&>(pending) = core::draft(undo, look.now(), "");
    pending.id = {UINT32_MAX, UINT64_MAX};  // behind everything
    pending.recordedAt = core::Instant::distantFuture();
    facts.push_back(std::move(pending));
    const auto folded = core::fold(subject, std::move(facts));
    const auto* unit = std::get_if<core::UnitState>(&folded.value);
    const auto* slot = unit ? std::get_if<core::InSlot>(&unit->place) : nullptr;
    if (!slot || unit->kind.empty()) continue;
    for (const auto& row : look.world().views.unitsIn(slot->rack)) {
      if (row.slot != slot->slot || row.unit == subject.code) continue;
      return refuse("slot-occupied", core::msg("{unit} stands in slot {slot}", {{"unit", row.unit}, {"slot", slotText(*slot)}}),
                    core::msg("place {unit} elsewhere first", {{"unit", row.unit}}));
    }
  }
  return core::Nothing{};
}

// The other record of a conflict is believed once the wrong one is undone.
void settleConflict(Looking& look, const core::Fact& target, Decision& decision) {
  const auto read = core::read(target);
  const auto* test = read ? std::get_if<core::TestRecorded>(&read.value()) : nullptr;
  if (!test || test->conflict) return;
  for (const auto& fact : countedFacts(look.world().journal.factsAbout(core::unit(test->run.unit)))) {
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

}  // namespace

core::Outcome<Answer> undoFact(World& world, const Who& who, const UndoFact& input) {
  return carryOut(world, who, [&](Looking& look) -> core::Outcome<Decision> {
    auto target = standingFact(look, input.fact);
    if (!target) return target.problems();
    auto first = core::read(target.value());
    if (!first) return first.problems();
    if (input.reason.empty()) return refuse("empty", core::msg("the reason is missing"), core::msg("say why it is undone"), "reason");
    if (neverUndone(first.value())) {
      return refuse("not-undone", core::msg("a record of this kind is not undone"), core::msg("enter what is right as a new record"));
    }
    core::Problems problems;
    for (const auto& subject : target->subjects) {
      lookAt(look, subject);
      // What else stands in the same rack rests on the rack, not on this.
      if (subject.kind == core::Subject::Kind::rack && !is<core::RackInstalled>(first.value())) continue;
      for (const auto& later : countedFacts(look.world().journal.factsAbout(subject))) {
        if (later.id == target->id || core::foldsBefore(later, target.value())) continue;
        const auto happening = core::read(later);
        if (!happening || !restsOn(happening.value(), first.value(), target->id)) continue;
        problems.push_back(refuse("rested-on",
                                  core::msg("{record} of {time} rests on it", {{"record", core::text(later.id) + " " + later.kind},
                                                                               {"time", look.calendar().localText(later.occurredAt)}}),
                                  core::msg("undo that one first")));
      }
    }
    if (!problems.empty()) {
      problems.erase(std::unique(problems.begin(), problems.end()), problems.end());
      return problems;
    }
    core::FactUndone undo{target->id, keepText(look, input.reason), target->subjects};
    if (auto free = placeStillFree(look, target.value(), undo); !free) return free.problems();
    Decision decision;
    decision.happenings.push_back(std::move(undo));
    settleConflict(look, target.value(), decision);
    return decision;
  });
}

}  // namespace muster::app
