// SqliteJournal: the Journal port on a store file. Reads go to the readers' connections, states by revision from memory. Threads: any.
#pragma once

#include <mutex>
#include <set>
#include <unordered_map>

#include "app/store/store_file.h"
#include "core/journal/journal.h"

namespace muster::app {

class SqliteJournal : public core::Journal {
 public:
  explicit SqliteJournal(StoreFile& file) : file_(file) {}
  core::AppendResult append(const core::Command& command) override;
  std::vector<core::AppendResult> appendAll(const std::vector<core::Command>& commands) override;
  std::shared_ptr<const core::State> state(const core::Subject& subject) override;
  std::optional<core::Fact> fact(core::FactId id) override;
  std::vector<core::Fact> factsAbout(const core::Subject& subject) override;
  void forEach(core::FactId first, const std::function<bool(const core::Fact&)>& each) override;
  std::optional<core::Receipt> receiptOf(std::string_view command, std::string_view content, bool& reused) override;
  core::Head head() override;

 private:
  core::AppendResult decide(Writing& writing, const core::Command& command, std::set<core::Subject>& lost) const;

  StoreFile& file_;
  std::mutex mutex_;
  std::unordered_map<std::string, std::shared_ptr<const core::State>> states_;  // as last read; the row's revision says whether it holds
};

}  // namespace muster::app
