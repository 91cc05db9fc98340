// Every kind of fact there is, as a plain struct: what happened, in the words of the trade.
//
// `draft(happening)` makes the body and the subjects; `read(fact)` gives the struct back and lifts old versions.
// A new kind is a struct here, its codec in happenings.cpp, its fold in apply.cpp and a golden fact in tests. Values only.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/bench/test_run.h"
#include "core/equipment/places.h"
#include "core/equipment/unit_state.h"
#include "core/journal/fact.h"
#include "core/journal/happenings_cases.h"
#include "core/journal/happenings_metrology.h"
#include "core/journal/happenings_upkeep.h"
#include "core/journal/happenings_work.h"
#include "core/judgement/verdict.h"

namespace muster::core {

// --- the store and its rules
struct StoreOpened {
  std::string zone;
  int epoch = 1;
  std::string continues;
  bool demonstration = false;
  bool operator==(const StoreOpened&) const = default;
};
struct RulesAdopted {
  std::string name, revision, digest;
  bool operator==(const RulesAdopted&) const = default;
};
struct LimitConfirmed {
  std::string rule, document, edition, page, evidence, second;
  bool operator==(const LimitConfirmed&) const = default;
};  // evidence: blob; second: person

// --- people, racks, squads
struct PersonEnrolled {
  std::string person, commitment;
  bool operator==(const PersonEnrolled&) const = default;
};
struct PersonLeft {
  std::string person;
  bool operator==(const PersonLeft&) const = default;
};
struct RackInstalled {
  std::string rack, purpose;
  std::vector<SlotSpec> slots;
  bool operator==(const RackInstalled&) const = default;
};
struct SquadFormed {
  std::string squad;
  std::vector<std::string> sets;
  bool operator==(const SquadFormed&) const = default;
};
struct DutyAssigned {
  std::string squad;
  Duty duty = Duty::rest;
  bool operator==(const DutyAssigned&) const = default;
};

// --- a unit comes, moves, goes
struct UnitRegistered {
  std::string unit, kind, model, serial, owner, holder;
  std::vector<std::string> aliases;
  std::map<std::string, std::string> fields;
  std::optional<Date> made;
  bool operator==(const UnitRegistered&) const = default;
};
struct UnitRetired {
  std::string unit, reason, note;
  bool operator==(const UnitRetired&) const = default;
};
struct UnitPlaced {
  std::string unit, rack, slot;
  bool home = false;
  bool operator==(const UnitPlaced&) const = default;
};
struct UnitSentAway {
  std::string unit, receiver, purpose;
  std::optional<Date> expected;
  bool operator==(const UnitSentAway&) const = default;
};
struct UnitReturned {
  std::string unit;
  std::string papers;
  bool operator==(const UnitReturned&) const = default;
};  // papers: blob
struct CheckedOut {
  std::string unit, holder, job;
  std::optional<Instant> expected;
  bool reported = false, overridden = false;
  std::string reason;
  std::vector<std::string> parts;
  bool operator==(const CheckedOut&) const = default;
};
struct CheckedIn {
  std::string unit;
  AfterUse::Branch use = AfterUse::Branch::carried;
  std::vector<std::string> owes;
  std::vector<std::string> parts;
  std::string absorber;
  std::optional<int> minutes;
  bool care = false;
  bool operator==(const CheckedIn&) const = default;
};  // owes: steps; absorber: spent by the use; minutes: worn; care: the rules list steps of care for this use
struct PartFitted {
  std::string unit, position, part, removed;
  std::vector<std::string> voids;
  bool operator==(const PartFitted&) const = default;
};  // part or removed may be empty

// --- a unit is found bad, put right, looked after
struct FaultReported {
  std::string unit, fault, code, note;
  bool blocks = true;
  bool operator==(const FaultReported&) const = default;
};
struct FaultCleared {
  std::string unit, fault, action, note;
  std::vector<std::string> owes;
  bool operator==(const FaultCleared&) const = default;
};
// The fold knows no rules, so what the rules made of the run stands in the fact.
struct TestRecorded {
  TestRun run;
  TestVerdict verdict;
  std::string readings;                       // digest (readingsDigest)
  bool conflict = false;                      // the same test came with other readings before
  bool full = false;                          // Procedure::full: complete and passed, it ends after-use and what owes "*"
  std::map<std::string, std::string> proves;  // step -> the part unit it proves (Step::part through the assembly)
  std::string absorber;                       // the absorber unit one of whose tests this run used; empty: none
  int circuitMinutes = 0;                     // from the first to the last reading with the circuit; 0: not known
  bool operator==(const TestRecorded&) const = default;
};
// The last of these for a test stands in the place of its first verdict when folding. parts: those the test proves.
struct TestJudgedAgain {
  FactId test;
  std::string unit;
  TestVerdict verdict;
  std::string why;
  std::vector<std::string> parts;
  bool operator==(const TestJudgedAgain&) const = default;
};
struct CylinderFilled {
  std::string cylinder, gauge, lot;
  Quantity pressure;
  std::optional<Quantity> temperature, residual;
  std::string pump, bulk, permit;
  bool lookedOver = false;
  bool operator==(const CylinderFilled&) const = default;
};  // bulk: the unit it was filled from; permit: the filler's; lookedOver: before the fill
struct PressureRead {
  std::string cylinder, gauge;
  Quantity pressure;
  std::optional<Quantity> temperature;
  bool operator==(const PressureRead&) const = default;
};
struct MaintenanceDone {
  std::string unit, plan, note;
  Date on;
  bool operator==(const MaintenanceDone&) const = default;
};
struct CertificateAccepted {
  std::string calibrator;
  Certificate::Act act = Certificate::Act::verification;
  std::string number, laboratory, document;
  Date issued;
  std::optional<Date> validTo;
  std::string accuracyClass, coverage, traceability, standard;
  std::vector<CalibrationPoint> points;
  std::optional<AcceptanceReview> review;
  bool operator==(const CertificateAccepted&) const = default;
};
struct CalibratorWithdrawn {
  std::string calibrator, reason, note;
  bool operator==(const CalibratorWithdrawn&) const = default;
};

// --- taken over from paper, once per unit
struct OpeningDeclared {
  std::string unit;
  std::string scan;  // blob of the page
  std::optional<Date> tested;
  std::string procedure;           // last full test, passed
  std::vector<std::string> steps;  // of that test; taken as passed
  std::optional<Quantity> pressure;
  std::optional<Date> pressureRead;
  std::optional<int> absorberTests;        // for the unit that is the absorber
  std::map<std::string, Date> done;        // plan id -> day (mask test, water test, battery ...)
  std::optional<Certificate> certificate;  // for a calibrator
  bool operator==(const OpeningDeclared&) const = default;
};

// --- corrections: the old fact stays; folding leaves it out or reads the new body instead
struct FactUndone {
  FactId target;
  std::string reason;
  std::vector<Subject> subjects;
  bool operator==(const FactUndone&) const = default;
};
// subjects: those of the target and those the new body names. occurredAt: the right time, where that was wrong.
// kind: the target's, so that a subject that only the new body names can fold it (needs occurredAt then).
struct FactCorrected {
  FactId target;
  Body body;
  std::string reason;
  std::vector<Subject> subjects;
  std::string kind;
  std::optional<Instant> occurredAt;
  bool operator==(const FactCorrected&) const = default;
};

// --- a file came in
struct FileImported {
  std::string file, profile;
  int taken = 0, already = 0, quarantined = 0;
  bool operator==(const FileImported&) const = default;
};  // file: blob

using Happening =
    std::variant<StoreOpened, RulesAdopted, LimitConfirmed, PersonEnrolled, PersonLeft, RackInstalled, SquadFormed, DutyAssigned, UnitRegistered,
                 UnitRetired, UnitPlaced, UnitSentAway, UnitReturned, CheckedOut, CheckedIn, PartFitted, FaultReported, FaultCleared, TestRecorded,
                 TestJudgedAgain, CylinderFilled, PressureRead, MaintenanceDone, CertificateAccepted, CalibratorWithdrawn, OpeningDeclared,
                 FactUndone, FactCorrected, FileImported, UnitIssued, CanisterFilled, StockMoved, CareDone, UnitReleased, TurnedRoundInField,
                 CalibratorFailed, CertificateExtended, CalibratorChecked, CertificateReviewed, IntervalDecided, RetestAllowed, CaseOpened,
                 CaseUnitSettled, CaseClosed, UnitQuarantined, QuarantineLifted, PlanDayChosen, WorkOpened, WorkAssigned, WorkAnswered, WorkDone,
                 RoundMade, PersonAuthorised, AuthorisationEnded, CorrectiveEntered>;

// What a body keeps beside its bytes.
struct Meaning {
  Happening happening;
};

// The kind with its current version: "CheckedOut/1".
std::string kindOf(const Happening& happening);
std::vector<std::string> kinds();  // every kind with its current version
// kind, subjects and body filled in; who and when are the caller's. The unit, the rack, every part it moves are subjects.
FactDraft draft(Happening happening, Instant occurredAt, std::string by, Assurance assurance = Assurance::asserted);
// The struct behind a fact, old versions lifted. A kind or version this program does not know is a problem ("newer-program").
Outcome<Happening> read(const FactDraft& fact);
// The same without a copy where the body still has it; null for a kind this program does not know.
std::shared_ptr<const Happening> meaningOf(const FactDraft& fact);

}  // namespace muster::core
