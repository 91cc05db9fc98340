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

// The quarantines of `unit` that this test, made after them, has answered: each named step passed. What the instrument of an impact case
// measured itself answers nothing for that case, until a signed decision lets it (allowRetest).
std::vector<core::QuarantineLifted> answeredBy(Looking& look, const core::UnitState& unit, const core::TestRecorded& test);

struct AllowRetest {
  std::string file, reason;
};
// For a station with one bench: the instrument of the case, adjusted and left good by a newer certificate, may answer for what it made
// doubtful; what it has measured well since is taken at once. Refuses "not-impact", "no-as-left", "already-allowed", "empty".
core::Outcome<Answer> allowRetest(World& world, const Who& who, const AllowRetest& input);

}  // namespace muster::app
