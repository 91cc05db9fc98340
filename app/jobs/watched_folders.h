// The job that watches the store's folders: every second one look at each, and what was dropped is imported and gets its receipt.
//
// Owns a thread while it runs; owns neither world nor ticker. Settings are read at every round, so that `muster watch` takes effect at once.
// A world that is broken (disk full, store locked) is said once and tried again: the file stays unfinished. Killed between any two steps
// it goes on where it stopped: see devices/transport/watched_folder.h and the identity of tests.
#pragma once

#include <map>
#include <memory>
#include <thread>

#include "app/text/languages.h"
#include "app/workflow/dropped_files.h"

namespace muster::app {

class WatchedFolders {
 public:
  explicit WatchedFolders(World& world) : world_(world) {}

  void start();  // in a thread of its own, until stop() or the end of this object
  void stop();
  void round(devices::Moment now, std::stop_token stop);  // one look at each folder; not while the thread runs

 private:
  struct One {
    FolderSetting setting;
    std::unique_ptr<devices::WatchedFolder> folder;
    std::string said;  // the last trouble, said once
  };
  void look(One& one, devices::Moment now, std::stop_token stop);
  core::Problems deal(One& one, const devices::WatchedFolder::Taken& file, std::stop_token stop);
  std::string receiptOf(const Dropped& dropped) const;
  static void say(One& one, const std::string& trouble);

  World& world_;
  Languages languages_;
  std::map<std::string, One> watched_;  // by folder
  std::jthread thread_;
};

}  // namespace muster::app
