// All facts about one subject at once: amendments first (what was undone, corrected, judged again), then one by one in order.
#include <algorithm>
#include <set>

#include "core/journal/amendments.h"
#include "core/journal/apply.h"
#include "core/journal/apply_parts.h"

namespace muster::core {

namespace {

// The position after which a later fact may simply be applied: behind every fact, whichever time it was given.
void noteLast(State& state, const Fact& fact) {
  if (std::tie(state.lastOccurredAt, state.last) < std::tie(fact.occurredAt, fact.id)) {
    state.lastOccurredAt = fact.occurredAt;
    state.last = fact.id;
  }
}

}  // namespace

State fold(const Subject& subject, std::vector<Fact> facts) {
  std::set<FactId> known;
  for (const Fact& fact : facts) known.insert(fact.id);
  const Amendments amendments(facts);

  State notes;  // counts every fact, as it was written
  std::vector<Fact> standing = amendments.brought(known);
  for (const Fact& fact : facts) {
    noteLast(notes, fact);
    if (!isAmendment(fact) && !amendments.undone(fact.id)) standing.push_back(fact);
  }
  for (Fact& fact : standing) amendments.correct(fact);
  std::sort(standing.begin(), standing.end(), foldsBefore);

  State state = emptyState(subject);
  for (const Fact& fact : standing) {
    auto happening = read(fact);
    if (!happening) continue;
    amendments.judge(fact, happening.value());
    apply(state, subject, fact, *happening);
  }
  noteLast(notes, Fact{FactDraft{.occurredAt = state.lastOccurredAt}, state.last});
  state.lastOccurredAt = notes.lastOccurredAt;
  state.last = notes.last;
  state.revision = facts.size();
  return state;
}

}  // namespace muster::core
