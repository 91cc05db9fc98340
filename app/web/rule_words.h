// Rules in words: every limit, figure, plan, need and swap of the book as one kind of line, with its source and how well it is known. Pure.
#pragma once

#include <string>
#include <vector>

#include "app/text/translator.h"
#include "app/web/view.h"
#include "core/rules/rule_book.h"

namespace muster::app {

struct RuleLine {
  std::string id, title, value, source, confidence;
  bool toBeConfirmed = false, confirmed = false;
};

struct RuleGroup {
  std::string title;
  std::vector<RuleLine> lines;
};

std::vector<RuleGroup> ruleGroups(const Translator& say, const core::RuleBook& book, const core::RulePack& pack);  // empty groups left out
// For {{> rule_problems}}: what keeps a pack from being read or adopted, each with file, line and column.
void setRuleProblems(View& view, const Translator& say, const core::Problems& problems);
std::string intervalWords(const Translator& say, const std::string& written);  // "12 months" as a rule or a record writes it
std::string confidenceWord(const Translator& say, core::Confidence confidence);

}  // namespace muster::app
