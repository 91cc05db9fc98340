#include "core/journal/amendments.h"

#include <algorithm>

namespace muster::core {

namespace {

bool writtenBefore(const Fact* a, const Fact* b) { return std::tie(a->recordedAt, a->id) < std::tie(b->recordedAt, b->id); }

bool undoesOrCorrects(const Fact& fact) { return fact.kind.starts_with("FactUndone/") || fact.kind.starts_with("FactCorrected/"); }

}  // namespace

bool isAmendment(const Fact& fact) { return undoesOrCorrects(fact) || fact.kind.starts_with("TestJudgedAgain/"); }

// They are taken from the last written to the first, so that when one is met, whatever speaks about it is known already: an undone
// undo undoes nothing, and the newest correction is the one that stands.
Amendments::Amendments(const std::vector<Fact>& facts) {
  std::vector<const Fact*> amending;
  for (const Fact& fact : facts) {
    if (isAmendment(fact)) amending.push_back(&fact);
  }
  std::sort(amending.begin(), amending.end(), [](const Fact* a, const Fact* b) { return writtenBefore(b, a); });
  for (const Fact* fact : amending) {
    if (undone(fact->id)) continue;
    const auto correction = corrected_.find(fact->id);
    Fact meant = *fact;
    if (correction != corrected_.end()) meant.body = correction->second.body;
    const auto happening = read(meant);
    if (!happening) continue;
    if (const auto* undo = std::get_if<FactUndone>(&*happening)) undone_.insert(undo->target);
    if (const auto* correct = std::get_if<FactCorrected>(&*happening)) {
      corrected_.try_emplace(correct->target, *correct);
      correctedBy_.try_emplace(correct->target, *fact);
    }
    if (const auto* again = std::get_if<TestJudgedAgain>(&*happening)) verdicts_.try_emplace(again->test, again->verdict);
  }
}

void Amendments::correct(Fact& fact) const {
  const auto found = corrected_.find(fact.id);
  if (found == corrected_.end()) return;
  fact.body = found->second.body;
  fact.occurredAt = timeOf(fact.id, fact.occurredAt);
}

Instant Amendments::timeOf(FactId id, Instant written) const {
  const auto found = corrected_.find(id);
  return found == corrected_.end() ? written : found->second.occurredAt.value_or(written);
}

void Amendments::judge(const Fact& fact, Happening& happening) const {
  auto* test = std::get_if<TestRecorded>(&happening);
  const auto verdict = verdicts_.find(fact.id);
  if (test && verdict != verdicts_.end()) test->verdict = verdict->second;
}

std::vector<Fact> Amendments::brought(const std::function<bool(FactId)>& known) const {
  std::vector<Fact> facts;
  for (const auto& [target, correction] : corrected_) {
    if (known(target) || undone(target) || correction.kind.empty() || !correction.occurredAt) continue;
    Fact fact = correctedBy_.at(target);
    fact.id = target;
    fact.kind = correction.kind;
    fact.body = correction.body;
    fact.occurredAt = *correction.occurredAt;
    facts.push_back(std::move(fact));
  }
  return facts;
}

std::vector<Fact> countedFacts(std::vector<Fact> facts) {
  const Amendments amendments(facts);
  std::set<FactId> known;
  for (const Fact& fact : facts) known.insert(fact.id);
  for (Fact& fact : amendments.brought([&](FactId id) { return known.contains(id); })) facts.push_back(std::move(fact));
  std::erase_if(facts, [&](const Fact& fact) { return undoesOrCorrects(fact) || amendments.undone(fact.id); });
  for (Fact& fact : facts) amendments.correct(fact);
  std::sort(facts.begin(), facts.end(), [](const Fact& a, const Fact& b) { return a.id < b.id; });
  return facts;
}

}  // namespace muster::core
