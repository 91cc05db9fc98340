// The quarantine in words: each row is kept with its problem as a sentence with places, so that every language can say it later.
// (openQuarantine of import_file.h lists what is open.)
#pragma once

#include <string>
#include <vector>

#include "app/ports/world.h"
#include "core/base/problem.h"

namespace muster::app {

std::string keptReason(const core::Problem& problem);  // what QuarantineRow::reason holds
core::Problem toldReason(const QuarantineRow& row);    // and back; a row of an older program is its English sentence
std::string passOf(const std::string& file);           // name of the setting that says when the last pass over a file began

}  // namespace muster::app
