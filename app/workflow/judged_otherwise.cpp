#include "app/workflow/judged_otherwise.h"

#include <algorithm>

#include "app/workflow/case_json.h"
#include "app/workflow/judged_run.h"
#include "core/journal/amendments.h"
#include "core/judgement/again.h"

namespace muster::app {
namespace {

using Steps = std::set<std::string>;
using Tests = std::map<std::string, std::map<core::FactId, Steps>>;  // of a unit, with the steps whose last outcome each is

// The kinds whose states can rest on one of the steps: what is tested, and parts that carry its outcome with them.
std::set<std::string> kindsWith(const Steps& steps, const core::RuleBook& rules) {
  std::set<std::string> kinds;
  for (const auto& kind : rules.kinds()) {
    for (const auto* procedure : rules.proceduresFor(kind.id)) {
      for (const auto& step : procedure->steps) {
        if (!steps.contains(step.id)) continue;
        kinds.insert(kind.id);
        for (const auto& part : rules.kinds()) {
          if (!step.part.empty() && part.role == core::Kind::Role::part) kinds.insert(part.id);
        }
      }
    }
  }
  return kinds;
}

Tests standingTests(Looking& look, const Steps& steps, const core::RuleBook& rules) {
  Tests tests;
  for (const auto& kind : kindsWith(steps, rules)) {
    for (const auto& row : look.world().views.units({.kind = kind}, look.now())) {
      const auto* unit = look.unit(row.code);
      if (!unit) continue;
      const bool carried = rules.kind(kind)->role == core::Kind::Role::part;
      for (const auto& [step, record] : unit->steps) {
        if (record.declared || !steps.contains(step)) continue;
        const auto fact = carried ? look.world().journal.fact(record.fact) : std::nullopt;
        tests[fact ? fact->subjects.front().code : unit->code][record.fact].insert(step);
      }
    }
  }
  return tests;
}

}  // namespace

std::vector<TestOnRecord> testsOnRecord(World& world, const std::string& unit, const std::set<core::FactId>* only) {
  const auto facts = world.journal.factsAbout(core::unit(unit));
  const core::Amendments amendments(facts);
  std::vector<TestOnRecord> tests;
  for (auto& fact : core::countedFacts(facts)) {
    if (!fact.kind.starts_with("TestRecorded/") || (only && !only->contains(fact.id))) continue;
    auto read = core::read(fact);
    if (!read) continue;
    amendments.judge(fact, read.value());
    auto& test = std::get<core::TestRecorded>(read.value());
    if (test.run.unit == unit) tests.push_back({std::move(fact), std::move(test)});
  }
  return tests;
}

core::Json json(const OtherVerdict& other) {
  return core::Json::Object{{"test", core::text(other.test)}, {"unit", other.unit},       {"step", other.step},  {"was", verdictWord(other.was)},
                            {"now", verdictWord(other.now)},  {"program", other.program}, {"rules", other.rules}};
}

std::string english(const OtherVerdict& other) {
  return core::text(other.test) + " " + other.unit + " " + (other.step.empty() ? "whole test" : other.step) + ": was " +
         std::string(verdictWord(other.was)) + ", would be " + std::string(verdictWord(other.now));
}

std::vector<OtherVerdict> otherVerdicts(core::FactId id, const core::TestRecorded& test, const core::TestVerdict& now) {
  std::vector<OtherVerdict> others;
  const auto add = [&](const std::string& step, core::Verdict was, core::Verdict is) {
    if (was != is) others.push_back({id, test.run.unit, step, was, is, test.verdict.program, test.verdict.rules});
  };
  for (const auto& step : test.verdict.steps) {
    const auto* again = now.find(step.step);
    add(step.step, step.verdict, again ? again->verdict : core::Verdict::noDecision);
  }
  add("", test.verdict.overall, now.overall);
  return others;
}

std::vector<JudgedAnew> judgedByOtherRules(Looking& look, const core::RuleBook& after, const std::string& why) {
  std::vector<JudgedAnew> all;
  const auto steps = core::stepsDecidedOtherwise(look.rules(), after);
  if (steps.empty()) return all;
  for (const auto& [unit, wanted] : standingTests(look, steps, after)) {
    look.unit(unit);  // its revision: a part may tell of a set that is no longer in service
    std::set<core::FactId> ids;
    for (const auto& [id, of] : wanted) ids.insert(id);
    for (auto& [fact, test] : testsOnRecord(look.world(), unit, &ids)) {
      auto verdict = core::judgedAnew(test.verdict, judgeAgain(after, test.run, standingsFor(look, test.run)), wanted.at(fact.id));
      if (!verdict) continue;
      auto again = judgedAgain(fact.id, test, std::move(*verdict), why);
      all.push_back({std::move(test), std::move(again)});
    }
  }
  return all;
}

}  // namespace muster::app
