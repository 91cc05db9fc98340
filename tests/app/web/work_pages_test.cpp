// Work orders, rounds, spreading, authorisations and corrective actions as pages: each is reached, filled in and answered.
#include "app/workflow/report_fault.h"
#include "app/workflow/work_orders.h"
#include "tests/app/web/visitor.h"
#include "tests/core/rules/shipped_packs.h"
#include "tests/support/catch.h"
#include "tests/support/rules.h"

using namespace muster;
using namespace muster::tests;
using Catch::Matchers::ContainsSubstring;

namespace {

// The test's rules with the shipped duties, rounds and work.
struct AtWork : Visitor {
  AtWork() {
    auto pack = testPack();
    auto& leak = pack.procedures.front().steps.front();
    leak.measure = core::Measure::change, leak.unit = core::Unit::millibar;
    leak.duration = std::chrono::seconds(60), leak.resolution = quantity("0.1 mbar");
    const auto work = shippedPackOf("work");
    pack.duties = work.duties, pack.workRules = work.workRules, pack.rounds = work.rounds;
    brigade.memory.useRules(bookOf(pack));
    brigade.ready("BG4-01", 1);
  }
};

}  // namespace

TEST_CASE("a fault opens an order; its page gives it to a person and leads to the act that ends it", "[app][web][work]") {
  AtWork it;
  CHECK_THAT(it.get("/orders").body, ContainsSubstring("No work order is open"));
  it.post("/units/BG4-01/fault", {{"person", "P001"}, {"code", "leak"}, {"note", "hose"}, {"blocks", "yes"}});
  CHECK_THAT(it.get("/orders").body, ContainsSubstring("/orders/WORK-1") && ContainsSubstring("given to nobody"));
  CHECK_THAT(it.get("/units/BG4-01").body, ContainsSubstring("href=\"/orders/WORK-1\""));
  auto body = it.get("/orders/WORK-1").body;
  CHECK_THAT(body, ContainsSubstring("/clear?fault=") && ContainsSubstring("hose") && !ContainsSubstring("/orders/WORK-1/done"));
  const auto given = it.post("/orders/WORK-1/assign", {{"person", "P001"}, {"worker", "P002"}, {"until", "2026-11-25"}});
  CHECK(given.status == 303);
  CHECK_THAT(it.follow(given).body, ContainsSubstring("given to Li Na"));
  CHECK(it.post("/orders/WORK-1/answer", {{"person", "P002"}, {"how", "back"}, {"note", ""}}).status == 422);
  CHECK(it.post("/orders/WORK-1/answer", {{"person", "P002"}, {"how", "accept"}}).status == 303);
  CHECK(it.post("/orders/WORK-1/done", {{"person", "P002"}, {"how", "done"}, {"note", "x"}}).status == 422);
  CHECK(it.get("/orders/WORK-9").status == 404);
  CHECK_THAT(it.get("/api/v1/orders").body, ContainsSubstring("\"step\":\"accepted\""));
}

TEST_CASE("a person opens an order on a unit or a rack and ends it in words", "[app][web][work]") {
  AtWork it;
  CHECK(it.post("/orders/new", {{"person", "P001"}, {"unit", "R01"}, {"title", "paint it"}}).status == 303);
  CHECK(it.post("/orders/new", {{"person", "P001"}, {"unit", "R77"}, {"title", "paint it"}}).status == 422);
  CHECK_THAT(it.get("/orders").body, ContainsSubstring("Rack R01") && ContainsSubstring("paint it"));
  CHECK(it.post("/orders/WORK-1/done", {{"person", "P001"}, {"how", "not-needed"}, {"note", "it is new"}}).status == 303);
  CHECK_THAT(it.get("/orders?done=1").body, ContainsSubstring("Not needed any more"));
}

TEST_CASE("what failed without an order gets one each in one press", "[app][web][work]") {
  AtWork it;
  it.brigade.clock("2026-11-23 10:00");
  auto run = it.brigade.passing("BG4-01", "2026-11-23 09:00");
  for (auto& step : run.steps) {
    if (step.attempts.front().reading.works) step.attempts.front().reading.works = false;
  }
  run.origin = "file:x";
  REQUIRE(app::recordTest(it.brigade.world(), it.brigade.who(), {run, app::Strictness::fromFile}));
  CHECK_THAT(it.get("/orders").body, ContainsSubstring("Failed or faulty, without a work order"));
  const auto pressed = it.post("/orders/needed", {});
  CHECK(pressed.status == 303);
  CHECK_THAT(it.follow(pressed).body, ContainsSubstring("WORK-1") && !ContainsSubstring("without a work order"));
}

TEST_CASE("a round is a sheet with a line for each set; what is left open is asked for", "[app][web][rounds]") {
  AtWork it;
  CHECK_THAT(it.get("/rounds").body, ContainsSubstring("/rounds/shift-round/R01") && ContainsSubstring("never"));
  CHECK_THAT(it.get("/rounds/shift-round/R01").body, ContainsSubstring("v.seal.BG4-01") && ContainsSubstring("v.rack-in-order.rack"));
  CHECK(it.get("/rounds/shift-round/R99").status == 404);
  CHECK(it.post("/rounds/shift-round/R01", {{"person", "P001"}, {"v.seal.BG4-01", "good"}}).status == 422);
  const auto made =
      it.post("/rounds/shift-round/R01", {{"person", "P001"}, {"rest", "good"}, {"v.seal.BG4-01", "bad"}, {"v.note.BG4-01", "lead gone"}});
  CHECK(made.status == 303);
  CHECK_THAT(it.follow(made).body, ContainsSubstring("WORK-1"));
  CHECK_THAT(it.get("/orders/WORK-1").body, ContainsSubstring("lead gone"));
  CHECK_THAT(it.get("/api/v1/rounds").body, ContainsSubstring("\"last_failed\":1"));
}

