// Work orders through the real use cases: what opens one, who has it, what ends it.
#include "app/workflow/work_orders.h"

#include <algorithm>
#include <random>
#include <set>

#include "app/ports/board_line.h"
#include "app/workflow/case_files.h"
#include "app/workflow/open_store.h"
#include "app/workflow/report_fault.h"
#include "app/workflow/undo_fact.h"
#include "app/workflow/work_json.h"
#include "tests/support/brigade.h"
#include "tests/support/catch.h"
#include "tests/support/rules.h"

using namespace muster;
using namespace muster::tests;
using core::SetState;
using Step = core::WorkOrder::Step;

namespace {

struct AtWork : Brigade {
  AtWork() : Brigade(app::startingPacks()) { ready("BG4-01", 1); }
  app::Who other() const {
    auto one = who();
    one.person = "P002";
    return one;
  }
  core::TestRun failing(const std::string& at) {
    auto run = passing("BG4-01", at);
    for (auto& step : run.steps) {
      // The first that is judged works / does not work, of the set itself.
      if (step.attempts.front().reading.works && world().rules()->step(step.step)->part.empty()) {
        step.attempts.front().reading.works = false;
        failed = step.step;
        break;
      }
    }
    REQUIRE_FALSE(failed.empty());
    return run;
  }
  core::CaseState order(const std::string& code = "WORK-1") {
    const auto state = world().journal.state(core::file(code));
    REQUIRE(state);
    return std::get<core::CaseState>(state->value);
  }
  std::string failed;
};

}  // namespace

TEST_CASE("a failed step opens a work order that the board's reason names, and the next good test ends it", "[app][workflow][work]") {
  AtWork brigade;
  brigade.clock("2026-11-23 10:00");
  const auto test = app::recordTest(brigade.world(), brigade.who(), {brigade.failing("2026-11-23 09:30"), app::Strictness::typed});
  REQUIRE(test);
  CHECK(remarks(test, "WORK-1 is open"));
  const auto order = brigade.order();
  REQUIRE(order.work);
  CHECK(order.work->cause == "step");
  CHECK(order.work->about == brigade.failed);
  CHECK(order.work->unit == "BG4-01");
  CHECK(order.work->until.has_value());
  const auto now = brigade.now("BG4-01");
  const auto reason = std::find_if(now.reasons.begin(), now.reasons.end(), [](const auto& one) { return one.code == "step-failed"; });
  REQUIRE(reason != now.reasons.end());
  CHECK(reason->order == "WORK-1");
  CHECK(core::canonical(app::boardLine("BG4-01", now, {})).find("\"order\":\"WORK-1\"") != std::string::npos);
  // Failing again opens no second one.
  brigade.clock("2026-11-23 11:00");
  REQUIRE(app::recordTest(brigade.world(), brigade.who(), {brigade.failing("2026-11-23 10:30"), app::Strictness::typed}));
  CHECK(app::workOrders(brigade.world(), false).size() == 1);
  CHECK(refusal(app::finishOrder(brigade.world(), brigade.who(), {"WORK-1", true, "done"})) == "not-cleared");

  brigade.clock("2026-11-23 13:00");
  const auto good = app::recordTest(brigade.world(), brigade.who(), {brigade.passing("BG4-01", "2026-11-23 12:00"), app::Strictness::typed});
  CHECK(remarks(good, "WORK-1 is done"));
  CHECK(brigade.order().outcome == "cleared");
  CHECK(brigade.state("BG4-01").work.empty());
  CHECK(app::workOrders(brigade.world(), true).empty());
}

TEST_CASE("a fault opens an order, and its clearing ends it", "[app][workflow][work]") {
  AtWork brigade;
  REQUIRE(app::reportFault(brigade.world(), brigade.who(), {"BG4-01", "leak", "hose", true, {}}));
  CHECK(brigade.order().work->cause == "fault");
  const auto fault = brigade.state("BG4-01").faults.front().id;
  CHECK(refusal(app::finishOrder(brigade.world(), brigade.who(), {"WORK-1", true, "done"})) == "not-cleared");
  REQUIRE(app::clearFault(brigade.world(), brigade.who(), {"BG4-01", fault, "repaired", "", ""}));
  CHECK(brigade.order().closedAt.has_value());
}

