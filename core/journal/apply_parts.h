// The fold by subject: each changes one state by one fact that was read, and is total. Only apply.cpp calls these.
#pragma once

#include "core/journal/apply.h"

namespace muster::core::folding {

// Whether the fact changes anything of this subject beyond the count of its facts. A bench is a subject of the tests it
// measured, a rack of what was put into it, a fitted part of its set's going out: they only stand by.
bool changes(const Subject& subject, const Happening& happening);

void applyToUnit(UnitState& state, const Fact& fact, const Happening& happening);
void applyTest(UnitState& state, const Fact& fact, const TestRecorded& test);
void applyOpening(UnitState& state, const Fact& fact, const OpeningDeclared& opening);

void applyStock(UnitState& state, const StockMoved& moved);

void applyToRack(RackState& state, const Fact& fact, const Happening& happening);

// Something happened to a unit that plans may wait for (kPlanEvents): noted on it and on whatever was done before.
void noteEvent(UnitState& state, const std::string& event, Instant at);
// The counters and events from `at` on: what a thing that was done at `at` starts anew.
WearSince wearFrom(const UnitState& state, Instant at);
void applyToSquad(SquadState& state, const Happening& happening);
void applyToPerson(PersonState& state, const Happening& happening);
void applyToRules(RulesState& state, const Fact& fact, const Happening& happening);
void applyToStore(StoreState& state, const Happening& happening);
void applyToCase(CaseState& state, const Fact& fact, const Happening& happening);
void applyToCalibrator(UnitState& state, const Fact& fact, const Happening& happening);

// An undo, a correction, another verdict: they change how other facts are read.
bool amends(const Happening& happening);

}  // namespace muster::core::folding
