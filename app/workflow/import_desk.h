// ImportDesk: files that were handed in, each with a thread of its own: the dry run, then, when a person says so, the import. Progress
// is asked, never pushed; either may be cancelled. Owns the files and the threads; its end cancels and waits. Any thread.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "app/workflow/import_file.h"

namespace muster::app {

struct HandedIn {
  std::filesystem::path file;  // is moved to a place of the desk's own
  std::string name;
  std::uint64_t size = 0;
  std::string profile, bench;  // empty: recognised by content; as the file says
};

struct ImportStanding {
  enum class Stage { planning, planned, importing, done, cancelled, refused, broken } stage = Stage::planning;
  std::string id, name, profile, bench;
  std::uint64_t size = 0;
  ImportProgress progress;
  ImportReport report;      // planned: what would happen; done, cancelled: what did
  core::Problems problems;  // refused: why the file cannot be used; broken: what failed
  bool running() const { return stage == Stage::planning || stage == Stage::importing; }
};

class ImportDesk {
 public:
  explicit ImportDesk(World& world);
  ~ImportDesk();
  ImportDesk(const ImportDesk&) = delete;
  ImportDesk& operator=(const ImportDesk&) = delete;

  // Begins the dry run and waits a moment, so that a small file is planned when this returns. The id for the other calls.
  std::string handIn(HandedIn file, std::string id);
  std::optional<ImportStanding> standing(const std::string& id);
  bool planAgain(const std::string& id, const std::string& profile, const std::string& bench);  // false: unknown, or running, or done
  bool carryOut(const std::string& id, const Who& who);                                         // the same
  void cancel(const std::string& id);
  std::vector<ImportStanding> open();  // those not done yet, newest first

 private:
  struct Job;
  void start(Job& job, std::unique_lock<std::mutex>& lock, bool write, const Who& who);
  static void work(World& world, Job& job, bool write, const Who& who, std::stop_token stop);
  std::shared_ptr<Job> find(const std::string& id);
  void tidy();

  World& world_;
  std::mutex mutex_;
  std::vector<std::shared_ptr<Job>> jobs_;
};

}  // namespace muster::app
