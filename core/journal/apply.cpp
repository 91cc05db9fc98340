#include "core/journal/apply.h"

#include <algorithm>
#include <chrono>

#include "core/journal/apply_parts.h"

namespace muster::core {

namespace folding {

bool amends(const Happening& happening) {
  return std::holds_alternative<FactUndone>(happening) || std::holds_alternative<FactCorrected>(happening) ||
         std::holds_alternative<TestJudgedAgain>(happening);
}

bool changes(const Subject& subject, const Happening& happening) {
  if (subject.kind == Subject::Kind::rack) return std::holds_alternative<RackInstalled>(happening) || std::holds_alternative<RoundMade>(happening);
  if (subject.kind == Subject::Kind::store) return std::holds_alternative<StoreOpened>(happening);
  if (subject.kind != Subject::Kind::unit) return true;
  const std::string& code = subject.code;
  if (const auto* test = std::get_if<TestRecorded>(&happening)) {
    const auto proven = [&](const auto& row) { return row.second == code; };
    return code == test->run.unit || code == test->absorber || std::any_of(test->proves.begin(), test->proves.end(), proven);
  }
  if (const auto* fill = std::get_if<CylinderFilled>(&happening)) return code == fill->cylinder;
  if (const auto* read = std::get_if<PressureRead>(&happening)) return code == read->cylinder;
  if (const auto* out = std::get_if<CheckedOut>(&happening)) return code == out->unit;
  if (const auto* filled = std::get_if<CanisterFilled>(&happening)) return code == filled->canister;
  if (const auto* checked = std::get_if<CalibratorChecked>(&happening)) return code == checked->calibrator;
  if (std::holds_alternative<RetestAllowed>(happening)) return false;  // the case keeps it
  if (const auto* accepted = std::get_if<CertificateAccepted>(&happening)) return code == accepted->calibrator;
  if (const auto* opened = std::get_if<CaseOpened>(&happening)) return code == opened->calibrator;
  return !std::holds_alternative<CaseUnitSettled>(happening);
}

}  // namespace folding

namespace {

constexpr std::chrono::hours kLateAfter{24};  // told more than a day after it happened

bool toldLate(const Fact& fact) { return fact.recordedAt > fact.occurredAt + kLateAfter; }

// Every fact counts, also one that changes nothing here: revisions are compared by the journal.
void count(State& state, const Fact& fact) {
  ++state.revision;
  if (std::tie(state.lastOccurredAt, state.last) < std::tie(fact.occurredAt, fact.id)) {
    state.lastOccurredAt = fact.occurredAt;
    state.last = fact.id;
  }
  if (auto* unit = std::get_if<UnitState>(&state.value); unit && toldLate(fact)) unit->lateEntry = true;
}

void change(State& state, const Fact& fact, const Happening& happening) {
  using namespace folding;
  if (auto* unit = std::get_if<UnitState>(&state.value)) applyToUnit(*unit, fact, happening);
  if (auto* rack = std::get_if<RackState>(&state.value)) applyToRack(*rack, fact, happening);
  if (auto* squad = std::get_if<SquadState>(&state.value)) applyToSquad(*squad, happening);
  if (auto* person = std::get_if<PersonState>(&state.value)) applyToPerson(*person, happening);
  if (auto* rules = std::get_if<RulesState>(&state.value)) applyToRules(*rules, fact, happening);
  if (auto* store = std::get_if<StoreState>(&state.value)) applyToStore(*store, happening);
  if (auto* file = std::get_if<CaseState>(&state.value)) applyToCase(*file, fact, happening);
}

template <typename T>
State named(const std::string& code) {
  State state;
  state.value.emplace<T>().code = code;
  return state;
}

template <typename T>
State single() {
  State state;
  state.value.emplace<T>();
  return state;
}

}  // namespace

State emptyState(const Subject& subject) {
  switch (subject.kind) {
    case Subject::Kind::unit: return named<UnitState>(subject.code);
    case Subject::Kind::rack: return named<RackState>(subject.code);
    case Subject::Kind::squad: return named<SquadState>(subject.code);
    case Subject::Kind::person: return named<PersonState>(subject.code);
    case Subject::Kind::rules: return single<RulesState>();
    case Subject::Kind::store: return single<StoreState>();
    case Subject::Kind::file: return named<CaseState>(subject.code);
  }
  return {};
}

bool apply(State& state, const Subject& subject, const Fact& fact, const Happening& happening) {
  if (folding::amends(happening)) return false;
  if (folding::changes(subject, happening)) {
    if (std::tie(fact.occurredAt, fact.id) < std::tie(state.lastOccurredAt, state.last)) return false;
    change(state, fact, happening);
  }
  count(state, fact);
  return true;
}

bool apply(State& state, const Subject& subject, const Fact& fact) {
  const auto happening = meaningOf(fact);
  if (happening) return apply(state, subject, fact, *happening);
  count(state, fact);  // written by a newer program: it counts, and says nothing here
  return true;
}

}  // namespace muster::core
