// The journal suite on SQLite: each case on a file of its own.
#include "tests/conformance/journal_suite.h"
#include "tests/support/sqlite_store.h"

namespace muster::tests {
namespace {

class JournalOnFile : public core::Journal {
 public:
  explicit JournalOnFile(std::function<core::Instant()> now) : store_(storeAt(folder_ / "muster.db", std::move(now))) {}
  core::AppendResult append(const core::Command& command) override { return store_.journal().append(command); }
  std::vector<core::AppendResult> appendAll(const std::vector<core::Command>& commands) override { return store_.journal().appendAll(commands); }
  std::shared_ptr<const core::State> state(const core::Subject& subject) override { return store_.journal().state(subject); }
  std::optional<core::Fact> fact(core::FactId id) override { return store_.journal().fact(id); }
  std::vector<core::Fact> factsAbout(const core::Subject& subject) override { return store_.journal().factsAbout(subject); }
  void forEach(core::FactId first, const std::function<bool(const core::Fact&)>& each) override { store_.journal().forEach(first, each); }
  std::optional<core::Receipt> receiptOf(std::string_view command, std::string_view content, bool& reused) override {
    return store_.journal().receiptOf(command, content, reused);
  }
  core::Head head() override { return store_.journal().head(); }

 private:
  TemporaryFolder folder_;
  app::Store store_;
};

std::unique_ptr<core::Journal> makeSqliteJournal(std::function<core::Instant()> now) { return std::make_unique<JournalOnFile>(std::move(now)); }

}  // namespace

MUSTER_JOURNAL_SUITE("SQLite", makeSqliteJournal)

}  // namespace muster::tests
