// Duties of people, and which act each may order: the table of the rules in force ([[duty]]). A person may hold several; who holds
// what is kept with the names, beside the journal.
#pragma once

#include <string_view>
#include <vector>

#include "app/workflow/looking.h"
#include "core/base/problem.h"

namespace muster::app {

// In the order pages show them. A store whose rules know no duties (opened before they were data) has the shipped ones.
std::vector<core::DutyRule> personDuties(const core::RuleBook& rules);

// Refused ("no-duty") unless `person` holds a duty that may order `act`: a line for each duty that may, with who holds it.
core::Outcome<core::Nothing> mayOrder(Looking& look, const std::string& person, std::string_view act, const std::string& field);
// The same, but while nobody present holds such a duty everybody may: a table not yet filled locks nobody out.
core::Outcome<core::Nothing> mayOrderOnceHeld(Looking& look, const std::string& person, std::string_view act, const std::string& field);

}  // namespace muster::app
