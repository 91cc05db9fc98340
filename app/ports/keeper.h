// Keeper: looking after the store itself: is it whole, can its views be made again, a copy of it, and a store from a copy.
//
// Implemented on SQLite (app/store). Threads: any; verify and a checking rebuild never hold up writers.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>

#include "core/base/outcome.h"
#include "core/journal/journal.h"

namespace muster::app {

class Clock;

struct IntegrityReport {
  std::uint64_t facts = 0, commands = 0, blobs = 0;
  std::uint64_t erased = 0;  // blobs whose bytes were erased on purpose: the proof is whole
  core::Head head;
  std::optional<core::FactId> firstBad;  // in log order
  core::Problems problems;               // the first hundred
  bool sound() const { return problems.empty(); }
};

struct RebuildReport {
  std::uint64_t facts = 0, subjects = 0, rows = 0;
  core::Problems differences;  // rows that stood otherwise than the facts make them; the first hundred
  bool same() const { return differences.empty(); }
};

struct BackupReport {
  core::Head head;
  std::uint64_t facts = 0, records = 0, blobs = 0, bytes = 0;
};

struct RestoreReport {
  core::Head continues;  // what the new store goes on from
  int epoch = 0;         // its own
  std::uint64_t facts = 0, records = 0, blobs = 0;
};

// Makes a new store in `folder` from a backup; nothing is left there when it cannot be done. Its next fact opens a new epoch.
using RestoreStore = std::function<core::Outcome<RestoreReport>(const std::filesystem::path& backup, const std::string& folder, Clock* clock)>;

class Keeper {
 public:
  virtual ~Keeper() = default;
  virtual IntegrityReport verify() = 0;
  // Folds every fact anew. checkOnly: into a place of its own, compared with what stands, which is left alone.
  virtual RebuildReport rebuild(bool checkOnly) = 0;
  virtual BackupReport backup(const std::filesystem::path& file) = 0;
};

}  // namespace muster::app
