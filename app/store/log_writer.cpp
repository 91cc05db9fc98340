#include "app/store/log_writer.h"

#include <algorithm>
#include <map>

namespace muster::app {
namespace {

core::Hash hashFrom(std::string_view bytes) {
  core::Hash hash{};
  if (bytes.size() != hash.size()) throw StoreError(StoreError::Kind::damaged, "a Merkle node of the store has the wrong length (muster verify)");
  std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char*>(hash.data()));
  return hash;
}

Bytes bytesOf(const core::Hash& hash) { return {{reinterpret_cast<const char*>(hash.data()), hash.size()}}; }

}  // namespace

core::Fact parseStored(std::string_view bytes) {
  auto fact = core::parseFact(bytes);
  if (!fact)
    throw StoreError(StoreError::Kind::damaged, "a fact of the store does not read: " + core::english(fact.problems().front()) + " (muster verify)");
  return std::move(fact).value();
}

std::optional<core::Fact> readFact(Connection& connection, core::FactId id) {
  auto row = connection.prepare("SELECT bytes FROM facts WHERE node = $1 AND idx = $2");
  if (!row.with(id.node).with(id.index).step()) return std::nullopt;
  return parseStored(row.view(0));
}

namespace {

constexpr std::size_t kKept = 1000;  // facts kept between the two readings of a fold, some 8 MB: whatever is no bench is read once

void eachFactAbout(Connection& connection, const core::Subject& subject, const std::function<void(core::Fact&&)>& take) {
  const auto key = subject.text();
  auto row = connection.prepare(
      "SELECT f.bytes FROM fact_subjects s JOIN facts f ON f.node = s.node AND f.idx = s.idx WHERE s.subject = $1 ORDER BY s.node, s.idx");
  row.with(key);
  while (row.step()) take(parseStored(row.view(0)));
}

}  // namespace

std::vector<core::Fact> readFactsAbout(Connection& connection, const core::Subject& subject) {
  std::vector<core::Fact> facts;
  eachFactAbout(connection, subject, [&](core::Fact&& fact) { facts.push_back(std::move(fact)); });
  return facts;
}

std::unique_ptr<core::FactSource> storedFactsAbout(Connection& connection, const core::Subject& subject) {
  class Stored : public core::FactSource {
   public:
    Stored(Connection& connection, core::Subject subject) : connection_(connection), subject_(std::move(subject)) {}
    void each(const std::function<void(const core::Fact&)>& take) override {
      eachFactAbout(connection_, subject_, [&](core::Fact&& fact) {
        take(fact);
        if (kept_.size() < kKept) kept_.emplace(fact.id, std::move(fact));
      });
    }
    core::Fact fact(core::FactId id) override {
      if (auto known = kept_.extract(id)) return std::move(known.mapped());
      auto found = readFact(connection_, id);
      if (!found) throw StoreError(StoreError::Kind::damaged, "fact " + core::text(id) + " of " + subject_.text() + " is missing (muster verify)");
      return std::move(*found);
    }

   private:
    Connection& connection_;
    core::Subject subject_;
    std::map<core::FactId, core::Fact> kept_;
  };
  return std::make_unique<Stored>(connection, subject);
}

core::MerkleTree readTree(Connection& connection, std::uint32_t node) {
  std::uint64_t size = 0;
  {
    auto last = connection.prepare("SELECT max(idx) FROM facts WHERE node = $1");
    if (last.with(node).step() && !last.null(0)) size = static_cast<std::uint64_t>(last.integer(0));  // facts count from 1
  }
  std::vector<core::Hash> peaks;
  std::uint64_t covered = 0;
  for (int level = 62; level >= 0; --level) {
    if (((size >> level) & 1) == 0) continue;
    auto row = connection.prepare("SELECT hash FROM subtrees WHERE node = $1 AND level = $2 AND idx = $3");
    if (!row.with(node).with(level).with(covered >> level).step()) {
      throw StoreError(StoreError::Kind::damaged, "a Merkle node of the store is missing (muster verify)");
    }
    peaks.push_back(hashFrom(row.view(0)));
    covered += std::uint64_t{1} << level;
  }
  return {size, std::move(peaks)};
}

