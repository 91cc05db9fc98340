#include "app/workflow/correct_fact.h"

#include <algorithm>

#include "app/workflow/amend.h"
#include "app/workflow/judged_run.h"
#include "app/workflow/refuse.h"

namespace muster::app {
namespace {

// What is corrected elsewhere: rules are adopted anew, people and the store are not facts of equipment.
bool mayBeCorrected(const core::Happening& happening) {
  return !std::holds_alternative<core::StoreOpened>(happening) && !std::holds_alternative<core::RulesAdopted>(happening) &&
         !std::holds_alternative<core::PersonEnrolled>(happening) && !std::holds_alternative<core::FactUndone>(happening) &&
         !std::holds_alternative<core::FactCorrected>(happening) && !std::holds_alternative<core::FileImported>(happening) &&
         !std::holds_alternative<core::TestJudgedAgain>(happening);
}

core::Outcome<Decision> decide(Looking& look, const CorrectFact& input) {
  auto target = standingFact(look, input.fact);
  if (!target) return target.problems();
  auto before = core::read(target.value());
  if (!before) return before.problems();
  if (!mayBeCorrected(before.value())) {
    return refuse("not-corrected", core::msg("a record of this kind is not corrected"), core::msg("enter what is right as a new record"));
  }
  if (input.reason.empty()) return refuse("empty", core::msg("the reason is missing"), core::msg("say what was wrong"), "reason");
  auto after = input.happening;
  Decision decision;
  bool again = false;
  if (auto* test = std::get_if<core::TestRecorded>(&after)) {
    const bool conflict = test->conflict;
    auto judged = judgeRun(look, test->run, Strictness::fromFile);
    if (!judged) return judged.problems();
    *test = judged->test;
    test->conflict = conflict;
    again = judgedAgainSince(look, input.fact, test->run.unit);
  }
  const auto occurredAt = input.occurredAt.value_or(target->occurredAt);
  if (occurredAt > look.now()) return inTheFuture(look, occurredAt);
  const auto draft = core::draft(after, occurredAt, target->by, target->assurance);
  const bool sameThing = draft.kind.substr(0, draft.kind.find('/')) == target->kind.substr(0, target->kind.find('/')) && !draft.subjects.empty() &&
                         !target->subjects.empty() && draft.subjects.front() == target->subjects.front();
  if (!sameThing) {
    return refuse("another-thing", core::msg("a correction must be about the same thing"),
                  core::msg("undo the wrong record, then enter the right one"));
  }
  if (draft.body == target->body && occurredAt == target->occurredAt) {
    return refuse("nothing-new", core::msg("that is what stands already"), core::msg("nothing needs to be done"));
  }
  core::FactCorrected corrected{input.fact, draft.body, keepText(look, input.reason), target->subjects, draft.kind, occurredAt};
  for (const auto& subject : draft.subjects) {
    if (std::find(corrected.subjects.begin(), corrected.subjects.end(), subject) == corrected.subjects.end()) corrected.subjects.push_back(subject);
  }
  decision.happenings.push_back(std::move(corrected));
  if (again) {
    // A second judgement spoke about the old readings; a third one must stand in its place.
    const auto& test = std::get<core::TestRecorded>(after);
    core::TestJudgedAgain anew{input.fact, test.run.unit, test.verdict, "correction", {}};
    for (const auto& [step, part] : test.proves) anew.parts.push_back(part);
    decision.happenings.push_back(std::move(anew));
  }
  return decision;
}

}  // namespace

core::Outcome<Answer> correctFact(World& world, const Who& who, const CorrectFact& input) {
  return carryOut(world, who, [&](Looking& look) { return decide(look, input); });
}

core::Outcome<Answer> correctReading(World& world, const Who& who, const CorrectReading& input) {
  return carryOut(world, who, [&](Looking& look) -> core::Outcome<Decision> {
    auto target = standingFact(look, input.test);
    if (!target) return target.problems();
    auto read = core::read(target.value());
    auto* test = read ? std::get_if<core::TestRecorded>(&read.value()) : nullptr;
    if (!test) return refuse("not-a-test", core::msg("this record is not a test"), core::msg("choose the test on the page of the set"), "test");
    for (auto& result : test->run.steps) {
      if (result.step != input.step || result.attempts.empty()) continue;
      result.attempts.back().reading = input.reading;
      return decide(look, {input.test, *test, input.reason, {}});
    }
    return refuse("unknown-step", core::msg("that step was not done in this test"), core::msg("record the step as a test of its own"), "step");
  });
}

}  // namespace muster::app
