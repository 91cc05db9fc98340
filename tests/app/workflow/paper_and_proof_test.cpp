// Tests recorded, judged again, corrected, undone; the opening statement; commands that come twice.
#include "app/workflow/correct_fact.h"
#include "app/workflow/fit_part.h"
#include "app/workflow/place_unit.h"
#include "app/workflow/record_fill.h"
#include "app/workflow/register_unit.h"
#include "app/workflow/report_fault.h"
#include "app/workflow/undo_fact.h"
#include "tests/support/brigade.h"
#include "tests/support/catch.h"
#include "tests/support/rules.h"

using namespace muster;
using namespace muster::tests;
using core::SetState;

TEST_CASE("the same test again is the same answer; with other readings it is taken and marked", "[app][workflow]") {
  Brigade brigade;
  brigade.ready("BG4-01", 1);
  const auto run = brigade.passing("BG4-01", "2026-11-23 07:30");
  const auto first = app::recordTest(brigade.world(), brigade.who(), {run, {}});
  REQUIRE(first);
  const auto again = app::recordTest(brigade.world(), brigade.who(), {run, {}});
  REQUIRE(again);
  CHECK(again->receipt.repeated);
  CHECK(again->receipt.facts == first->receipt.facts);

  auto other = run;
  other.steps.front().attempts.back().reading.value = quantity("0.2 mbar");
  const auto conflict = app::recordTest(brigade.world(), brigade.who(), {other, {}});
  REQUIRE(conflict);
  CHECK_FALSE(conflict->receipt.repeated);
  CHECK(brigade.now("BG4-01").state == SetState::notReady);
  CHECK(saysReason(brigade.now("BG4-01"), "conflict"));
  // The one that contradicts comes a second time: it is known by now.
  CHECK(app::recordTest(brigade.world(), brigade.who(), {other, {}})->receipt.repeated);

  // The first one was wrong: once it is undone the other one is believed.
  REQUIRE(app::undoFact(brigade.world(), brigade.who(), {first->receipt.facts.front(), "typed from the wrong sheet"}));
  CHECK(brigade.state("BG4-01").conflicts.empty());
  CHECK(brigade.now("BG4-01").state == SetState::ready);
}

TEST_CASE("a test on a bench without a certificate is kept, and judged when the certificate comes", "[app][workflow]") {
  Brigade brigade;
  brigade.ready("BG4-01", 1);
  brigade.registers("B-02", brigade.calibratorKind());
  auto run = brigade.passing("BG4-01", "2026-11-23 07:40");
  run.bench = "B-02";
  const auto kept = app::recordTest(brigade.world(), brigade.who(), {run, {}});
  REQUIRE(kept);
  CHECK(remarks(kept, "nothing could be decided"));
  CHECK(brigade.now("BG4-01").state == SetState::notReady);
  CHECK(brigade.now("BG4-01").next.has_value());
  REQUIRE(brigade.world().views.undecidedTests("B-02").size() == 1);

  const app::AcceptCertificate certificate{"B-02", core::Certificate::Act::verification, "V-9", "Lab", "", day("2026-11-23"), day("2027-11-22"), {}};
  const auto accepted = app::acceptCertificate(brigade.world(), brigade.who(), certificate);
  REQUIRE(accepted);
  CHECK(remarks(accepted, "1 tests"));
  CHECK(brigade.now("BG4-01").state == SetState::ready);
  CHECK(brigade.world().views.undecidedTests("B-02").empty());
  CHECK(refusal(app::acceptCertificate(brigade.world(), brigade.who(), certificate)) == "already-recorded");
}

TEST_CASE("a withdrawn bench decides nothing until it is accepted again", "[app][workflow]") {
  Brigade brigade;
  brigade.ready("BG4-01", 1);
  brigade.clock("2026-11-23 09:00");
  REQUIRE(app::withdrawCalibrator(brigade.world(), brigade.who(), {brigade.bench, "damaged", ""}));
  brigade.clock("2026-11-23 11:00");
  const auto verdict = app::previewTest(brigade.world(), brigade.passing("BG4-01", "2026-11-23 10:00"));
  REQUIRE(verdict);
  CHECK(verdict->overall == core::Verdict::noDecision);
  // What it measured before stands.
  const auto before = app::previewTest(brigade.world(), brigade.passing("BG4-01", "2026-11-23 08:30"));
  CHECK(before->overall == core::Verdict::pass);
}

