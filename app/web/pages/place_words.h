// Where things are and what racks are for, in words. Pure but for the names of people.
#pragma once

#include <string>

#include "app/web/site.h"

namespace muster::app {

std::string whereText(const Translator& say, Records& records, const core::Place& place);  // "out with Squad 1"
std::string holderName(const Translator& say, Records& records, std::string_view holder);  // "squad:1" -> "Squad 1"
std::string purposeWord(const Translator& say, const core::RuleBook& rules,
                        const std::string& code);  // "squad-1-sets" -> "Squad 1: breathing apparatus"
std::string kindTitle(const Translator& say, const core::RuleBook& rules, const std::string& kind);
std::string slotName(const core::InSlot& slot);  // "R04-A2", as it stands on the label

}  // namespace muster::app