TEST_CASE("a fault or a test that is undone takes its order with it", "[app][workflow][work]") {
  AtWork brigade;
  const auto fault = app::reportFault(brigade.world(), brigade.who(), {"BG4-01", "leak", "hose", true, {}});
  REQUIRE(fault);
  CHECK(app::workOrders(brigade.world(), true).size() == 1);
  const auto cleared = app::clearFault(brigade.world(), brigade.who(), {"BG4-01", "", "repaired", "", ""});
  REQUIRE(cleared);
  CHECK(app::workOrders(brigade.world(), true).empty());
  REQUIRE(app::undoFact(brigade.world(), brigade.who(), {cleared->receipt.facts.front(), "it still leaks"}));
  CHECK(app::workOrders(brigade.world(), true).size() == 1);  // open again
  REQUIRE(app::undoFact(brigade.world(), brigade.who(), {fault->receipt.facts.front(), "another set was meant"}));
  CHECK(app::workOrders(brigade.world(), false).empty());
  CHECK(brigade.state("BG4-01").work.empty());
  brigade.clock("2026-11-23 10:00");
  const auto test = app::recordTest(brigade.world(), brigade.who(), {brigade.failing("2026-11-23 09:30"), app::Strictness::typed});
  REQUIRE(test);
  REQUIRE(app::undoFact(brigade.world(), brigade.who(), {test->receipt.facts.front(), "the cap was on"}));
  CHECK(app::workOrders(brigade.world(), false).empty());
  CHECK(brigade.now("BG4-01").state == SetState::ready);
}

TEST_CASE("an order is given, accepted or handed back with a reason; only who has it answers", "[app][workflow][work]") {
  AtWork brigade;
  auto& world = brigade.world();
  REQUIRE(app::openOrder(world, brigade.who(), {"BG4-01", "", "new label", {}}));
  CHECK(refusal(app::assignOrder(world, brigade.other(), {"WORK-1", "P002", {}})) == "no-duty");  // a technician gives no orders
  CHECK(refusal(app::assignOrder(world, brigade.who(), {"WORK-1", "P009", {}})) == "unknown-person");
  CHECK(refusal(app::assignOrder(world, brigade.who(), {"WORK-1", "P002", day("2026-11-22")})) == "past");
  CHECK(refusal(app::answerOrder(world, brigade.other(), {"WORK-1", false, "no time"})) == "not-given");
  REQUIRE(app::assignOrder(world, brigade.who(), {"WORK-1", "P002", day("2026-11-25")}));
  CHECK(brigade.order().work->step == Step::assigned);
  CHECK(refusal(app::answerOrder(world, brigade.who(), {"WORK-1", true, ""})) == "given-to-another");
  CHECK(refusal(app::answerOrder(world, brigade.other(), {"WORK-1", false, ""})) == "empty");
  REQUIRE(app::answerOrder(world, brigade.other(), {"WORK-1", false, "no printer"}));
  CHECK(brigade.order().work->step == Step::handedBack);
  REQUIRE(app::assignOrder(world, brigade.who(), {"WORK-1", "P002", {}}));
  CHECK(brigade.order().work->until == day("2026-11-25"));
  REQUIRE(app::answerOrder(world, brigade.other(), {"WORK-1", true, ""}));
  CHECK(brigade.order().work->step == Step::accepted);
  CHECK(refusal(app::answerOrder(world, brigade.other(), {"WORK-1", true, ""})) == "already-done");
  CHECK(refusal(app::finishOrder(world, brigade.other(), {"WORK-1", true, ""})) == "empty");
  REQUIRE(app::finishOrder(world, brigade.other(), {"WORK-1", true, "printed and stuck on"}));
  CHECK(brigade.order().work->step == Step::done);
  CHECK(refusal(app::finishOrder(world, brigade.other(), {"WORK-1", true, "again"})) == "closed");
  CHECK(refusal(app::finishOrder(world, brigade.other(), {"WORK-9", true, "again"})) == "unknown-order");
  CHECK(refusal(app::closeCase(world, brigade.who(), {"WORK-1", "effective", ""})) == "unknown-case");
}

TEST_CASE("while nobody holds a duty that gives orders, everybody may", "[app][workflow][work]") {
  AtWork brigade;
  auto& world = brigade.world();
  auto officer = world.records.person("P001").value();
  officer.duties.clear();
  world.records.savePerson(officer);
  REQUIRE(app::openOrder(world, brigade.other(), {"BG4-01", "", "new label", {}}));
  CHECK(app::assignOrder(world, brigade.other(), {"WORK-1", "P001", {}}));
}

