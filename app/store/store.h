// Store: the ports of a workflow on one SQLite file, and their keeper. Owns the file; threads: any.
#pragma once

#include "app/store/sqlite_journal.h"
#include "app/store/sqlite_keeper.h"
#include "app/store/sqlite_records.h"
#include "app/store/sqlite_views.h"
#include "app/store/store_file.h"

namespace muster::app {

class Store {
 public:
  // Opens or makes the file, brings it up to date; StoreError when it cannot be used (a newer program's, another program's, no room).
  explicit Store(const StoreSetup& setup) : file_(setup, (blobs_.bind(file_), blobs_)) {}
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  core::Journal& journal() { return journal_; }
  Views& views() { return views_; }
  Records& records() { return records_; }
  Blobs& blobs() { return blobs_; }
  Keeper& keeper() { return keeper_; }

 private:
  SqliteBlobs blobs_;
  StoreFile file_;
  SqliteJournal journal_{file_};
  SqliteViews views_{file_};
  SqliteRecords records_{file_};
  SqliteKeeper keeper_{file_};
};

}  // namespace muster::app