TEST_CASE("what a person can put right at once is refused with the field", "[app][workflow]") {
  Brigade brigade;
  brigade.ready("BG4-01", 1);
  auto run = brigade.passing("BG4-01", "2026-11-23 07:45");
  run.steps.front().attempts.back().reading.value = quantity("3 min");
  const auto wrong = app::recordTest(brigade.world(), brigade.who(), {run, {}});
  REQUIRE(refusal(wrong) == "wrong-dimension");
  CHECK(wrong.problems().front().where.field == run.steps.front().step);
  run = brigade.passing("BG4-01", "2026-11-23 07:45");
  run.bench.clear();
  CHECK(refusal(app::recordTest(brigade.world(), brigade.who(), {run, {}})) == "no-bench");
  run.bench = "B-77";
  CHECK(refusal(app::recordTest(brigade.world(), brigade.who(), {run, {}})) == "unknown-bench");
  run = brigade.passing("BG4-01", "2026-11-24 07:45");
  CHECK(refusal(app::recordTest(brigade.world(), brigade.who(), {run, {}})) == "future");
  run = brigade.passing("BG4-99", "2026-11-23 07:45");
  CHECK(refusal(app::recordTest(brigade.world(), brigade.who(), {run, {}})) == "unknown-unit");
}

TEST_CASE("the seventh guided test on one absorber is refused beforehand, but taken once it was done", "[app][workflow]") {
  Brigade brigade;
  brigade.ready("BG4-01", 1);
  REQUIRE(app::beginTest(brigade.world(), "BG4-01")->absorberTestsLeft == 5);
  for (int i = 1; i <= 5; ++i) {
    REQUIRE(app::recordTest(brigade.world(), brigade.who(), {brigade.passing("BG4-01", "2026-11-23 07:1" + std::to_string(i)), {}}));
  }
  CHECK(refusal(app::beginTest(brigade.world(), "BG4-01")) == "absorber-used-up");
  const auto seventh = app::recordTest(brigade.world(), brigade.who(), {brigade.passing("BG4-01", "2026-11-23 07:30"), {}});
  CHECK(remarks(seventh, "had no test left"));
}

TEST_CASE("declared from paper counts until its due date and is replaced by the first measured test", "[app][workflow]") {
  Brigade brigade;
  brigade.putTogether("BG4-01", 1);
  core::OpeningDeclared set, cylinder, absorber;
  set.unit = "BG4-01", set.tested = day("2026-11-10");
  cylinder.unit = "CYL-1", cylinder.pressure = quantity("20.0 MPa"), cylinder.pressureRead = day("2026-11-20");
  absorber.unit = "ABS-1", absorber.absorberTests = 2;
  REQUIRE(app::declareOpening(brigade.world(), brigade.who(), {{set, cylinder, absorber}, "scan-digest"}));
  CHECK(brigade.now("BG4-01").state == SetState::ready);
  CHECK(brigade.state("BG4-01").runs.at("bg4-full").declared);
  CHECK(brigade.state("ABS-1").testsSpent == 2);
  CHECK(refusal(app::declareOpening(brigade.world(), brigade.who(), {{set}, ""})) == "declared-once");
  const auto assessment = brigade.world().views.assessment("BG4-01").value();
  CHECK(core::at(assessment.timeline, brigade.local("2026-12-20 08:00")).state == SetState::notReady);

  REQUIRE(app::recordTest(brigade.world(), brigade.who(), {brigade.passing("BG4-01", "2026-11-23 07:30"), {}}));
  CHECK_FALSE(brigade.state("BG4-01").runs.at("bg4-full").declared);
  CHECK(brigade.now("BG4-01").state == SetState::ready);

  set.tested = day("2026-12-24"), set.unit = "CYL-1";
  CHECK(refusal(app::declareOpening(brigade.world(), brigade.who(), {{set}, ""})) == "declared-once");
}

