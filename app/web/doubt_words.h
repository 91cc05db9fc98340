// How uncertain a judged reading was and by which rule that was decided, in words. Pure.
#pragma once

#include <string>

#include "app/text/translator.h"
#include "core/judgement/verdict.h"

namespace muster::app {

std::string ruleWord(const Translator& say, const std::string& rule);  // "" and "simple": simple acceptance
std::string zoneWord(const Translator& say, const std::string& zone);  // what the rule said beyond pass and fail; else empty
// "corrected 0.41 mbar; ± 0.06 mbar; TUR 4.20; pending zone"; empty where nothing of it is known.
std::string doubtText(const Translator& say, const core::StepVerdict& verdict);

}  // namespace muster::app
