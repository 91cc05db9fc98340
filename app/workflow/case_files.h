// What recall, impact and their like share: the next free code, what a unit's look-over found, closing. The case quarantines units;
// whoever settles a unit lifts that.
#pragma once

#include "app/workflow/command.h"
#include "core/equipment/cases.h"

namespace muster::app {

// "RECALL-3": one above the highest on record.
std::string nextCaseCode(World& world, std::string_view prefix);
std::string_view name(core::CaseType type);  // "recall" "impact"

struct SettleUnit {
  std::string file, unit;
  std::string finding;   // "clear", "affected", "corrected"
  std::string evidence;  // digest of a photo or a page; may be empty where `note` says something
  std::string note;
};
// "clear" and "corrected" lift the quarantine; "affected" keeps it. Refuses "unknown-case", "closed", "not-in-case", "empty", "no-evidence".
core::Outcome<Answer> settleUnit(World& world, const Who& who, const SettleUnit& input);

struct CloseCase {
  std::string file, outcome, note;
};
// Only when no unit of it is quarantined any more ("still-open" names those).
core::Outcome<Answer> closeCase(World& world, const Who& who, const CloseCase& input);

// The quarantines of `unit` that this test, made after them, has answered: each named step passed.
std::vector<core::QuarantineLifted> answeredBy(const core::UnitState& unit, const core::TestRecorded& test);

}  // namespace muster::app
