// LogWriter: the append-only tables: facts, their subjects, Merkle subtrees, commands. Works inside a transaction others open.
//
// What it keeps in memory (right edge of the tree, last recordedAt) is good until forget(). Threads: one at a time.
#pragma once

#include <memory>
#include <optional>

#include "app/store/connection.h"
#include "core/journal/fold.h"
#include "core/journal/journal.h"

namespace muster::app {

class LogWriter {
 public:
  LogWriter(Connection& connection, std::uint32_t node) : connection_(connection), node_(node) {}

  struct Known {
    std::string content;
    core::Receipt receipt;
  };
  std::optional<Known> command(const std::string& id);

  // The time to write down: never before the last one.
  core::Instant timeOf(core::Instant now);
  core::Fact append(const core::FactDraft& draft, const std::string& command, core::Instant now);
  // A fact as it stands in a backup, in log order; StoreError(damaged) where it is not the next one.
  void adopt(core::FactId id, std::string_view bytes);
  void remember(const core::Command& command, const core::Receipt& receipt);
  core::Head head();
  void forget() { tree_.reset(); }

 private:
  void write(const core::Fact& fact, std::string_view bytes);
  core::MerkleTree& tree();  // read when not known

  Connection& connection_;
  std::uint32_t node_;
  std::optional<core::MerkleTree> tree_;
  core::Instant last_ = core::Instant::distantPast();
};

// Reading the same tables, on any connection.
std::optional<core::Fact> readFact(Connection& connection, core::FactId id);
std::vector<core::Fact> readFactsAbout(Connection& connection, const core::Subject& subject);
std::unique_ptr<core::FactSource> storedFactsAbout(Connection& connection, const core::Subject& subject);  // read as they are folded
core::MerkleTree readTree(Connection& connection, std::uint32_t node);
std::optional<LogWriter::Known> readCommand(Connection& connection, const std::string& id);
core::Fact parseStored(std::string_view bytes);  // throws StoreError(damaged)

}  // namespace muster::app
