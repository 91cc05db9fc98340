// Words for the codes that stand in facts: why a unit was retired, what is wrong with it, where it was sent. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/text/translator.h"
#include "app/web/parts.h"
#include "core/journal/happenings.h"

namespace muster::app {

// "scrapped" -> "Scrapped"; a code that nobody knows stands as it is.
std::string codeWord(const Translator& say, std::string_view code);
// The codes as the choices of a form field, in this order.
std::vector<FormField::Choice> codeChoices(const Translator& say, const std::vector<std::string>& codes);

inline const std::vector<std::string> kRetireReasons = {"scrapped", "sold", "lost", "registered-twice"};
inline const std::vector<std::string> kFaultCodes = {"leak", "damage", "electronics", "missing", "other"};
inline const std::vector<std::string> kFaultActions = {"repaired", "replaced", "no-fault-found"};
inline const std::vector<std::string> kReceivers = {"manufacturer", "test-station", "laboratory", "workshop", "other-station"};
inline const std::vector<std::string> kAwayPurposes = {"repair", "requalification", "verification", "loan"};
inline const std::vector<std::string> kUses = {"worn", "opened", "carried", "mask-only"};
std::string useCode(core::AfterUse::Branch use);
std::optional<core::AfterUse::Branch> useMeant(std::string_view code);  // nothing: none of these

std::string verdictSaid(const Translator& say, core::Verdict verdict);         // within a sentence: "passed"
std::string verdictClass(core::Verdict verdict);                               // as stateClass: "ready" "bad" "due" "unk"
std::string readingSaid(const Translator& say, const core::Reading& reading);  // as it was typed; a plain "works" in this language

}  // namespace muster::app
