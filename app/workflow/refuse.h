// The refusals every use case shares, and the look-ups that end in them. Sentences say what is wrong; remedies name the next
// legal action. Pure but for what `look` reads.
#pragma once

#include <string>

#include "app/workflow/looking.h"
#include "core/base/problem.h"

namespace muster::app {

core::Problem refuse(std::string code, core::Message text, core::Message remedy, std::string field = {});
core::Problem inTheFuture(Looking& look, core::Instant when);
core::Problem strangeYear(Looking& look, core::Instant when);
bool hasStrangeYear(Looking& look, core::Instant when);  // before anything that could be told: a slip of the hand
core::Problem dayInTheFuture(core::Date day, std::string field);

// A unit of this store that is still in use. The typed code is made plain first.
core::Outcome<const core::UnitState*> activeUnit(Looking& look, const std::string& typed, std::string field = "unit");
// A unit in use whose kind has this role ("a calibrator").
core::Outcome<const core::UnitState*> activeCalibrator(Looking& look, const std::string& typed, std::string field);
// A calibrator of this store as it stands, in use or not, outside any decision.
core::Outcome<std::shared_ptr<const core::State>> calibratorAt(World& world, const std::string& code);
// The cylinder itself, or the one in the apparatus that was named.
core::Outcome<const core::UnitState*> cylinderMeant(Looking& look, const std::string& typed);
core::Outcome<std::string> enrolled(Looking& look, const std::string& person, std::string field);

// Free text and scans never stand in a fact: they lie beside, under their digest. Empty stays empty.
std::string keepText(Looking& look, const std::string& text);

core::Message whereIs(const core::UnitState& unit);  // "in slot R01/A1", "in BG4-07", "out with squad:1", "away at ...", "in no slot"
std::string slotText(const core::InSlot& slot);      // "R01-A1", as on its label

}  // namespace muster::app
