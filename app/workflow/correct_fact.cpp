#include "app/workflow/correct_fact.h"

#include <algorithm>

#include "app/workflow/amend.h"
#include "app/workflow/judged_run.h"
#include "app/workflow/place_unit.h"
#include "app/workflow/refuse.h"
#include "core/journal/amendments.h"

namespace muster::app {
namespace {

std::string kindName(const std::string& kind) { return kind.substr(0, kind.find('/')); }

core::Outcome<Decision> decide(Looking& look, const CorrectFact& input) {
  auto target = standingFact(look, input.fact);
  if (!target) return target.problems();
  auto before = core::read(target.value());
  if (!before) return before.problems();
  if (!mayBeCorrected(before.value())) {
    return refuse("not-corrected", core::msg("a record of this kind is not corrected"), core::msg("enter what is right as a new record"));
  }
  if (input.reason.empty()) return refuse("empty", core::msg("the reason is missing"), core::msg("say what was wrong"), "why");
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
  const bool sameThing = kindName(draft.kind) == kindName(target->kind) && !draft.subjects.empty() && !target->subjects.empty() &&
                         draft.subjects.front() == target->subjects.front();
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
    decision.happenings.push_back(judgedAgain(input.fact, test, test.verdict, "correction"));
  }
  return decision;
}

// What no form asks stays as it was told.
void keepWhatWasNotAsked(core::Happening& right, const core::Happening& told) {
  if (auto* out = std::get_if<core::CheckedOut>(&right)) {
    const auto& before = std::get<core::CheckedOut>(told);
    out->reported = before.reported, out->overridden = before.overridden, out->reason = before.reason;
  }
  if (auto* returned = std::get_if<core::UnitReturned>(&right); returned && returned->papers.empty())
    returned->papers = std::get<core::UnitReturned>(told).papers;
  if (auto* certificate = std::get_if<core::CertificateAccepted>(&right); certificate && certificate->document.empty())
    certificate->document = std::get<core::CertificateAccepted>(told).document;
  if (auto* opening = std::get_if<core::OpeningDeclared>(&right); opening && opening->scan.empty())
    opening->scan = std::get<core::OpeningDeclared>(told).scan;
}

// What was told in the same act of the same unit (a set checked in and put back into its slot) happened at the same time.
void moveWithIt(Looking& look, const core::Fact& target, core::Instant right, Decision& decision) {
  for (const auto& fact : core::countedFacts(look.world().journal.factsAbout(target.subjects.front()))) {
    const bool same = fact.id != target.id && fact.command == target.command && fact.occurredAt == target.occurredAt && !core::isAmendment(fact) &&
                      !fact.subjects.empty() && fact.subjects.front() == target.subjects.front();
    if (same) decision.happenings.push_back(core::FactCorrected{fact.id, fact.body, "moved-together", fact.subjects, fact.kind, right});
  }
}

// Records made meanwhile name the part that was told: which one they were about, only their own correction can say.
void sayWhatStillNames(Looking& look, const core::Fact& target, const core::Happening& told, const core::Happening& right, Decision& decision) {
  const auto* before = std::get_if<core::PartFitted>(&told);
  const auto* after = std::get_if<core::PartFitted>(&right);
  if (!before || !after || before->part.empty() || before->part == after->part) return;
  for (const auto& fact : core::countedFacts(look.world().journal.factsAbout(core::unit(before->part)))) {
    const bool later = core::foldsBefore(target, fact) && fact.id != target.id && !core::isAmendment(fact);
    if (!later || fact.subjects.front() != target.subjects.front()) continue;
    decision.remarks.push_back(
        core::msg("{record} still names {part}: look whether it is right", {{"record", core::text(fact.id)}, {"part", before->part}}));
    return;
  }
}

// The whole run happened earlier or later: each moment in it moves alike.
void shift(core::TestRun& run, std::chrono::microseconds by) {
  run.startedAt = run.startedAt + by;
  if (run.finishedAt) run.finishedAt = *run.finishedAt + by;
  for (auto& step : run.steps) {
    for (auto& attempt : step.attempts) {
      if (attempt.reading.at) attempt.reading.at = *attempt.reading.at + by;
    }
  }
}

// A placement that still decides where the unit stands: nothing else may stand in the right slot now.
core::Outcome<core::Nothing> slotIsFree(Looking& look, const core::Happening& told, const core::Happening& right) {
  const auto* before = std::get_if<core::UnitPlaced>(&told);
  const auto* after = std::get_if<core::UnitPlaced>(&right);
  const auto* unit = before && after ? look.unit(before->unit) : nullptr;
  if (!unit || unit->place != core::Place(core::InSlot{before->rack, before->slot})) return core::Nothing{};
  return mayStandIn(look, *unit, {after->rack, after->slot});
}

core::Outcome<Decision> decideAgain(Looking& look, const CorrectEntry& input) {
  auto target = standingFact(look, input.fact);
  if (!target) return target.problems();
  const auto told = core::read(target.value());
  if (!told) return told.problems();
  const auto at = input.occurredAt.value_or(target->occurredAt);
  if (at > look.now()) return inTheFuture(look, at);
  Looking before(look, at, *target);
  auto again = input.enter(before);
  if (!again) return again.problems();
  CorrectFact correction{input.fact, *told, input.reason, input.occurredAt};
  for (auto& happening : again->happenings) {
    if (kindName(core::kindOf(happening)) == kindName(target->kind)) correction.happening = happening;
  }
  keepWhatWasNotAsked(correction.happening, *told);
  if (auto free = slotIsFree(look, *told, correction.happening); !free) return free.problems();
  auto decided = decide(look, correction);
  if (!decided) return decided;
  Decision decision = std::move(decided).value();
  if (at != target->occurredAt) moveWithIt(look, *target, at, decision);
  for (const auto& happening : again->happenings) {
    if (std::holds_alternative<core::TestJudgedAgain>(happening)) decision.happenings.push_back(happening);
  }
  decision.remarks = again->remarks;
  sayWhatStillNames(look, *target, *told, correction.happening, decision);
  return decision;
}

}  // namespace

