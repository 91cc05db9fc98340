// MemoryJournal: the journal in memory: the test double of every workflow test and the specification the stores must equal.
// Threads: one mutex around everything.
#pragma once

#include <map>
#include <mutex>
#include <set>

#include "core/journal/journal.h"

namespace muster::core {

class MemoryJournal : public Journal {
 public:
  using Now = std::function<Instant()>;
  explicit MemoryJournal(Now now, std::uint32_t node = 1) : now_(std::move(now)), node_(node) {}
  AppendResult append(const Command& command) override;
  std::vector<AppendResult> appendAll(const std::vector<Command>& commands) override;
  std::shared_ptr<const State> state(const Subject& subject) override;
  std::optional<Fact> fact(FactId id) override;
  std::vector<Fact> factsAbout(const Subject& subject) override;
  void forEach(FactId first, const std::function<bool(const Fact&)>& each) override;
  std::optional<Receipt> receiptOf(std::string_view command, std::string_view content, bool& reused) override;
  Head head() override;
  // Takes facts as they were written elsewhere (their addresses and times kept), in log order, into an empty journal.
  void load(std::vector<Fact> facts);

 private:
  struct Kept {
    std::string content;
    Receipt receipt;
  };
  // All of these under the lock.
  AppendResult carryOut(const Command& command, std::set<Subject>& lost);  // lost: subjects of what was refused in this step
  void foldInto(std::map<Subject, std::shared_ptr<State>>& states, const std::vector<Fact>& added);
  std::vector<Fact> about(const Subject& subject) const;
  Now now_;
  std::uint32_t node_;
  std::mutex mutex_;
  std::vector<Fact> facts_;
  std::map<Subject, std::shared_ptr<const State>> states_;
  std::map<Subject, std::vector<std::size_t>> about_;
  std::map<std::string, Kept, std::less<>> commands_;
  MerkleTree tree_;
};

}  // namespace muster::core
