// A whole run: last attempts, order, benches, what is complete.
#include "core/judgement/judge.h"
#include "tests/support/catch.h"
#include "tests/support/rules.h"

using namespace muster::core;
using namespace muster::tests;

namespace {

// leak (value of a change, limit < 1 mbar), relief after it, a look by eye, the last look.
RulePack pack() {
  RulePack pack = testPack();
  auto& steps = pack.procedures.front().steps;
  steps[0].measure = Measure::change;
  steps[0].unit = Unit::millibar;
  steps[1].after = "leak";
  steps[3].last = true;
  return pack;
}

Attempt leak(const std::string& text, std::string calibrator = {}) {
  Attempt attempt;
  attempt.reading.value = quantity(text);
  attempt.calibrator = std::move(calibrator);
  return attempt;
}
Attempt said(bool works) {
  Attempt attempt;
  attempt.reading.works = works;
  return attempt;
}

TestRun goodRun() {
  TestRun run;
  run.unit = "BG4-01", run.procedure = "bg4-full", run.bench = "B1";
  run.steps = {{"leak", {leak("0.5 mbar")}, {}}, {"relief", {said(true)}, {}}, {"self-test", {said(true)}, {}}, {"last-look", {said(true)}, {}}};
  return run;
}

TestVerdict judged(const TestRun& run, const Standings& standings = {{"B1", {Standing::Kind::valid, {}}}}) {
  const auto book = bookOf(pack());
  return judge(run, *book->procedure("bg4-full"), *book, standings, "0.1");
}

}  // namespace

TEST_CASE("a whole run in its order passes and is complete", "[core][judgement]") {
  const auto verdict = judged(goodRun());
  CHECK(verdict.overall == Verdict::pass);
  CHECK(verdict.complete);
  CHECK(verdict.program == "0.1");
  CHECK(verdict.rules == bookOf(pack())->digest());
  CHECK(verdict.steps.size() == 4);
  CHECK(verdict.find("relief")->functional);
  CHECK(verdict.find("nothing") == nullptr);
}

TEST_CASE("the last attempt counts, whatever came before", "[core][judgement]") {
  auto run = goodRun();
  run.steps[0].attempts = {leak("3 mbar"), leak("0.5 mbar")};
  CHECK(judged(run).overall == Verdict::pass);
  run.steps[0].attempts = {leak("0.5 mbar"), leak("3 mbar")};
  CHECK(judged(run).overall == Verdict::fail);
}

TEST_CASE("the worst step decides the run", "[core][judgement]") {
  auto run = goodRun();
  run.steps[2].attempts = {{}};
  CHECK(judged(run).overall == Verdict::noDecision);
  run.steps[1].attempts = {said(false)};
  CHECK(judged(run).overall == Verdict::fail);
  run.steps.clear();
  CHECK(judged(run).overall == Verdict::noDecision);
  CHECK_FALSE(judged(run).complete);
}

TEST_CASE("a part of the steps can pass but is not complete", "[core][judgement]") {
  auto run = goodRun();
  run.steps.erase(run.steps.begin() + 2);
  CHECK(judged(run).overall == Verdict::pass);
  CHECK_FALSE(judged(run).complete);
  run = goodRun();
  run.aborted = true;
  CHECK_FALSE(judged(run).complete);
  run = goodRun();
  run.steps[2].skipped = "no-time";
  CHECK(judged(run).find("self-test")->verdict == Verdict::noDecision);
  CHECK_FALSE(judged(run).complete);
}

TEST_CASE("the relief valve must be tested after the leak, it proves that the cap came off", "[core][judgement]") {
  auto run = goodRun();
  std::swap(run.steps[0], run.steps[1]);
  CHECK(judged(run).find("relief")->verdict == Verdict::noDecision);
  CHECK(english(judged(run).find("relief")->reason) == "must be done after \"Leak test\" in the same run; repeat it");
  CHECK(judged(run).find("leak")->verdict == Verdict::pass);
  CHECK_FALSE(judged(run).complete);

  run = goodRun();
  run.steps.erase(run.steps.begin());
  CHECK(judged(run).find("relief")->verdict == Verdict::noDecision);

  run = goodRun();  // the leak test done again after the relief valve: the cap may be on once more
  run.steps[0].attempts.front().reading.at = instant("2026-11-23T03:20:00Z");
  run.steps[1].attempts.front().reading.at = instant("2026-11-23T03:10:00Z");
  CHECK(judged(run).find("relief")->verdict == Verdict::noDecision);
  run.steps[1].attempts.front().reading.works = false;
  CHECK(judged(run).find("relief")->verdict == Verdict::fail);
}

TEST_CASE("the last look ends the run", "[core][judgement]") {
  auto run = goodRun();
  std::swap(run.steps[2], run.steps[3]);
  CHECK(judged(run).find("last-look")->verdict == Verdict::noDecision);
  CHECK_FALSE(judged(run).complete);
}

TEST_CASE("each reading is held to the bench that measured it", "[core][judgement]") {
  auto run = goodRun();
  CHECK(judged(run, {}).find("leak")->verdict == Verdict::noDecision);
  CHECK(judged(run, {}).find("relief")->verdict == Verdict::pass);  // seen, not measured
  CHECK(judged(run, {{"B1", {Standing::Kind::expired, day("2026-10-31")}}}).overall == Verdict::noDecision);
  run.steps[0].attempts = {leak("0.5 mbar", "B2")};
  CHECK(judged(run).find("leak")->verdict == Verdict::noDecision);
  CHECK(judged(run, {{"B2", {Standing::Kind::valid, {}}}}).overall == Verdict::pass);
}

TEST_CASE("a step of another test is never overlooked", "[core][judgement]") {
  auto run = goodRun();
  run.steps.insert(run.steps.begin(), {"strange", {said(true)}, {}});
  CHECK(judged(run).find("strange")->verdict == Verdict::noDecision);
  CHECK(judged(run).overall == Verdict::noDecision);
}

TEST_CASE("a step written down twice counts as done last", "[core][judgement]") {
  auto run = goodRun();
  run.steps.insert(run.steps.begin() + 3, {"leak", {leak("3 mbar")}, {}});
  const auto verdict = judged(run);
  CHECK(verdict.steps.size() == 4);
  CHECK(verdict.overall == Verdict::fail);
}