TEST_CASE("a file opens no order by itself; what stands failed is listed and gets one each in one press", "[app][workflow][work]") {
  AtWork brigade;
  brigade.clock("2026-11-23 10:00");
  auto run = brigade.failing("2026-11-23 09:30");
  run.origin = "file:x";
  REQUIRE(app::recordTest(brigade.world(), brigade.who(), {run, app::Strictness::fromFile}));
  CHECK(app::workOrders(brigade.world(), false).empty());
  const auto needs = app::workWithoutOrder(brigade.world());
  REQUIRE(needs.size() == 1);
  CHECK(needs.front().about == brigade.failed);
  REQUIRE(app::openNeeded(brigade.world(), brigade.who(), ""));
  CHECK(brigade.order().work->about == brigade.failed);
  CHECK(app::workWithoutOrder(brigade.world()).empty());
  CHECK(refusal(app::openNeeded(brigade.world(), brigade.who(), "")) == "nothing-needed");
  const auto text = core::canonical(app::workJson(brigade.world(), true));
  CHECK(text.find("\"cause\":\"step\"") != std::string::npos);
}

TEST_CASE("without a rule for it nothing opens an order by itself", "[app][workflow][work]") {
  Brigade brigade;  // the test's own rules know no work
  brigade.ready("BG4-01", 1);
  REQUIRE(app::reportFault(brigade.world(), brigade.who(), {"BG4-01", "leak", "", true, {}}));
  CHECK(app::workOrders(brigade.world(), false).empty());
}

TEST_CASE("an order has a unit or a rack, and says what is to be done", "[app][workflow][work]") {
  AtWork brigade;
  CHECK(refusal(app::openOrder(brigade.world(), brigade.who(), {"", "R99", "paint it", {}})) == "unknown-rack");
  CHECK(refusal(app::openOrder(brigade.world(), brigade.who(), {"", "R01", "", {}})) == "empty");
  CHECK(refusal(app::openOrder(brigade.world(), brigade.who(), {"BG4-99", "", "x", {}})) == "unknown-unit");
  REQUIRE(app::openOrder(brigade.world(), brigade.who(), {"", "r01", "paint it", day("2026-12-01")}));
  CHECK(brigade.order().work->rack == "R01");
}

TEST_CASE("whatever is tested, reported and cleared, the open orders are what stands failed or open, each once", "[app][workflow][work]") {
  AtWork brigade;
  auto& world = brigade.world();
  std::mt19937 dice(11);
  const auto steps = brigade.passing("BG4-01", "2026-11-23 07:00").steps.size();
  for (int round = 0; round < 60; ++round) {
    brigade.memory.clock.advance(std::chrono::minutes(30));
    const auto faults = brigade.state("BG4-01").faults;
    if (dice() % 3 == 0) {
      REQUIRE(app::reportFault(world, brigade.who(), {"BG4-01", "leak", std::to_string(round), dice() % 2 == 0, {}}));
    } else if (!faults.empty() && dice() % 2 == 0) {
      REQUIRE(app::clearFault(world, brigade.who(), {"BG4-01", faults[dice() % faults.size()].id, "repaired", "", ""}));
    } else {
      auto run = brigade.passing("BG4-01", "2026-11-23 07:00");
      run.startedAt = world.clock.now() - std::chrono::minutes(10);
      for (int bad = static_cast<int>(dice() % 3); bad > 0; --bad) {
        auto& reading = run.steps[dice() % steps].attempts.front().reading;
        if (reading.works) reading.works = false;
      }
      REQUIRE(app::recordTest(world, brigade.who(), {run, app::Strictness::typed}));
    }
    std::multiset<std::string> open, stands;
    for (const auto& order : app::workOrders(world, true)) open.insert(order.work->about);
    const auto& unit = brigade.state("BG4-01");
    for (const auto& [id, record] : unit.steps) {
      if (record.verdict == core::Verdict::fail) stands.insert(id);
    }
    for (const auto& fault : unit.faults) stands.insert(fault.id);
    INFO("round " << round);
    REQUIRE(open == stands);
    REQUIRE(app::workWithoutOrder(world).empty());
  }
  CHECK(app::workOrders(world, false).size() > 15);
}

TEST_CASE("work orders are numbered one after the other, and the number of one that has ended is not given again", "[app][workflow][work]") {
  AtWork brigade;
  const auto open = [&] { REQUIRE(app::openOrder(brigade.world(), brigade.who(), {"BG4-01", "", "label", {}})); };
  for (int number = 1; number <= 9; ++number) open();
  REQUIRE(app::finishOrder(brigade.world(), brigade.who(), {"WORK-9", false, "it has one"}));
  open();
  std::set<std::string> codes;
  for (const auto& order : app::workOrders(brigade.world(), true)) codes.insert(order.code);
  CHECK(codes == std::set<std::string>{"WORK-1", "WORK-10", "WORK-2", "WORK-3", "WORK-4", "WORK-5", "WORK-6", "WORK-7", "WORK-8"});
}
