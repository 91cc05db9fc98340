// All facts about one subject at once: amendments first (what was undone, corrected, judged again), then one by one in order.
#include "core/journal/fold.h"

#include <algorithm>
#include <map>

#include "core/journal/amendments.h"

namespace muster::core {

namespace {

struct When {
  Instant occurredAt;
  FactId id;
  auto operator<=>(const When&) const = default;
};

class InMemory : public FactSource {
 public:
  explicit InMemory(std::vector<Fact> facts) : facts_(std::move(facts)) {
    std::sort(facts_.begin(), facts_.end(), [](const Fact& a, const Fact& b) { return a.id < b.id; });
  }
  void each(const std::function<void(const Fact&)>& take) override {
    for (const Fact& fact : facts_) take(fact);
  }
  Fact fact(FactId id) override {
    return *std::lower_bound(facts_.begin(), facts_.end(), id, [](const Fact& a, FactId b) { return a.id < b; });
  }

 private:
  std::vector<Fact> facts_;
};

}  // namespace

State fold(const Subject& subject, FactSource& source, const std::function<void(const Fact&, const Happening&)>& counted) {
  When last{Instant::distantPast(), {}};  // after it a later fact may simply be applied: behind every fact, whichever time it was given
  std::vector<Fact> amending;
  std::vector<When> standing;
  std::set<FactId> amendingIds;
  std::uint64_t all = 0;
  source.each([&](const Fact& fact) {
    ++all;
    last = std::max(last, {fact.occurredAt, fact.id});
    if (isAmendment(fact)) {
      amending.push_back(fact);
      amendingIds.insert(fact.id);
    } else {
      standing.push_back({fact.occurredAt, fact.id});
    }
  });
  const Amendments amendments(amending);
  std::sort(standing.begin(), standing.end(), [](const When& a, const When& b) { return a.id < b.id; });
  std::map<FactId, Fact> brought;
  for (Fact& fact : amendments.brought([&](FactId id) {
         const auto found = std::lower_bound(standing.begin(), standing.end(), id, [](const When& one, FactId wanted) { return one.id < wanted; });
         return amendingIds.contains(id) || (found != standing.end() && found->id == id);
       })) {
    const auto id = fact.id;
    brought.emplace(id, std::move(fact));
  }
  std::erase_if(standing, [&](const When& one) { return amendments.undone(one.id); });
  for (const auto& [id, fact] : brought) standing.push_back({fact.occurredAt, id});
  for (When& one : standing) one.occurredAt = amendments.timeOf(one.id, one.occurredAt);
  std::sort(standing.begin(), standing.end());

  State state = emptyState(subject);
  for (const When& one : standing) {
    const auto known = brought.find(one.id);
    Fact fact = known != brought.end() ? known->second : source.fact(one.id);
    amendments.correct(fact);
    auto happening = read(fact);
    if (!happening) continue;
    amendments.judge(fact, happening.value());
    apply(state, subject, fact, *happening);
    if (counted) counted(fact, *happening);
  }
  last = std::max(last, {state.lastOccurredAt, state.last});
  state.lastOccurredAt = last.occurredAt;
  state.last = last.id;
  state.revision = all;
  return state;
}

State fold(const Subject& subject, std::vector<Fact> facts) {
  InMemory source(std::move(facts));
  return fold(subject, source);
}

}  // namespace muster::core
