// SqliteViews: the Views port, read from the view tables. Nothing is folded or assessed here. Threads: any.
#pragma once

#include <memory>
#include <mutex>

#include "app/ports/views.h"
#include "app/store/store_file.h"

namespace muster::app {

class SqliteViews : public Views {
 public:
  explicit SqliteViews(StoreFile& file) : file_(file) {}
  std::vector<UnitRow> units(const UnitFilter& filter, core::Instant at) override;
  Lasting boardLines(const std::vector<std::string>& kinds, core::Instant at, const EachLine& each) override;
  std::optional<std::int64_t> revision() override;
  std::optional<core::Assessment> assessment(const std::string& unit) override;
  std::vector<core::Due> dues(std::optional<core::Date> until) override;
  std::vector<std::string> resolve(const std::string& typed) override;
  std::vector<core::RackState> racks() override;
  std::vector<SlotRow> unitsIn(const std::string& rack) override;
  std::vector<core::SquadState> squads() override;
  std::vector<core::CaseState> cases(const CaseFilter& filter) override;
  std::vector<std::string> people() override;
  std::vector<MeasurementRow> measurements(const std::string& unit, const std::string& step, int limit) override;
  std::vector<core::Fact> latest(const std::optional<core::Subject>& about, int limit, core::FactId before) override;
  std::vector<KnownTest> knownTests(const std::string& identity) override;
  std::vector<std::string> jobs(const std::string& unit, core::Instant since) override;
  std::vector<core::FactId> undecidedTests(const std::string& calibrator) override;

 private:
  StoreFile& file_;
  std::mutex watching_;
  std::unique_ptr<Connection> watcher_;  // its own, which never writes: data_version tells what others committed
};

}  // namespace muster::app