TEST_CASE("a day is chosen for a job, and the proposal to spread them is taken", "[app][web][plans]") {
  AtWork it;
  CHECK_THAT(it.get("/due").body, ContainsSubstring("/units/BG4-01/day?plan=bg4-monthly"));
  CHECK_THAT(it.get("/units/BG4-01/day?plan=bg4-monthly").body, ContainsSubstring("2026-12-23"));
  CHECK(it.post("/units/BG4-01/day", {{"person", "P001"}, {"plan", "bg4-monthly"}, {"on", "2027-01-01"}}).status == 422);
  CHECK(it.post("/units/BG4-01/day", {{"person", "P001"}, {"plan", "bg4-monthly"}, {"on", "2026-12-10"}}).status == 303);
  CHECK_THAT(it.get("/due").body, ContainsSubstring("planned for 2026-12-10"));
  CHECK_THAT(it.get("/api/v1/due?days=40").body, ContainsSubstring("\"do_by\":\"2026-12-10\""));
  CHECK(it.get("/api/v1/due?days=many").status == 400);
  CHECK_THAT(it.get("/stagger").body, ContainsSubstring("BG4-01") && ContainsSubstring("chosen"));
  CHECK_THAT(it.get("/api/v1/stagger").body, ContainsSubstring("\"jobs\""));
}

TEST_CASE("a person is authorised on the page, which says that an empty table locks nobody out", "[app][web][authorise]") {
  AtWork it;
  CHECK_THAT(it.get("/authorisations").body, ContainsSubstring("everybody may do everything"));
  CHECK(it.post("/authorisations", {{"person", "P001"}, {"worker", "P002"}, {"act", "perform"}, {"method", "bg4-full"}, {"until", "2026-12-31"}})
            .status == 303);
  CHECK_THAT(it.get("/authorisations").body, ContainsSubstring("Li Na") && ContainsSubstring("2026-12-31") && !ContainsSubstring("everybody may"));
  CHECK(it.post("/authorisations", {{"person", "P001"}, {"worker", ""}, {"act", "perform"}, {"method", "bg4-full"}}).status == 422);
  CHECK(it.post("/authorisations/P002/end", {{"person", "P001"}, {"act", "perform"}, {"method", "bg4-full"}, {"reason", "left"}}).status == 303);
  CHECK_THAT(it.get("/api/v1/authorisations").body, ContainsSubstring("\"holds\":false"));
}

TEST_CASE("a corrective action is entered part by part on its page and then closed", "[app][web][corrective]") {
  AtWork it;
  CHECK(it.post("/corrective/new", {{"person", "P001"}, {"title", "caps left on"}, {"units", "BG4-01"}}).status == 303);
  CHECK_THAT(it.get("/cases").body, ContainsSubstring("ACTION-1"));
  CHECK_THAT(it.get("/cases/ACTION-1").body, ContainsSubstring("enter the cause") && !ContainsSubstring("/cases/ACTION-1/close"));
  for (const char* part : {"cause", "extent", "correction", "effectiveness"})
    CHECK(it.post("/cases/ACTION-1/part", {{"person", "P001"}, {"part", part}, {"text", "words"}, {"good", "yes"}}).status == 303);
  CHECK_THAT(it.get("/cases/ACTION-1").body, ContainsSubstring("/cases/ACTION-1/close"));
  CHECK(it.post("/cases/ACTION-1/close", {{"person", "P001"}, {"outcome", "effective"}}).status == 303);
}

TEST_CASE("the pages of work read in Chinese", "[app][web][work][text]") {
  AtWork it;
  it.language = "zh-CN";
  it.post("/units/BG4-01/fault", {{"person", "P001"}, {"code", "leak"}, {"note", ""}, {"blocks", "yes"}});
  CHECK_THAT(it.get("/orders").body, ContainsSubstring("工单"));
  CHECK_THAT(it.get("/rounds").body, ContainsSubstring("巡检"));
  CHECK_THAT(it.get("/stagger").body, ContainsSubstring("错开安排"));
  CHECK_THAT(it.get("/authorisations").body, ContainsSubstring("授权"));
}

TEST_CASE("orders that are done are shown a page at a time, the last one first", "[app][web][work]") {
  AtWork it;
  for (int i = 1; i <= 52; ++i) {
    it.brigade.clock("2026-11-23 " + std::string(i < 30 ? "10:" : "11:") + std::to_string(10 + i % 30));
    REQUIRE(app::openOrder(it.brigade.world(), it.brigade.who(), {"", "R01", "sweep", {}}));
    REQUIRE(app::finishOrder(it.brigade.world(), it.brigade.who(), {"WORK-" + std::to_string(i), true, "swept"}));
  }
  CHECK_THAT(it.get("/orders").body, ContainsSubstring("No work order is open"));
  const auto first = it.get("/orders?done=1").body;
  CHECK_THAT(first, ContainsSubstring(">WORK-52<") && ContainsSubstring(">WORK-3<") && !ContainsSubstring(">WORK-2<"));
  CHECK_THAT(first, ContainsSubstring("/orders?done=1&amp;after=WORK-3"));
  const auto second = it.get("/orders?done=1&after=WORK-3").body;
  CHECK_THAT(second,
             ContainsSubstring(">WORK-2<") && ContainsSubstring(">WORK-1<") && !ContainsSubstring(">WORK-3<") && !ContainsSubstring("Earlier ones"));
}
