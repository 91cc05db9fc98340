#include "app/store/verify.h"

#include <set>

#include "app/store/store_file.h"
#include "app/store/transaction.h"
#include "core/base/digest.h"
#include "core/journal/merkle.h"

namespace muster::app {
namespace {

constexpr std::size_t kListed = 100;

class Verification {
 public:
  explicit Verification(Connection& connection) : connection_(connection) {}

  IntegrityReport run(std::uint32_t own) {
    for (const auto part : {&Verification::facts, &Verification::subjects, &Verification::commands, &Verification::blobs, &Verification::pages}) {
      try {
        (this->*part)();
      } catch (const StoreError& e) {
        if (e.kind() != StoreError::Kind::damaged) throw;
        bad({}, "file-damaged", core::msg("the file is damaged: {where}", {{"where", std::string(e.what())}}));
      }
    }
    if (const auto tree = trees_.find(own); tree != trees_.end())
      report_.head = {own, tree->second.size(), tree->second.root()};
    else
      report_.head = {own, 0, core::MerkleTree().root()};
    return std::move(report_);
  }

 private:
  void bad(std::optional<core::FactId> fact, const char* code, core::Message text) {
    if (fact && (!report_.firstBad || *fact < *report_.firstBad)) report_.firstBad = fact;
    if (report_.problems.size() >= kListed) return;
    report_.problems.push_back({code, std::move(text), core::msg("Keep this file as it is and compare it with a backup."), {}});
  }

  void facts() {
    auto row = connection_.prepare("SELECT node, idx, bytes FROM facts ORDER BY node, idx");
    core::Instant last = core::Instant::distantPast();
    std::uint32_t node = 0;
    while (row.step()) {
      const core::FactId id{static_cast<std::uint32_t>(row.integer(0)), static_cast<std::uint64_t>(row.integer(1))};
      if (id.node != node) last = core::Instant::distantPast();
      node = id.node;
      ++report_.facts;
      auto& tree = trees_[id.node];
      const core::FactId next{id.node, tree.size() + 1};  // facts count from 1
      if (id != next) {
        bad(next, "fact-missing", core::msg("fact {fact} is missing", {{"fact", core::text(next)}}));
        return;  // nothing after a gap can be proven
      }
      const auto bytes = row.view(2);
      check(id, bytes, last);
      for (const auto& subtree : tree.append(core::leafHash(bytes))) checkSubtree(id, subtree);
    }
    std::int64_t expected = 0;
    for (const auto& [each, tree] : trees_) {
      for (std::uint64_t size = tree.size(); size > 0; size /= 2) expected += static_cast<std::int64_t>(size);
    }
    if (connection_.integer("SELECT count(*) FROM subtrees") != expected) {
      bad({}, "tree-size",
          core::msg("the tree has other nodes than {facts} facts make: facts were cut off or added", {{"facts", std::to_string(report_.facts)}}));
    }
  }

  void check(core::FactId id, std::string_view bytes, core::Instant& last) {
    const auto fact = core::parseFact(bytes);
    if (!fact) {
      bad(id, "fact-unreadable",
          core::msg("fact {fact} does not read: {why}", {{"fact", core::text(id)}, {"why", core::english(fact.problems().front())}}));
      return;
    }
    if (fact->id != id)
      bad(id, "fact-moved", core::msg("fact {fact} calls itself {other}", {{"fact", core::text(id)}, {"other", core::text(fact->id)}}));
    if (core::canonicalBytes(*fact) != bytes)
      bad(id, "fact-not-canonical", core::msg("fact {fact} does not write back as it stands", {{"fact", core::text(id)}}));
    if (fact->recordedAt < last)
      bad(id, "time-backwards", core::msg("fact {fact} was recorded before the one ahead of it", {{"fact", core::text(id)}}));
    last = fact->recordedAt;
    std::set<std::string> keys;
    for (const auto& subject : fact->subjects) keys.insert(subject.text());
    for (const auto& key : keys) {
      auto row = connection_.prepare("SELECT 1 FROM fact_subjects WHERE subject = $1 AND node = $2 AND idx = $3");
      if (!row.with(key).with(id.node).with(id.index).step()) {
        bad(id, "subject-missing", core::msg("fact {fact} is not listed under {subject}", {{"fact", core::text(id)}, {"subject", key}}));
      }
    }
    subjectRows_ += static_cast<std::int64_t>(keys.size());
  }

  void checkSubtree(core::FactId id, const core::Subtree& subtree) {
    auto row = connection_.prepare("SELECT hash FROM subtrees WHERE node = $1 AND level = $2 AND idx = $3");
    const std::string_view made(reinterpret_cast<const char*>(subtree.hash.data()), subtree.hash.size());
    if (row.with(id.node).with(subtree.level).with(subtree.index).step() && row.view(0) == made) return;
    if (subtree.level == 0) {
      bad(id, "fact-changed", core::msg("fact {fact} is not the one that was written", {{"fact", core::text(id)}}));
    } else if (!report_.firstBad) {
      bad(id, "tree-changed", core::msg("the tree over the facts up to {fact} is not the one that was written", {{"fact", core::text(id)}}));
    }
  }

  void subjects() {
    if (report_.firstBad) return;  // counts cannot agree then
    if (connection_.integer("SELECT count(*) FROM fact_subjects") != subjectRows_) {
      bad({}, "subject-added", core::msg("the index of subjects has rows that no fact names"));
    }
  }

  void commands() {
    auto row = connection_.prepare("SELECT id, node, first, count FROM commands");
    while (row.step()) {
      ++report_.commands;
      const auto tree = trees_.find(static_cast<std::uint32_t>(row.integer(1)));
      const auto size = tree == trees_.end() ? 0 : tree->second.size();
      if (row.integer(3) > 0 && static_cast<std::uint64_t>(row.integer(2) + row.integer(3)) > size + 1) {
        bad({}, "command-without-facts",
            core::msg("command {command} names facts that are not there: the end of the log was cut off", {{"command", row.text(0)}}));
      }
    }
  }

  void blobs() {
    auto row = connection_.prepare("SELECT rowid, digest, length(bytes) FROM blobs");  // length(): bytes alone would be read whole
    while (row.step()) {
      ++report_.blobs;
      if (row.null(2)) {
        ++report_.erased;
      } else if (digestOf(row.integer(0)) != row.view(1)) {
        bad({}, "blob-changed", core::msg("blob {digest} is not the one that was kept", {{"digest", row.text(1)}}));
      }
    }
  }

  std::string digestOf(std::int64_t blob) {
    constexpr std::size_t kPiece = 1 << 18;
    const BlobReader bytes(connection_, "blobs", "bytes", blob);
    core::Sha256 hash;
    for (std::int64_t from = 0; from < bytes.size(); from += static_cast<std::int64_t>(kPiece)) hash.update(bytes.piece(from, kPiece));
    return core::hex(hash.finish());
  }

  // What no digest covers (names, settings, the views' pages): is the file itself well formed?
  void pages() {
    auto row = connection_.prepare("PRAGMA quick_check(20)");
    while (row.step()) {
      if (row.text(0) != "ok") bad({}, "file-damaged", core::msg("the file is damaged: {where}", {{"where", row.text(0)}}));
    }
  }

  Connection& connection_;
  IntegrityReport report_;
  std::map<std::uint32_t, core::MerkleTree> trees_;
  std::int64_t subjectRows_ = 0;
};

}  // namespace

IntegrityReport verifyStore(StoreFile& file) {
  auto reader = file.read();
  Snapshot snapshot(*reader);
  return Verification(*reader).run(file.node());
}

}  // namespace muster::app