std::optional<LogWriter::Known> readCommand(Connection& connection, const std::string& id) {
  auto row = connection.prepare("SELECT content, recorded_at, node, first, count FROM commands WHERE id = $1");
  if (!row.with(id).step()) return std::nullopt;
  LogWriter::Known known{row.text(0), {{}, {row.integer(1)}, true}};
  for (std::int64_t i = 0; i < row.integer(4); ++i) {
    known.receipt.facts.push_back({static_cast<std::uint32_t>(row.integer(2)), static_cast<std::uint64_t>(row.integer(3) + i)});
  }
  return known;
}

std::optional<LogWriter::Known> LogWriter::command(const std::string& id) { return readCommand(connection_, id); }

core::MerkleTree& LogWriter::tree() {
  if (!tree_) {
    tree_ = readTree(connection_, node_);
    last_ = core::Instant::distantPast();
    if (tree_->size() > 0) last_ = readFact(connection_, {node_, tree_->size()}).value().recordedAt;
  }
  return *tree_;
}

core::Instant LogWriter::timeOf(core::Instant now) { return tree(), std::max(now, last_); }

core::Fact LogWriter::append(const core::FactDraft& draft, const std::string& command, core::Instant now) {
  core::Fact fact;
  static_cast<core::FactDraft&>(fact) = draft;
  fact.id = {node_, tree().size() + 1};
  fact.recordedAt = timeOf(now);
  fact.clockBehind = now < fact.recordedAt;
  fact.command = command;
  const auto bytes = core::canonicalBytes(fact);  // throws before anything is written when the draft cannot be a fact
  write(fact, bytes);
  return fact;
}

void LogWriter::adopt(core::FactId id, std::string_view bytes) {
  const auto fact = parseStored(bytes);
  if (fact.id != id || id != core::FactId{node_, tree().size() + 1}) {
    throw StoreError(StoreError::Kind::damaged, "fact " + core::text(id) + " is not the next one of its log");
  }
  write(fact, bytes);
}

void LogWriter::write(const core::Fact& fact, std::string_view bytes) {
  connection_.prepare("INSERT INTO facts(node, idx, bytes) VALUES ($1, $2, $3)").with(node_).with(fact.id.index).with(Bytes{bytes}).run();
  for (const auto& subject : fact.subjects) {
    const auto key = subject.text();
    connection_.prepare("INSERT OR IGNORE INTO fact_subjects(subject, node, idx) VALUES ($1, $2, $3)")
        .with(key)
        .with(node_)
        .with(fact.id.index)
        .run();
  }
  for (const auto& subtree : tree().append(core::leafHash(bytes))) {
    connection_.prepare("INSERT INTO subtrees(node, level, idx, hash) VALUES ($1, $2, $3, $4)")
        .with(node_)
        .with(subtree.level)
        .with(subtree.index)
        .with(bytesOf(subtree.hash))
        .run();
  }
  last_ = fact.recordedAt;
}

void LogWriter::remember(const core::Command& command, const core::Receipt& receipt) {
  const std::uint64_t first = receipt.facts.empty() ? 0 : receipt.facts.front().index;
  connection_.prepare("INSERT INTO commands(id, content, recorded_at, node, first, count) VALUES ($1, $2, $3, $4, $5, $6)")
      .with(command.id)
      .with(command.content)
      .with(receipt.recordedAt.micros)
      .with(node_)
      .with(first)
      .with(static_cast<std::uint64_t>(receipt.facts.size()))
      .run();
}

core::Head LogWriter::head() { return {node_, tree().size(), tree().root()}; }

}  // namespace muster::app
