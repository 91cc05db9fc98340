#include "app/workflow/record_test.h"

#include <algorithm>

#include "app/workflow/authorise.h"
#include "app/workflow/case_files.h"
#include "app/workflow/refuse.h"
#include "app/workflow/work_orders.h"
#include "core/journal/amendments.h"
#include "core/journal/test_identity.h"
#include "core/readiness/care.h"
#include "core/upkeep/plan_standing.h"

namespace muster::app {

core::Message saidOf(core::Verdict overall, const std::string& unit) {
  switch (overall) {
    case core::Verdict::pass: return core::msg("{unit} passed", {{"unit", unit}});
    case core::Verdict::fail: return core::msg("{unit} failed", {{"unit", unit}});
    case core::Verdict::pending: return core::msg("{unit}: a limit must be confirmed first", {{"unit", unit}});
    case core::Verdict::noDecision: return core::msg("{unit}: kept, but nothing could be decided", {{"unit", unit}});
  }
  return {};
}

namespace {

// How many of its tests the absorber has left; nullopt: no rule counts them.
std::optional<int> testsLeft(Looking& look, const std::string& absorber) {
  const auto* part = look.unit(absorber);
  if (!part) return std::nullopt;
  const auto* figure = look.rules().figure(core::familyOf(part->kind, look.rules()) + ".tests");
  if (!figure || figure->value.dimension() != core::Dimension::count) return std::nullopt;
  return static_cast<int>(core::convert(figure->value, core::Unit::piece, 0).coefficient()) - part->testsSpent;
}

// The method asks for a temperature; a reading made outside it is kept and judged, and this is said.
core::Message strangeClimate(const core::RuleBook& rules, const core::Climate& climate) {
  const auto *least = rules.figure("climate.least"), *most = rules.figure("climate.most");
  const auto& at = climate.temperature;
  if (!at || !least || !most || least->value.dimension() != at->dimension() || most->value.dimension() != at->dimension()) return {};
  if (core::compare(*at, least->value) >= 0 && core::compare(*at, most->value) <= 0) return {};
  return core::msg("measured at {temperature}; the method asks for {least} to {most}",
                   {{"temperature", at->text()}, {"least", least->value.text()}, {"most", most->value.text()}});
}

// Refused before anything is spent, with the tests that used it up; one that was made all the same comes in by file.
core::Problem noTestLeft(Looking& look, const std::string& absorber, const std::string& unit) {
  std::string tests;
  for (const auto& fact : core::countedFacts(look.world().journal.factsAbout(core::unit(absorber)))) {
    if (!fact.kind.starts_with("TestRecorded/")) continue;
    const auto read = core::read(fact);
    const auto* test = read ? std::get_if<core::TestRecorded>(&read.value()) : nullptr;
    if (!test || test->absorber != absorber) continue;
    tests += (tests.empty() ? "" : ", ") + look.calendar().localText(fact.occurredAt).substr(0, 10) + " " + test->run.unit;
  }
  const auto* part = look.unit(absorber);
  if (part && part->testsDeclared > 0) tests += (tests.empty() ? "" : ", ") + std::to_string(part->testsDeclared) + " x";
  auto text = tests.empty() ? core::msg("{part} has no test left", {{"part", absorber}})
                            : core::msg("{part} has no test left; it was tested with: {tests}", {{"part", absorber}, {"tests", tests}});
  return refuse("absorber-used-up", std::move(text), core::msg("fit another absorber to {unit}, then test", {{"unit", unit}}), "unit");
}

}  // namespace

core::Outcome<Decision> decideTest(Looking& look, const Who& who, const RecordTest& input) {
  auto run = input.run;
  // Who brings in a file did not make its tests: where the file does not say who did, nobody does.
  if (run.testedBy.empty() && input.strictness == Strictness::typed) run.testedBy = who.person;
  auto judged = judgeRun(look, std::move(run), input.strictness);
  if (!judged) return judged.problems();
  auto& test = judged.value().test;

  Decision decision;
  decision.occurredAt = momentOf(test.run);
  const auto known = look.world().views.knownTests(core::identityOf(test.run));
  for (const auto& before : known) {
    if (before.readings != test.readings) continue;
    core::Receipt receipt{{before.fact}, {}, true};
    if (const auto fact = look.world().journal.fact(before.fact)) receipt.recordedAt = fact->recordedAt;
    decision.already = std::move(receipt);
    decision.remarks.push_back(core::msg("this test of {unit} is recorded already", {{"unit", test.run.unit}}));
    return decision;
  }
  test.conflict = !known.empty();
  if (test.conflict) {
    decision.remarks.push_back(core::msg("the same test of {unit} came before with other readings: both are kept", {{"unit", test.run.unit}}));
  }
  const auto doubtful = [](const core::StepVerdict& step) { return step.zone == "pending"; };
  const bool close = test.verdict.overall == core::Verdict::pending && std::any_of(test.verdict.steps.begin(), test.verdict.steps.end(), doubtful);
  decision.remarks.push_back(close ? core::msg("{unit}: a reading lies too close to its limit to be decided", {{"unit", test.run.unit}})
                                   : saidOf(test.verdict.overall, test.run.unit));
  if (auto remark = strangeClimate(look.rules(), test.run.climate); !remark.empty()) decision.remarks.push_back(std::move(remark));
  if (!test.absorber.empty()) {
    if (const auto left = testsLeft(look, test.absorber); left && *left <= 0) {
      decision.remarks.push_back(core::msg("{part} had no test left: fit another absorber", {{"part", test.absorber}}));
    }
  }
  std::vector<core::QuarantineLifted> lifted;
  if (const auto* unit = look.unit(test.run.unit)) lifted = answeredBy(look, *unit, test);
  decision.happenings.push_back(std::move(test));
  for (auto& one : lifted) {
    decision.remarks.push_back(core::msg("{unit} is out of the quarantine of case {case}", {{"unit", one.unit}, {"case", one.file}}));
    decision.happenings.push_back(std::move(one));
  }
  addClearedWork(look, decision);
  return decision;
}

namespace {

// A file says what was done, whoever did it; at the bench only those authorised for the method test, once anybody is.
core::Outcome<core::Nothing> mayTest(Looking& look, const Who& who, const core::TestRun& run, Strictness strictness) {
  if (strictness != Strictness::typed) return core::Nothing{};
  const std::string& tester = run.testedBy.empty() ? who.person : run.testedBy;
  return mayAct(look, tester, core::Authorisation::Act::perform, run.procedure, look.calendar().dateOf(momentOf(run)), "by");
}

// What is typed at the bench opens work by itself; a file may tell of years long past, and the page of work lists what still stands.
core::Outcome<Decision> withOrders(Looking& look, core::Outcome<Decision> decision) {
  if (decision && !decision->already) addOpenedWork(look, decision.value());
  return decision;
}

}  // namespace

core::Outcome<Answer> recordTest(World& world, const Who& who, const RecordTest& input) {
  return carryOut(world, who, [&](Looking& look) -> core::Outcome<Decision> {
    if (auto may = mayTest(look, who, input.run, input.strictness); !may) return may.problems();
    auto decision = decideTest(look, who, input);
    return input.strictness == Strictness::typed ? withOrders(look, std::move(decision)) : decision;
  });
}

core::Outcome<Answer> recordSitting(World& world, const Who& who, const std::vector<core::TestRun>& runs) {
  return carryOut(world, who, [&](Looking& look) -> core::Outcome<Decision> {
    Decision sitting;
    core::Problems problems;
    core::Receipt already{{}, {}, true};
    core::Instant last = core::Instant::distantPast();
    for (const auto& run : runs) {
      const auto may = mayTest(look, who, run, Strictness::typed);
      auto decision = may ? decideTest(look, who, {run, Strictness::typed}) : core::Outcome<Decision>(may.problems());
      if (!decision) {
        for (auto problem : decision.problems()) {
          problem.where.field = core::plainCode(run.unit) + (problem.where.field.empty() ? "" : "." + problem.where.field);
          problems.push_back(std::move(problem));
        }
        continue;
      }
      for (auto& remark : decision.value().remarks) sitting.remarks.push_back(std::move(remark));
      if (decision->already) {
        already.facts.push_back(decision->already->facts.front());
        already.recordedAt = decision->already->recordedAt;
        continue;
      }
      last = std::max(last, *decision->occurredAt);
      for (auto& happening : decision.value().happenings) sitting.happenings.push_back(std::move(happening));
    }
    if (!problems.empty()) return problems;
    if (runs.empty()) return refuse("empty", core::msg("no test was entered"), core::msg("fill in at least one column"));
    if (sitting.happenings.empty()) sitting.already = already;
    // One command has one time: the end of the sitting.
    else
      sitting.occurredAt = last;
    return withOrders(look, std::move(sitting));
  });
}

core::Outcome<core::TestVerdict> previewTest(World& world, const core::TestRun& run) {
  const auto now = world.clock.now();
  Looking look(world, now, now);
  auto judged = judgeRun(look, run, Strictness::fromFile);
  if (!judged) return judged.problems();
  return judged->test.verdict;
}

core::Outcome<GuidedTest> beginTest(World& world, const std::string& typed, const std::string& procedure, bool owedOnly) {
  const auto now = world.clock.now();
  Looking look(world, now, now);
  auto unit = activeUnit(look, typed);
  if (!unit) return unit.problems();
  const auto& it = **unit;
  GuidedTest guided;
  look.rules();
  guided.rules = world.rules();
  guided.procedure = procedure.empty() ? guided.rules->fullTest(it.kind) : guided.rules->procedure(procedure);
  if (!guided.procedure || guided.procedure->kind != it.kind) {
    return refuse("unknown-procedure", core::msg("{unit} has no such test", {{"unit", it.code}}), core::msg("choose a test of its kind"),
                  "procedure");
  }
  // A test made before it was washed is taken from a file; here nobody is led into one.
  for (const auto& line : guided.procedure->full ? core::careOf(it, look, look.rules()) : std::vector<core::CareLine>()) {
    if (!it.afterUse || !line.ticked() || line.done) continue;
    return refuse("care-owed", core::msg("{unit} is still under care: {step} is open", {{"unit", it.code}, {"step", line.step->title}}),
                  core::msg("do that first, or enter it if it was done"), "unit");
  }
  for (const auto& [position, part] : it.parts) {
    if (!part.empty()) guided.assembly[position] = part;
  }
  // What is owed, what was not passed last time, and what has to come before either in the same run.
  const auto wanted = [&](const core::Step& step) {
    const auto last = it.steps.find(step.id);
    return it.owed.contains("*") || it.owed.contains(step.id) || (last != it.steps.end() && last->second.verdict != core::Verdict::pass);
  };
  for (const auto& step : guided.procedure->steps) {
    const auto& all = guided.procedure->steps;
    const bool before = std::any_of(all.begin(), all.end(), [&](const core::Step& later) { return later.after == step.id && wanted(later); });
    if (!owedOnly || wanted(step) || before) guided.steps.push_back(step.id);
  }
  if (const auto absorber = guided.assembly.find("absorber"); absorber != guided.assembly.end() && guided.procedure->spendsAbsorber) {
    const auto* part = look.unit(absorber->second);
    guided.absorberTestsLeft = testsLeft(look, absorber->second);
    if ((part && part->spent) || (guided.absorberTestsLeft && *guided.absorberTestsLeft <= 0)) { return noTestLeft(look, absorber->second, it.code); }
  }
  return guided;
}

}  // namespace muster::app
