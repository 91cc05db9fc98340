// SqliteViews: the Views port, read from the view tables. Nothing is folded or assessed here. Threads: any.
#pragma once

#include <map>
#include <memory>
#include <mutex>

#include "app/ports/views.h"
#include "app/store/store_file.h"

namespace muster::app {

class SqliteViews : public Views {
 public:
  explicit SqliteViews(StoreFile& file) : file_(file) {}
  std::vector<UnitRow> units(const UnitFilter& filter, core::Instant at) override;
  void boardLines(const UnitFilter& filter, core::Instant at, const std::function<void(std::string_view line)>& each) override;
  std::optional<core::Assessment> assessment(const std::string& unit) override;
  std::vector<core::Due> dues(std::optional<core::Date> until) override;
  std::vector<std::string> resolve(const std::string& typed) override;
  std::vector<core::RackState> racks() override;
  std::vector<SlotRow> unitsIn(const std::string& rack) override;
  std::vector<core::SquadState> squads() override;
  std::vector<std::string> people() override;
  std::vector<MeasurementRow> measurements(const std::string& unit, const std::string& step, int limit) override;
  std::vector<core::Fact> latest(const std::optional<core::Subject>& about, int limit, core::FactId before) override;
  std::vector<KnownTest> knownTests(const std::string& identity) override;
  std::vector<core::FactId> undecidedTests(const std::string& calibrator) override;

 private:
  // The lines of one kind as last asked for: good until anybody commits or the first of their segments ends.
  struct Board {
    core::Instant from, until;
    std::vector<std::string> lines;
  };
  std::shared_ptr<const Board> board(const std::string& kind, core::Instant at);

  StoreFile& file_;
  std::mutex boardMutex_;
  std::unique_ptr<Connection> boardReader_;  // its own: data_version tells what happened since this connection asked
  std::int64_t boardVersion_ = -1;
  std::map<std::string, std::shared_ptr<const Board>> boards_;
};

}  // namespace muster::app
