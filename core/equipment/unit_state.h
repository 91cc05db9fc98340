// UnitState: all that is known of one piece of equipment, folded from the facts about it.
//
// One shape for apparatus, parts, calibrators and kit: what a unit is decides which members are used. Made only by
// apply() in core/journal/apply.h; kept by the store as canonical JSON; never edited by hand. Values only.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/base/calendar.h"
#include "core/base/quantity.h"
#include "core/equipment/calibrator_state.h"
#include "core/judgement/verdict.h"

namespace muster::core {

// Where a unit is. Owner, holder and place are three different things; this is the place.
struct InSlot {
  std::string rack, slot;
  bool operator==(const InSlot&) const = default;
};
struct InUnit {
  std::string unit, position;
  bool operator==(const InUnit&) const = default;
};
struct Out {
  std::string holder;  // "person:P012" or "squad:1"
  std::optional<Instant> expected;
  std::string job;          // incident or drill code, may be empty
  bool reported = false;    // it had already left: told afterwards
  bool overridden = false;  // taken although not ready
  bool operator==(const Out&) const = default;
};
struct Away {
  std::string receiver, purpose;
  std::optional<Date> expected;
  bool operator==(const Away&) const = default;
};
struct Loose {
  bool operator==(const Loose&) const = default;
};  // registered or checked in, in no slot
using Place = std::variant<Loose, InSlot, InUnit, Out, Away>;

struct Fault {
  std::string id;      // unique within the store
  std::string code;    // from a list ("leak", "damage", "electronics", "other")
  std::string note;    // blob digest of the free text; empty: none
  bool blocks = true;  // stops the unit, or only a remark
  Instant since;
  FactId fact;
  bool operator==(const Fault&) const = default;
};

// The last outcome of one step on this unit.
struct StepRecord {
  Instant at;
  Verdict verdict = Verdict::noDecision;
  Message reason;
  std::string value;  // as typed with unit, for showing: "0.4 mbar", "works"
  bool toBeConfirmed = false, functional = false;
  bool declared = false;  // from the paper books
  std::string calibrator;
  std::string zone;         // of the decision rule, as StepVerdict has it
  std::string uncertainty;  // "0.06 mbar", where it is known
  FactId fact;
  bool operator==(const StepRecord&) const = default;
};

// The counters of a unit when something was done, and what has happened to it since, for plans by wear and by event.
struct WearSince {
  int uses = 0, minutes = 0, untimed = 0;
  std::map<std::string, Instant> events;  // the first of each since then
  bool operator==(const WearSince&) const = default;
};

struct EventTimes {
  Instant first, last;
  bool operator==(const EventTimes&) const = default;
};

// The last complete run of one procedure that passed, and the last run of it whatever came out.
struct RunRecord {
  std::optional<Instant> passedAt;
  bool declared = false;
  std::optional<Instant> lastAt;
  Verdict lastVerdict = Verdict::noDecision;
  bool lastComplete = false;
  std::string calibrator;                // of the passed run
  FactId fact;                           // of the passed run
  std::optional<Instant> firstPassedAt;  // the first on record: what is counted from due to due begins there
  WearSince since;                       // the passed run
  bool operator==(const RunRecord&) const = default;
};

// A step that must be passed again, and why.
struct Owed {
  Instant since;
  std::string cause;  // "swap:absorber", "after-use", "fault", "correction"
  std::string part;   // the part that was fitted, where a swap is the cause
  bool operator==(const Owed&) const = default;
};

struct PressureReading {
  Quantity pressure;
  std::optional<Quantity> temperature;  // of the cylinder
  Instant at;
  std::string gauge;
  bool declared = false;
  FactId fact;
  bool operator==(const PressureReading&) const = default;
};

// Where the gas in a cylinder came from.
struct GasLot {
  std::string bulk, lot;  // the bulk unit it was filled from; the lot as its supplier calls it. Either may be empty
  bool operator==(const GasLot&) const = default;
};

struct DoneRecord {  // a plan carried out (maintenance record, certificate, declaration)
  Date on;
  bool declared = false;
  FactId fact;
  Instant at;                 // as told; a day alone cannot say what came before it on that day
  std::optional<Date> first;  // the first time on record
  WearSince since;
  bool operator==(const DoneRecord&) const = default;
};

// The day the officer chose for a job, while it is due on `due`.
struct ChosenDay {
  Date on, due;
  bool operator==(const ChosenDay&) const = default;
};

// An open work order on the unit.
struct OpenWork {
  std::string file, cause, about;  // "WORK-3"; "step", "fault", "round", "person"; which one
  Instant since;
  bool operator==(const OpenWork&) const = default;
};

struct AfterUse {  // set by checking in something that was worn or opened
  enum class Branch { worn, opened, carried, maskOnly } branch = Branch::worn;
  Instant since;
  std::map<std::string, Instant> done;  // care steps carried out since, by id
  bool operator==(const AfterUse&) const = default;
};

// The full test after use was passed; a second person must say that it may serve again, where the rules ask for it.
struct ReleaseOwed {
  Instant since;
  std::string tester;                    // who made the test; another one releases
  std::optional<Instant> provisionally;  // released by the duty leader alone until then
  bool operator==(const ReleaseOwed&) const = default;
};

// Must not serve until the case (recall, impact) clears it, or a later good test of the named steps does.
struct Quarantine {
  std::string file, cause;
  std::vector<std::string> steps;
  Instant since;
  FactId fact;
  bool operator==(const Quarantine&) const = default;
};

struct StockLot {
  std::string lot;
  int count = 0;
  std::optional<Date> expires;
  std::optional<Instant> frozenSince;
  bool operator==(const StockLot&) const = default;
};

struct UnitState {
  std::string code, kind, model, serial;
  std::vector<std::string> aliases;           // scanned codes that mean this unit
  std::map<std::string, std::string> fields;  // by Field id; dates as YYYY-MM-DD, quantities as typed
  std::optional<Date> made;
  std::string owner, holder;  // codes of whose it is and who answers for it
  Instant registeredAt;
  std::optional<Instant> retiredAt;
  std::string retiredReason;

