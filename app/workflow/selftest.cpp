#include "app/workflow/selftest.h"

#include <algorithm>

#include "app/workflow/judged_run.h"

#ifndef MUSTER_VERSION
#define MUSTER_VERSION "0"
#endif

namespace muster::app {
namespace {

void compare(World& world, Validation& validation) {
  Memo memo;
  for (const auto& listed : world.views.units({.withRetired = true}, world.clock.now())) {
    for (const auto& [fact, test] : testsOnRecord(world, listed.code)) {
      ++validation.tests;
      Looking look(world, fact.occurredAt, world.clock.now(), &memo);
      const auto others = otherVerdicts(fact.id, test, judgeAgain(look.rules(), test.run, standingsFor(look, test.run)));
      validation.others.insert(validation.others.end(), others.begin(), others.end());
    }
  }
}

}  // namespace

bool Validation::good() const {
  return !lines.empty() && std::all_of(lines.begin(), lines.end(), [](const Line& line) { return line.result.good; });
}

Validation validate(World& world, const std::vector<core::Example>& examples, bool compareVerdicts) {
  Validation validation;
  validation.program = MUSTER_VERSION;
  validation.at = world.clock.now();
  const auto rules = world.rules();
  const auto adopted = world.journal.state(core::rules());
  if (const auto* state = adopted ? std::get_if<core::RulesState>(&adopted->value) : nullptr) validation.packs = state->packs;
  validation.rules = rules->digest();
  validation.head = world.journal.head();
  for (const auto& example : examples) validation.lines.push_back({example, core::runExample(example, *rules)});
  if (compareVerdicts) compare(world, validation);
  return validation;
}

core::Json json(const Validation& validation) {
  core::Json::Array packs, examples, others;
  for (const auto& pack : validation.packs)
    packs.push_back(core::Json::Object{{"name", pack.name}, {"revision", pack.revision}, {"digest", pack.digest}});
  for (const auto& [example, result] : validation.lines) {
    core::Json::Object given;
    for (const auto& [key, text] : example.given) given[key] = text;
    examples.push_back(core::Json::Object{{"id", example.id},
                                          {"title", example.title.en},
                                          {"source", example.source.document + (example.source.clause.empty() ? "" : ", " + example.source.clause)},
                                          {"given", std::move(given)},
                                          {"expected", example.expect},
                                          {"got", result.got},
                                          {"good", result.good}});
  }
  for (const auto& other : validation.others) others.push_back(json(other));
  const auto& head = validation.head;
  return core::Json::Object{{"program", validation.program},
                            {"at", core::text(validation.at)},
                            {"rules", validation.rules},
                            {"packs", std::move(packs)},
                            {"head", core::Json::Object{{"node", static_cast<std::int64_t>(head.node)},
                                                        {"size", static_cast<std::int64_t>(head.size)},
                                                        {"root", core::hex(head.root)}}},
                            {"good", validation.good()},
                            {"examples", std::move(examples)},
                            {"tests_compared", static_cast<std::int64_t>(validation.tests)},
                            {"verdicts_that_differ", std::move(others)}};
}

}  // namespace muster::app