TEST_CASE("a pressure out of the book counts from the day it was read; without that day it is asked for", "[app][workflow]") {
  Brigade brigade;
  brigade.putTogether("BG4-01", 1);
  core::OpeningDeclared cylinder;
  cylinder.unit = "CYL-1", cylinder.pressure = quantity("20.0 MPa");
  const auto undated = app::declareOpening(brigade.world(), brigade.who(), {{cylinder}, ""});
  CHECK(refusal(undated) == "empty");
  CHECK(undated.problems().front().where.field == "pressure_read");
}

TEST_CASE("from an empty store a brigade reaches a true board in one evening", "[app][workflow]") {
  Brigade brigade;
  app::DeclareOpening evening;
  for (int i = 1; i <= 7; ++i) {
    const auto n = std::to_string(i);
    brigade.putTogether("BG4-0" + n, i);
    core::OpeningDeclared set, cylinder;
    set.unit = "BG4-0" + n;
    if (i != 7)
      set.tested = day("2026-11-10");
    else
      set.tested = day("2026-09-01");  // overdue in the books: the board must say so
    cylinder.unit = "CYL-" + n, cylinder.pressure = quantity("20.0 MPa"), cylinder.pressureRead = day("2026-11-22");
    evening.units.push_back(set), evening.units.push_back(cylinder);
  }
  REQUIRE(app::declareOpening(brigade.world(), brigade.who(), evening));
  int ready = 0;
  for (const auto& row : brigade.world().views.units({"bg4", "", false, 0, ""}, brigade.memory.clock.now())) {
    ready += row.now.state == SetState::ready ? 1 : 0;
    if (row.now.state != SetState::ready) CHECK(row.now.next.has_value());
  }
  CHECK(ready == 6);
  CHECK(brigade.now("BG4-07").state == SetState::notReady);
}

TEST_CASE("a mistyped reading is corrected, judged again, and the first value stays on record", "[app][workflow]") {
  Brigade brigade;
  brigade.ready("BG4-01", 1);
  auto run = brigade.passing("BG4-01", "2026-11-23 07:30");
  run.steps.front().attempts.back().reading.value = quantity("4 mbar");
  const auto typed = app::recordTest(brigade.world(), brigade.who(), {run, {}});
  REQUIRE(typed);
  CHECK(brigade.now("BG4-01").state == SetState::notReady);
  core::Reading right;
  right.value = quantity("0.4 mbar");
  const auto id = typed->receipt.facts.front();
  REQUIRE(app::correctReading(brigade.world(), brigade.who(), {id, run.steps.front().step, right, "slip of the finger"}));
  CHECK(brigade.now("BG4-01").state == SetState::ready);
  CHECK(brigade.world().journal.fact(id)->body.bytes().find("4 mbar") != std::string::npos);
  CHECK(refusal(app::correctReading(brigade.world(), brigade.who(), {id, run.steps.front().step, right, "again"})) == "nothing-new");
  CHECK(refusal(app::correctReading(brigade.world(), brigade.who(), {{1, 9999}, "leak", right, "x"})) == "unknown-fact");
}

TEST_CASE("an undo is refused while something later rests on it, and names that", "[app][workflow]") {
  Brigade brigade;
  brigade.ready("BG4-01", 1);
  brigade.clock("2026-11-23 09:00");
  const auto out = app::checkOut(brigade.world(), brigade.who(), {{"BG4-01"}, "person:P002", {}, "", false, false, ""});
  brigade.clock("2026-11-23 10:00");
  const auto in = app::checkIn(brigade.world(), brigade.who(), {"BG4-01", core::AfterUse::Branch::carried, false});
  REQUIRE(out);
  REQUIRE(in);
  const auto refused = app::undoFact(brigade.world(), brigade.who(), {out->receipt.facts.front(), "wrong set"});
  REQUIRE(refusal(refused) == "rested-on");
  CHECK(core::english(refused.problems().front()).find("CheckedIn") != std::string::npos);
  REQUIRE(app::undoFact(brigade.world(), brigade.who(), {in->receipt.facts.front(), "wrong set"}));
  REQUIRE(app::undoFact(brigade.world(), brigade.who(), {out->receipt.facts.front(), "wrong set"}));
  CHECK(brigade.now("BG4-01").state == SetState::ready);
  CHECK(refusal(app::undoFact(brigade.world(), brigade.who(), {out->receipt.facts.front(), "again"})) == "undone");
}

