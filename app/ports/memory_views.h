// MemoryViews: every view recomputed from the journal at each question: slow, short, and what the SQLite views must equal.
// Threads: as the journal's.
#pragma once

#include "app/ports/records.h"
#include "app/ports/views.h"
#include "core/journal/journal.h"

namespace muster::app {

class MemoryViews : public Views {
 public:
  using RulesNow = std::function<core::Rules()>;
  using CalendarNow = std::function<std::shared_ptr<const core::Calendar>()>;
  MemoryViews(core::Journal& journal, RulesNow rules, CalendarNow calendar)
      : journal_(journal), rules_(std::move(rules)), calendar_(std::move(calendar)) {}

  std::vector<UnitRow> units(const UnitFilter& filter, core::Instant at) override;
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
  std::vector<core::UnitState> allUnits();                        // registered ones, by code
  std::vector<core::Subject> subjects(core::Subject::Kind kind);  // by code
  std::vector<core::Fact> allFacts();

  core::Journal& journal_;
  RulesNow rules_;
  CalendarNow calendar_;
};

}  // namespace muster::app
