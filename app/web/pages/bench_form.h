// What the guided test, the grid and their live verdicts have in common: the lines above the readings, a typed reading, a verdict in
// words. Names of fields: "v.<step>.<attempt>" and "w.<step>.<attempt>" on the guided page, "v.<column>.<step>" in the grid. Pure but
// for what the world is asked.
#pragma once

#include "app/web/code_words.h"
#include "app/web/site.h"
#include "core/bench/typed_reading.h"
#include "core/judgement/verdict.h"
#include "core/rules/rule_book.h"

namespace muster::app {

// One bench test as it stands in a form; problems name their fields as the form does.
struct TypedTest {
  core::TestRun run;
  core::Problems problems;
  std::map<std::string, std::string> fields;  // step -> the field of its last attempt
  std::optional<core::TestVerdict> verdict;   // after judge()
};

// Person, bench, start and climate: "by bench started_at temperature pressure humidity closed". An empty start is now.
TypedTest readBenchHead(const Request& request, Site& site);
// Adds what was typed for a step; an empty text adds nothing.
void addTyped(TypedTest& test, const core::Step& step, const std::string& typed, const std::string& field);
// Asks for the verdict on what stands there so far. What hinders it becomes a problem beside its field.
void judgeTyped(TypedTest& test, Site& site);

// The fields of readBenchHead for the form, with what was typed.
void setBenchHead(View& body, const Request& request, Site& site, const core::Problems& problems);

View signatureView(const Request& request, Site& site, const core::Problems& problems);                         // "by"
std::vector<View> climateViews(const Request& request, const Translator& say, const core::Problems& problems);  // "temperature pressure humidity"
// How many tests the absorber has left: "hasAbsorber absorber absorberLeft absorberLast".
struct GuidedTest;
void setAbsorber(View& body, const Translator& say, const GuidedTest& guided);

std::string verdictWord(const Translator& say, core::Verdict verdict);  // Pass, Fail, Pending, No decision
std::string verdictReason(const Translator& say, const core::StepVerdict& verdict);
View& setVerdict(View& row, const Translator& say, const core::StepVerdict* verdict);  // hasVerdict, for {{> verdict}}
// "1.5 to 1.9 L/min · 2 to 5 mbar (to be confirmed)"; empty: works / does not work
std::string limitsText(const Translator& say, const core::RuleBook& rules, const core::Step& step);
std::string waitText(const Translator& say, const core::Step& step);  // "settle 60 s, then 60 s"

// {"cells":{"v.leak.0":{"class","word","reason"}},"columns":[{...}],"problems":[{"field","text"}]}: what live verdicts are made of.
Response liveVerdicts(const Request& request, Site& site, const std::vector<TypedTest>& tests);

// 409 where another was faster or the command was used before, 404 for a unit that is not of this store, else 422.
int statusFor(const core::Problems& problems);

}  // namespace muster::app