TEST_CASE("an undo that would put two units into one slot is refused", "[app][workflow]") {
  Brigade brigade;
  brigade.putTogether("BG4-01", 1);
  brigade.putTogether("BG4-02", 2);
  brigade.clock("2026-11-23 09:00");
  const auto moved = app::placeUnit(brigade.world(), brigade.who(), {"BG4-01", "R01", "A3", false});
  REQUIRE(moved);
  REQUIRE(app::placeUnit(brigade.world(), brigade.who(), {"BG4-02", "R01", "A1", false}));
  CHECK(refusal(app::undoFact(brigade.world(), brigade.who(), {moved->receipt.facts.front(), "wrong"})) == "slot-occupied");
}

TEST_CASE("a command that comes twice is carried out once; under the same id nothing else is", "[app][workflow]") {
  Brigade brigade;
  brigade.ready("BG4-01", 1);
  auto who = brigade.who("cmd-1");
  who.content = "digest-a";
  const auto first = app::reportFault(brigade.world(), who, {"BG4-01", "leak", "", true});
  const auto again = app::reportFault(brigade.world(), who, {"BG4-01", "leak", "", true});
  REQUIRE(first);
  REQUIRE(again);
  CHECK(again->receipt.repeated);
  CHECK(again->receipt.facts == first->receipt.facts);
  CHECK(brigade.state("BG4-01").faults.size() == 1);
  who.content = "digest-b";
  CHECK(refusal(app::reportFault(brigade.world(), who, {"BG4-01", "damage", "", true})) == "command-reused");
}

TEST_CASE("who does it must be known; the future is refused, the past is taken and marked", "[app][workflow]") {
  Brigade brigade;
  brigade.ready("BG4-01", 1);
  app::Who nobody, stranger;
  stranger.person = "P099";
  CHECK(refusal(app::reportFault(brigade.world(), nobody, {"BG4-01", "leak", "", true})) == "no-person");
  CHECK(refusal(app::reportFault(brigade.world(), stranger, {"BG4-01", "leak", "", true})) == "unknown-person");
  CHECK(refusal(app::reportFault(brigade.world(), brigade.at("2026-11-23 09:00"), {"BG4-01", "leak", "", true})) == "future");
  CHECK_FALSE(remarks(app::reportFault(brigade.world(), brigade.at("2026-11-22 20:00"), {"BG4-01", "leak", "", true}), "late entry"));
  CHECK(remarks(app::reportFault(brigade.world(), brigade.at("2026-11-20 20:00"), {"BG4-01", "damage", "", true}), "late entry"));
  CHECK(brigade.state("BG4-01").lateEntry);
}

TEST_CASE("a decision that keeps being overtaken ends with a word to the person", "[app][workflow]") {
  Brigade brigade;
  brigade.ready("BG4-01", 1);
  int attempts = 0;
  const auto overtaken = app::carryOut(brigade.world(), brigade.who(), [&](app::Looking& look) -> core::Outcome<app::Decision> {
    ++attempts;
    look.unit("BG4-01");
    if (attempts <= 3) (void)app::reportFault(brigade.world(), brigade.who(), {"BG4-01", "other", std::to_string(attempts), false});
    return app::Decision{{core::FaultReported{"BG4-01", "F-X", "leak", "", true}}, {}};
  });
  CHECK(refusal(overtaken) == "moved-on");
  CHECK(attempts == 3);
  CHECK(brigade.state("BG4-01").faults.size() == 3);
}
