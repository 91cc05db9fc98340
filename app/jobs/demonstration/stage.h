// Stage: what all acts of the played year share: the world they act on through its workflows, the clock that is moved, the agenda,
// chance, and the little they must remember to tell a believable story. Owns no store; one thread.
#pragma once

#include <deque>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "app/jobs/demonstration/agenda.h"
#include "app/jobs/demonstration/chance.h"
#include "app/jobs/demonstration/script.h"
#include "app/ports/memory_world.h"
#include "app/workflow/command.h"
#include "app/workflow/rounds.h"

namespace muster::app::demonstration {

struct Stage {
  Stage(World& on, SettableClock& moved, const Script& played, core::Date day, std::shared_ptr<const core::Calendar> of, std::uint64_t seed)
      : world(on), clock(moved), script(played), last(day), calendar(std::move(of)), chance(seed) {}

  World& world;
  SettableClock& clock;
  const Script& script;
  core::Date last;                                 // the day the year ends on
  std::shared_ptr<const core::Calendar> calendar;  // of the script's zone
  Chance chance;
  Agenda agenda;

  std::map<std::string, double> gas;                           // what a cylinder holds: MPa at 20 °C
  std::map<std::string, double> nature;                        // "BG4-01/positive-leak": how this set differs from the usual one
  std::map<std::string, int> numbers;                          // the highest number given after each prefix
  std::deque<std::string> absorbers;                           // fresh ones, the oldest first
  std::map<std::string, core::FactId> latestFact, latestTest;  // by unit
  std::vector<std::string> benches;                            // test benches, the one that is used first
  std::string gauge, fillGauge, pump, bulk;                    // pump, bulk: once the filling room is kept here

  core::Date date(int day) const { return core::addDays(last, day); }
  core::Instant at(Moment moment) const { return calendar->startOf(date(moment.day)) + std::chrono::minutes(moment.minutes); }
  std::string written(const std::string& text) const;  // "day -700" as a date; anything else as it is
  Who by(const std::string& person) const;
  Who byTechnician();
  const core::UnitState& unit(const std::string& code);  // as it is now; throws when it is not of the store
  bool isHere(const std::string& code);                  // neither out nor away
  std::string partOf(const std::string& set, const std::string& position);

 private:
  std::shared_ptr<const core::State> held_;
};

// The script is ours: whatever a workflow refuses is a mistake in it, and the year cannot go on.
template <typename T>
T must(core::Outcome<T> outcome, const std::string& what) {
  if (outcome) return std::move(outcome).value();
  std::string why;
  for (const auto& problem : outcome.problems()) why += (why.empty() ? "" : "; ") + core::english(problem);
  throw std::runtime_error("the demonstration cannot go on at " + what + ": " + why);
}

// --- setting_up.cpp
void setUp(Stage& stage);
std::vector<std::string> registerUnits(Stage& stage, const Units& units, const std::string& person);  // their codes

// --- rounds.cpp: what comes back by the calendar
void planRounds(Stage& stage);

// --- bench.cpp
struct Sitting {
  std::vector<std::string> sets;                // full tests
  std::vector<std::string> masks;               // of these sets, mask tests
  std::map<std::string, std::string> readings;  // step -> typed, instead of the usual
  bool owedOnly = false;                        // only what is owed of the full test
  std::string bench = {};                       // empty: the first test bench that is valid
};
void holdSitting(Stage& stage, const Who& who, const Sitting& sitting);  // it ends now

// --- upkeep_acts.cpp
void freshAbsorber(Stage& stage, const Who& who, const std::string& set);
void fill(Stage& stage, const Who& who, const std::string& cylinder, bool secondReading);
void readGas(Stage& stage, const Who& who, const std::vector<std::string>& cylinders);
void afterUse(Stage& stage, const std::vector<std::string>& sets);

// --- shift_acts.cpp
// All good but what `bad` names as "UNIT:ITEM=note".
MakeRound answersOf(const RoundAtRack& round, const std::vector<std::string>& bad);

// --- happenings.cpp
void planHappenings(Stage& stage);

}  // namespace muster::app::demonstration
