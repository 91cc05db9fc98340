// The fold: facts -> state of one subject. It exists once, here, and is total: it never refuses a fact that was recorded.
//
// State is the union over the kinds of subject. `fold` sorts, leaves out what was undone, reads corrected bodies, and applies
// one by one; `apply` is the single step. Same facts, same bytes, on any day. Pure.
#pragma once

#include <span>
#include <variant>

#include "core/equipment/cases.h"
#include "core/equipment/places.h"
#include "core/equipment/unit_state.h"
#include "core/journal/fact.h"
#include "core/journal/happenings.h"

namespace muster::core {

struct State {
  std::variant<UnitState, RackState, SquadState, PersonState, RulesState, StoreState, CaseState> value;
  // What was applied last; a fact that folds before it makes the store refold the subject.
  Instant lastOccurredAt = Instant::distantPast();
  FactId last;
  std::uint64_t revision = 0;  // number of facts about the subject; `expected` compares it
  bool operator==(const State&) const = default;
};

State emptyState(const Subject& subject);
// Applies one fact to the state of `subject`, which must be one of the fact's subjects. An undo, a correction or a second
// judgement asks for a refold: returns false and leaves the state untouched, as it does for a fact that folds before the last
// one applied (unless the fact changes nothing of this subject: a bench is not refolded for each old test it measured).
bool apply(State& state, const Subject& subject, const Fact& fact);
// The same for a fact already read: one fact about six subjects is read once.
bool apply(State& state, const Subject& subject, const Fact& fact, const Happening& happening);
// All facts about one subject, in any order, including undo and correction facts.
State fold(const Subject& subject, std::vector<Fact> facts);

std::string stateBytes(const State& state);  // canonical JSON
Outcome<State> parseState(std::string_view bytes);

}  // namespace muster::core