  Place place;
  std::optional<InSlot> home;  // the slot it belongs in
  Instant placedAt;
  std::optional<Instant> firstFittedAt;  // part: the first time it was fitted into an apparatus
  std::string issuedTo;                  // personal item: whose it is; empty: of the store

  std::map<std::string, std::string> parts;  // apparatus: position -> part code
  std::map<std::string, StepRecord> steps;   // by step id
  std::map<std::string, RunRecord> runs;     // by procedure id
  std::map<std::string, Owed> owed;          // by step id; "*" = the full test
  std::vector<Fault> faults;                 // open ones
  std::optional<AfterUse> afterUse;          // open until a complete full test passed after it
  std::optional<ReleaseOwed> releaseOwed;    // from that test until a second person released it
  std::optional<Instant> turnedRoundAt;      // made fit to go in again at the scene; ends with the check-in
  std::vector<Quarantine> quarantines;       // open ones
  int uses = 0, wornMinutes = 0;             // since it was registered, alone or in an apparatus
  int untimedUses = 0;                       // of these, whose minutes nobody wrote down
  std::map<std::string, EventTimes> events;  // "worn", "repaired" ...: the first and the last
  std::map<std::string, DoneRecord> done;    // by plan id
  std::map<std::string, ChosenDay> chosen;   // by plan id
  std::vector<OpenWork> work;                // open work orders
  bool declaredOnce = false;                 // an opening statement stands; it cannot be made twice

  std::optional<PressureReading> fill;      // cylinder: the last fill; it settles until a late enough reading
  std::optional<PressureReading> pressure;  // cylinder: the last reading; none after a fill or a use
  std::vector<GasLot> gas;                  // cylinder: of the last fill and, unless that one began empty, of the one before
  int testsSpent = 0;                       // absorber: tests used
  int testsDeclared = 0;                    // of these, taken over from paper
  int minutesSpent = 0;                     // absorber: minutes of these tests
  bool spent = false;                       // absorber: worn, never to be used again
  std::string lot;                          // canister: the bulk lot it was filled from
  std::optional<Instant> canisterFilledAt;  // canister
  std::vector<StockLot> stock;              // consumable: pieces by lot

  std::vector<Certificate> certificates;   // calibrator, oldest first
  bool outOfService = false;               // calibrator found bad; nothing it measures decides
  std::vector<FoundOut> foundOut;          // calibrator: each time it was found out of tolerance
  std::vector<CheckRecord> checks;         // calibrator: the last two dozen checks against a standard, oldest first
  std::optional<IntervalRecord> interval;  // calibrator: as it was decided last

  std::vector<FactId> conflicts;  // same bench test with other readings, not yet settled
  bool lateEntry = false;         // at least one fact about it was told late
  bool operator==(const UnitState&) const = default;
};

}  // namespace muster::core
