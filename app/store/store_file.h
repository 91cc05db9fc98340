// StoreFile: one SQLite file, its one writing connection with group commit, and readers. What journal, views, records and keeper share.
//
// Other processes may write to the same file: each group begins IMMEDIATE, and everything kept in memory is dropped when
// PRAGMA data_version moved. Threads: any.
#pragma once

#include <filesystem>
#include <functional>

#include "app/ports/records.h"
#include "app/store/log_writer.h"
#include "app/store/reader_pool.h"
#include "app/store/view_writer.h"
#include "app/store/write_queue.h"

namespace muster::app {

struct StoreSetup {
  std::filesystem::path file;
  std::function<core::Instant()> now;
  std::function<core::Rules(const core::RulesState&, Blobs&)> rules;  // empty: loadRules of app/ports/adopted_rules.h
  std::function<std::shared_ptr<const core::Calendar>(const std::string& zone)> calendar;
  bool create = true;      // false: the file must be there
  std::uint32_t node = 1;  // of a new store
  // false: nothing is durable until the file is closed and synced by its owner; only for a fresh store that is played, so that a
  // year does not wait for the disk at every command. The next opening is an ordinary one.
  bool durable = true;
};

struct Writing {
  Connection& connection;
  LogWriter& log;
  ViewWriter& views;
};

class StoreFile {
 public:
  // `blobs` must outlive this and work once constructed: rule texts come from it.
  StoreFile(const StoreSetup& setup, Blobs& blobs);

  // Runs `work` in the next transaction and returns when it is durable. It may run twice: it must begin anew each time.
  void write(const std::function<void(Writing&)>& work);
  ReaderPool::Lease read() { return readers_.take(); }
  core::Instant now() const { return now_(); }
  std::uint32_t node() const { return node_; }
  const std::filesystem::path& path() const { return path_; }
  const ViewWriter::Sources& sources() const { return sources_; }

 private:
  void carry(std::span<WriteQueue::Job* const> jobs);
  void transact(std::span<WriteQueue::Job* const> jobs);
  void forget();

  std::filesystem::path path_;
  std::function<core::Instant()> now_;
  Connection writer_;
  std::uint32_t node_;
  ViewWriter::Sources sources_;
  LogWriter log_;
  ViewWriter views_;
  Writing writing_;
  std::int64_t seenVersion_ = -1;
  ReaderPool readers_;
  WriteQueue queue_;
};

}  // namespace muster::app
