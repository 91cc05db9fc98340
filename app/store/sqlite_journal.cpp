#include "app/store/sqlite_journal.h"

#include "app/store/transaction.h"

namespace muster::app {
namespace {

constexpr std::size_t kKeptStates = 2000;

}  // namespace

core::AppendResult SqliteJournal::decide(Writing& writing, const core::Command& command, std::set<core::Subject>& lost) const {
  if (auto known = writing.log.command(command.id)) {
    if (known->content != command.content) return core::Refusal{core::Refusal::Why::reused, {}};
    return std::move(known->receipt);
  }
  for (const auto& expected : command.expected) {
    if (writing.views.revision(expected.subject) == expected.revision && !lost.contains(expected.subject)) continue;
    for (const auto& draft : command.facts) lost.insert(draft.subjects.begin(), draft.subjects.end());
    return core::Refusal{core::Refusal::Why::moved, expected.subject};
  }
  const auto now = file_.now();
  core::Receipt receipt{{}, writing.log.timeOf(now), false, false};
  for (const auto& draft : command.facts) {
    const auto fact = writing.log.append(draft, command.id, now);
    writing.views.take(fact);
    receipt.facts.push_back(fact.id);
    receipt.clockBehind = fact.clockBehind;
  }
  writing.log.remember(command, receipt);
  return receipt;
}

core::AppendResult SqliteJournal::append(const core::Command& command) {
  core::AppendResult result;
  file_.write([&](Writing& writing) {
    std::set<core::Subject> lost;
    result = decide(writing, command, lost);
  });
  return result;
}

std::vector<core::AppendResult> SqliteJournal::appendAll(const std::vector<core::Command>& commands) {
  std::vector<core::AppendResult> results;
  file_.write([&](Writing& writing) {
    results.clear();
    results.reserve(commands.size());
    std::set<core::Subject> lost;
    for (const auto& command : commands) results.push_back(decide(writing, command, lost));
  });
  return results;
}

std::shared_ptr<const core::State> SqliteJournal::state(const core::Subject& subject) {
  auto key = subject.text();
  auto reader = file_.read();
  auto row = reader->prepare("SELECT revision, bytes FROM states WHERE subject = $1");
  if (!row.with(key).step()) return nullptr;
  const auto revision = static_cast<std::uint64_t>(row.integer(0));
  {
    std::lock_guard lock(mutex_);
    if (auto kept = states_.find(key); kept != states_.end() && kept->second->revision == revision) return kept->second;
  }
  auto parsed = core::parseState(row.view(1));
  if (!parsed) throw StoreError(StoreError::Kind::damaged, "the state of " + key + " does not read (muster rebuild)");
  auto state = std::make_shared<const core::State>(std::move(parsed).value());
  std::lock_guard lock(mutex_);
  if (states_.size() >= kKeptStates) states_.clear();
  return states_[std::move(key)] = std::move(state);
}

std::optional<core::Fact> SqliteJournal::fact(core::FactId id) { return readFact(*file_.read(), id); }

std::vector<core::Fact> SqliteJournal::factsAbout(const core::Subject& subject) { return readFactsAbout(*file_.read(), subject); }

// By pages, so that `each` may ask the journal and append to it, and no reader stands in the way of a checkpoint for long.
void SqliteJournal::forEach(core::FactId first, const std::function<bool(const core::Fact&)>& each) {
  for (std::vector<core::Fact> page;; page.clear()) {
    {
      auto reader = file_.read();
      auto row = reader->prepare("SELECT bytes FROM facts WHERE (node, idx) >= ($1, $2) ORDER BY node, idx LIMIT 256");
      row.with(first.node).with(first.index);
      while (row.step()) page.push_back(parseStored(row.view(0)));
    }
    if (page.empty()) return;
    for (const auto& fact : page) {
      if (!each(fact)) return;
    }
    first = {page.back().id.node, page.back().id.index + 1};
  }
}

std::optional<core::Receipt> SqliteJournal::receiptOf(std::string_view command, std::string_view content, bool& reused) {
  auto known = readCommand(*file_.read(), std::string(command));
  reused = known && known->content != content;
  if (!known || reused) return std::nullopt;
  return std::move(known->receipt);
}

core::Head SqliteJournal::head() {
  auto reader = file_.read();
  Snapshot snapshot(*reader);
  const auto tree = readTree(*reader, file_.node());
  return {file_.node(), tree.size(), tree.root()};
}

}  // namespace muster::app