// What is corrected elsewhere: rules are adopted anew, people and the store are not facts of equipment.
bool mayBeCorrected(const core::Happening& happening) {
  return !std::holds_alternative<core::StoreOpened>(happening) && !std::holds_alternative<core::RulesAdopted>(happening) &&
         !std::holds_alternative<core::PersonEnrolled>(happening) && !std::holds_alternative<core::FactUndone>(happening) &&
         !std::holds_alternative<core::FactCorrected>(happening) && !std::holds_alternative<core::FileImported>(happening) &&
         !std::holds_alternative<core::TestJudgedAgain>(happening);
}

core::Outcome<Answer> correctEntry(World& world, const Who& who, const CorrectEntry& input) {
  return carryOut(world, who, [&](Looking& look) { return decideAgain(look, input); });
}

std::optional<core::UnitState> unitBefore(World& world, const core::Fact& record, const std::string& unit) {
  const auto now = world.clock.now();
  Looking present(world, now, now);
  Looking before(present, record.occurredAt, record);
  const auto* found = before.unit(unit);
  return found ? std::optional(*found) : std::nullopt;
}

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
    bool found = input.step.empty();
    for (auto& result : test->run.steps) {
      if (found || result.step != input.step || result.attempts.empty()) continue;
      result.attempts.back().reading = input.reading;
      found = true;
    }
    if (!found) {
      return refuse("unknown-step", core::msg("that step was not done in this test"), core::msg("record the step as a test of its own"), "step");
    }
    const auto by = std::chrono::microseconds(input.startedAt ? input.startedAt->micros - test->run.startedAt.micros : 0);
    shift(test->run, by);
    return decide(look, {input.test, *test, input.reason, target->occurredAt + by});
  });
}

}  // namespace muster::app
