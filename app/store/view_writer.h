// ViewWriter: keeps every view in step with the facts, inside the transaction that writes them.
//
// take() each new fact, then finish() once: states are folded (or refolded where a fact came late or undid another), touched units
// and those that depend on them are assessed, rows are written where they differ. What is known of states is kept between
// transactions until forget(). The same class fills empty tables anew (rebuild). Threads: one at a time.
#pragma once

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "app/store/connection.h"
#include "core/equipment/cases.h"
#include "core/journal/fold.h"
#include "core/readiness/assess.h"

namespace muster::app {

constexpr int kViewsRevision = 10;  // raise it when the same facts give other rows: a store with another number is rebuilt when opened

struct UnitShown {  // what the rows of a unit show of its state
  std::string kind, serial, model;
  std::vector<std::string> aliases;
  core::Place place;
  std::optional<core::InSlot> home;
  std::optional<core::Instant> retiredAt;
  bool operator==(const UnitShown&) const = default;
};

class ViewWriter {
 public:
  struct Sources {
    std::function<std::unique_ptr<core::FactSource>(const core::Subject&)> factsAbout;
    std::function<core::Rules(const core::RulesState&)> rules;
    std::function<std::shared_ptr<const core::Calendar>(const std::string& zone)> calendar;
  };
  ViewWriter(Connection& out, Sources sources) : out_(out), sources_(std::move(sources)) {}

  std::uint64_t revision(const core::Subject& subject);  // with the facts taken so far
  void take(const core::Fact& fact);
  void refold(const core::Subject& subject);  // fold it anew from all its facts
  void finish();
  void forget();

 private:
  struct Entry {
    core::Subject subject;
    core::State state;
    std::uint64_t revision = 0;
    bool touched = false, stale = false;
    std::optional<UnitShown> shown;  // of a unit: as its rows say; unknown until they were written
  };
  class Units;  // core::Lookup over the entries

  void touch(Entry& known);
  Entry& entry(const core::Subject& subject);  // read from the table when not known
  const core::UnitState* unitState(const std::string& code);
  void settle(Entry& entry);  // fold what is stale, write the state and the unit's own rows
  void assess(const std::string& unit);
  std::set<std::string> dependants(const std::set<std::string>& units);
  void readRulesAndZone();

  Connection& out_;
  Sources sources_;
  std::unordered_map<std::string, Entry> entries_;                 // by subject text; addresses stay
  std::unordered_map<std::string, core::Assessment> assessments_;  // as last written, so that what did not change costs nothing
  std::vector<Entry*> touched_;
  core::Rules rules_;
  std::shared_ptr<const core::Calendar> calendar_;
};

// --- the row of a case; none where it was never opened, or that was undone
void writeCaseRow(Connection& out, const std::string& code, const core::CaseState& about);
// --- rows that follow from one unit's state or assessment; written only where they differ from what stands there (`before`)
UnitShown shownOf(const core::UnitState& unit);
void writeUnitRows(Connection& out, const core::UnitState& unit);
void dropUnitRows(Connection& out, const std::string& unit);
core::Assessment readAssessment(Connection& in, const std::string& unit);  // without a timeline where there are no rows
void writeAssessment(Connection& out, const std::string& unit, const core::Assessment& before, const core::Assessment& assessment);
// --- rows that follow from its tests
// What a fact about `unit` adds by itself: a test of it, an outing.
void addRows(Connection& out, const std::string& unit, const core::Fact& fact, const core::Happening& happening);
void addTest(Connection& out, const core::Fact& fact, const core::TestRecorded& test, const core::TestVerdict& verdict);
void dropTests(Connection& out, const std::string& unit);

}  // namespace muster::app
