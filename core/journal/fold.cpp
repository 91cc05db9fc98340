// All facts about one subject at once: amendments first (what was undone, corrected, judged again), then one by one in order.
#include <algorithm>
#include <set>

#include "core/journal/apply.h"
#include "core/journal/apply_parts.h"

namespace muster::core {

namespace {

bool writtenBefore(const Fact& a, const Fact& b) { return std::tie(a.recordedAt, a.id) < std::tie(b.recordedAt, b.id); }

// What the amendments make of the other facts. They are taken from the last written to the first, so that when one is met,
// whatever speaks about it is known already: an undone undo undoes nothing, and the newest correction is the one that stands.
class Amendments {
 public:
  explicit Amendments(std::vector<const Fact*> facts) {
    std::sort(facts.begin(), facts.end(), [](const Fact* a, const Fact* b) { return writtenBefore(*b, *a); });
    for (const Fact* fact : facts) {
      if (undone(fact->id)) continue;
      const auto correction = corrected_.find(fact->id);
      Fact meant = *fact;
      if (correction != corrected_.end()) meant.body = correction->second.body;
      const auto happening = read(meant);
      if (!happening) continue;
      if (const auto* undo = std::get_if<FactUndone>(&*happening)) undone_.insert(undo->target);
      if (const auto* correct = std::get_if<FactCorrected>(&*happening)) {
        corrected_.try_emplace(correct->target, *correct);
        correctedBy_.try_emplace(correct->target, fact);
      }
      if (const auto* again = std::get_if<TestJudgedAgain>(&*happening)) verdicts_.try_emplace(again->test, again->verdict);
    }
  }

  bool undone(FactId id) const { return undone_.contains(id); }

  // The fact with the body and the time that stand now.
  void correct(Fact& fact) const {
    const auto found = corrected_.find(fact.id);
    if (found == corrected_.end()) return;
    fact.body = found->second.body;
    if (found->second.occurredAt) fact.occurredAt = *found->second.occurredAt;
  }

  void judge(const Fact& fact, Happening& happening) const {
    auto* test = std::get_if<TestRecorded>(&happening);
    const auto verdict = verdicts_.find(fact.id);
    if (test && verdict != verdicts_.end()) test->verdict = verdict->second;
  }

  // Facts that the subject knows only through their correction, because only the new body names it.
  std::vector<Fact> brought(const std::set<FactId>& known) const {
    std::vector<Fact> facts;
    for (const auto& [target, correction] : corrected_) {
      if (known.contains(target) || undone(target) || correction.kind.empty() || !correction.occurredAt) continue;
      Fact fact = *correctedBy_.at(target);
      fact.id = target;
      fact.kind = correction.kind;
      fact.body = correction.body;
      fact.occurredAt = *correction.occurredAt;
      facts.push_back(std::move(fact));
    }
    return facts;
  }

 private:
  std::set<FactId> undone_;
  std::map<FactId, FactCorrected> corrected_;
  std::map<FactId, const Fact*> correctedBy_;
  std::map<FactId, TestVerdict> verdicts_;
};

bool isAmendment(const Fact& fact) {
  return fact.kind.starts_with("FactUndone/") || fact.kind.starts_with("FactCorrected/") || fact.kind.starts_with("TestJudgedAgain/");
}

// The position after which a later fact may simply be applied: behind every fact, whichever time it was given.
void noteLast(State& state, const Fact& fact) {
  if (std::tie(state.lastOccurredAt, state.last) < std::tie(fact.occurredAt, fact.id)) {
    state.lastOccurredAt = fact.occurredAt;
    state.last = fact.id;
  }
}

}  // namespace

State fold(const Subject& subject, std::vector<Fact> facts) {
  std::vector<const Fact*> amending;
  std::set<FactId> known;
  for (const Fact& fact : facts) {
    if (isAmendment(fact)) amending.push_back(&fact);
    known.insert(fact.id);
  }
  const Amendments amendments(amending);

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
