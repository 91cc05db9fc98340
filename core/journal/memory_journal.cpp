#include "core/journal/memory_journal.h"

#include <algorithm>
#include <stdexcept>

namespace muster::core {

namespace {

// What one command would change, made in full before anything is changed: a throw on the way leaves nothing behind.
struct Staged {
  std::vector<Fact> facts;
  std::map<Subject, std::shared_ptr<State>> states;
  MerkleTree tree;
};

}  // namespace

AppendResult MemoryJournal::append(const Command& command) { return std::move(appendAll({command}).front()); }

std::vector<AppendResult> MemoryJournal::appendAll(const std::vector<Command>& commands) {
  std::lock_guard lock(mutex_);
  std::vector<AppendResult> results;
  results.reserve(commands.size());
  std::set<Subject> lost;
  for (const Command& command : commands) results.push_back(carryOut(command, lost));
  return results;
}

AppendResult MemoryJournal::carryOut(const Command& command, std::set<Subject>& lost) {
  if (const auto known = commands_.find(command.id); known != commands_.end()) {
    if (known->second.content != command.content) return Refusal{Refusal::Why::reused, {}};
    Receipt receipt = known->second.receipt;
    receipt.repeated = true;
    return receipt;
  }
  for (const Expected& expected : command.expected) {
    const auto state = states_.find(expected.subject);
    const bool holds = (state == states_.end() ? 0 : state->second->revision) == expected.revision && !lost.contains(expected.subject);
    if (holds) continue;
    for (const FactDraft& draft : command.facts) lost.insert(draft.subjects.begin(), draft.subjects.end());
    return Refusal{Refusal::Why::moved, expected.subject};
  }

  const Instant now = now_();
  const Instant last = facts_.empty() ? now : facts_.back().recordedAt;
  Staged staged{{}, {}, tree_};
  Receipt receipt{{}, std::max(now, last), false, now < last};
  for (const FactDraft& draft : command.facts) {
    Fact fact{draft, {node_, facts_.size() + staged.facts.size() + 1}, receipt.recordedAt, now < last, command.id};
    staged.tree.append(leafHash(canonicalBytes(fact)));
    receipt.facts.push_back(fact.id);
    staged.facts.push_back(std::move(fact));
    foldInto(staged.states, staged.facts);
  }

  for (Fact& fact : staged.facts) {
    for (const Subject& subject : fact.subjects) about_[subject].push_back(facts_.size());
    facts_.push_back(std::move(fact));
  }
  for (auto& [subject, state] : staged.states) states_[subject] = std::move(state);
  tree_ = std::move(staged.tree);
  commands_[command.id] = {command.content, receipt};
  return receipt;
}

// Folds the last of `added` into the states of its subjects; the others of `added` are in `states` already.
void MemoryJournal::foldInto(std::map<Subject, std::shared_ptr<State>>& states, const std::vector<Fact>& added) {
  const Fact& fact = added.back();
  const auto happening = meaningOf(fact);
  for (const Subject& subject : fact.subjects) {
    auto& state = states[subject];
    if (!state) {
      const auto known = states_.find(subject);
      state = std::make_shared<State>(known == states_.end() ? emptyState(subject) : *known->second);
    }
    if (happening ? apply(*state, subject, fact, *happening) : apply(*state, subject, fact)) continue;
    std::vector<Fact> facts = about(subject);
    for (const Fact& other : added) {
      if (std::find(other.subjects.begin(), other.subjects.end(), subject) != other.subjects.end()) facts.push_back(other);
    }
    *state = fold(subject, std::move(facts));
  }
}

std::vector<Fact> MemoryJournal::about(const Subject& subject) const {
  std::vector<Fact> facts;
  const auto indices = about_.find(subject);
  if (indices == about_.end()) return facts;
  facts.reserve(indices->second.size());
  for (const std::size_t index : indices->second) facts.push_back(facts_[index]);
  return facts;
}

std::shared_ptr<const State> MemoryJournal::state(const Subject& subject) {
  std::lock_guard lock(mutex_);
  const auto known = states_.find(subject);
  return known == states_.end() ? nullptr : known->second;
}

std::optional<Fact> MemoryJournal::fact(FactId id) {
  std::lock_guard lock(mutex_);
  if (id.node != node_ || id.index == 0 || id.index > facts_.size()) return std::nullopt;
  return facts_[id.index - 1];
}

std::vector<Fact> MemoryJournal::factsAbout(const Subject& subject) {
  std::lock_guard lock(mutex_);
  return about(subject);
}

// Fact by fact under the lock, so that `each` may ask the journal and append to it.
void MemoryJournal::forEach(FactId first, const std::function<bool(const Fact&)>& each) {
  std::uint64_t index = first.node < node_ ? 1 : first.node > node_ ? UINT64_MAX : std::max<std::uint64_t>(first.index, 1);
  for (auto next = fact({node_, index}); next; next = fact({node_, ++index})) {
    if (!each(*next)) return;
  }
}

std::optional<Receipt> MemoryJournal::receiptOf(std::string_view command, std::string_view content, bool& reused) {
  std::lock_guard lock(mutex_);
  reused = false;
  const auto known = commands_.find(command);
  if (known == commands_.end()) return std::nullopt;
  reused = known->second.content != content;
  if (reused) return std::nullopt;
  Receipt receipt = known->second.receipt;
  receipt.repeated = true;
  return receipt;
}

Head MemoryJournal::head() {
  std::lock_guard lock(mutex_);
  return {node_, tree_.size(), tree_.root()};
}

void MemoryJournal::load(std::vector<Fact> facts) {
  std::lock_guard lock(mutex_);
  if (!facts_.empty()) throw std::logic_error("a journal takes facts from elsewhere only while it is empty");
  if (!facts.empty()) node_ = facts.front().id.node;
  facts_ = std::move(facts);
  for (std::size_t index = 0; index < facts_.size(); ++index) {
    tree_.append(leafHash(canonicalBytes(facts_[index])));
    for (const Subject& subject : facts_[index].subjects) about_[subject].push_back(index);
  }
  for (const auto& [subject, indices] : about_) states_[subject] = std::make_shared<State>(fold(subject, about(subject)));
}

}  // namespace muster::core
