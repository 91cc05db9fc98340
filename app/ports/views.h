// Views: what pages, reports and workflows ask about many units at once. Folded from facts, dropped and rebuilt at will.
//
// Implemented on SQLite (app/store) and in memory (app/ports/memory_world.h). Nothing here decides anything. Threads: any.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/equipment/cases.h"
#include "core/equipment/places.h"
#include "core/journal/fact.h"
#include "core/readiness/assess.h"

namespace muster::app {

struct UnitRow {  // one line of the board or the ledger
  std::string code, kind, serial, model;
  core::Place place;
  std::optional<core::InSlot> home;
  core::Segment now;  // the segment at the instant asked for
  std::optional<core::Instant> readyUntil;
  bool retired = false;
};

struct UnitFilter {
  std::string kind;  // empty: all
  std::string like;  // part of code, serial or alias; empty: all
  bool withRetired = false;
  int limit = 0;      // 0: all
  std::string after;  // paging by code
};

struct MeasurementRow {  // one judged step of one test, for trends
  core::Instant at;
  std::string step, value, calibrator;
  std::optional<double> si;
  core::Verdict verdict = core::Verdict::noDecision;
  core::FactId fact;
};

struct Lasting {  // while time is in [from, until), and nobody commits
  core::Instant from = core::Instant::distantPast(), until = core::Instant::distantFuture();
};

struct SlotRow {  // what stands where in a rack
  std::string slot, unit;
};

struct CaseFilter {
  enum class Which { all, open, closed } which = Which::all;  // open: the first opened first; closed: the last closed first; all: by code
  std::optional<bool> work;                                   // only work orders, only the others
  int limit = 0;                                              // 0: all
  std::string after;                                          // closed: those behind this one, for paging
};

struct QuarantineRow {
  std::string file;  // blob digest
  int line = 0;
  std::string text, code, reason;  // the line as it stood; why, in English
  core::Instant at;
};

class Views {
 public:
  virtual ~Views() = default;
  virtual std::vector<UnitRow> units(const UnitFilter& filter, core::Instant at) = 0;
  // Units in service as finished JSON, one line each (board_line.h, English), kind after kind, each by code: a board of thousands costs
  // no parsing. Told back: how long these lines stay as they are.
  using EachLine = std::function<void(const std::string& kind, std::string_view line)>;
  virtual Lasting boardLines(const std::vector<std::string>& kinds, core::Instant at, const EachLine& each);
  // Another number after every commit, of this process or another; nullopt: not known, so that nothing may be kept.
  virtual std::optional<std::int64_t> revision() { return std::nullopt; }
  virtual std::optional<core::Assessment> assessment(const std::string& unit) = 0;
  virtual std::vector<core::Due> dues(std::optional<core::Date> until) = 0;  // with lastDay <= until, or never done; overdue first
  // Units a typed or scanned code may mean: by code, alias, then serial. More than one: the serial is ambiguous.
  virtual std::vector<std::string> resolve(const std::string& typed) = 0;
  virtual std::vector<core::RackState> racks() = 0;
  virtual std::vector<SlotRow> unitsIn(const std::string& rack) = 0;  // units whose place is a slot of it, by slot
  virtual std::vector<core::SquadState> squads() = 0;
  virtual std::vector<core::CaseState> cases(const CaseFilter& filter = {}) = 0;  // what it reads does not grow with what it leaves out
  virtual std::vector<std::string> people() = 0;                                  // codes of those who have not left
  virtual std::vector<MeasurementRow> measurements(const std::string& unit, const std::string& step, int limit) = 0;
  // The jobs it was out on from `since` on, each once, in order; "" for one without a code.
  virtual std::vector<std::string> jobs(const std::string& unit, core::Instant since) = 0;
  virtual std::vector<core::Fact> latest(const std::optional<core::Subject>& about, int limit, core::FactId before) = 0;
  // The recorded bench tests of this identity (core::identityOf), in log order: several only where they contradict each other.
  struct KnownTest {
    core::FactId fact;
    std::string readings;
  };
  virtual std::vector<KnownTest> knownTests(const std::string& identity) = 0;
  // Tests of one calibrator with no decision, for judging again when its certificate arrives.
  virtual std::vector<core::FactId> undecidedTests(const std::string& calibrator) = 0;
};

}  // namespace muster::app
