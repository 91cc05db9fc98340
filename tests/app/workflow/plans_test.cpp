// Plans through the real use cases: by wear, after an event, the officer's day, spreading; told late and with the clock set back.
#include <algorithm>

#include "app/ports/shipped.h"
#include "app/workflow/do_maintenance.h"
#include "app/workflow/due_report.h"
#include "app/workflow/fit_part.h"
#include "app/workflow/open_store.h"
#include "app/workflow/stagger.h"
#include "tests/support/brigade.h"
#include "tests/support/catch.h"
#include "tests/support/rules.h"

using namespace muster;
using namespace muster::tests;
using core::SetState;

namespace {

// The test's rules, with a service after two uses and a look-over within a week of wearing.
struct Planned : Brigade {
  Planned() {
    auto pack = testPack();
    auto& leak = pack.procedures.front().steps.front();
    leak.measure = core::Measure::change, leak.unit = core::Unit::millibar;
    leak.duration = std::chrono::seconds(60), leak.resolution = quantity("0.1 mbar");
    for (auto& kind : pack.kinds) {
      if (kind.id == "cylinder") kind.fields = {{"tested", "Tested", core::FieldType::date}};
    }
    core::Plan service = plan("service", "bg4", "1 years", 7);
    service.byCalendar = false, service.uses = 2, service.usesWarn = 1, service.severity = core::Severity::warn;
    core::Plan look = plan("look-over", "bg4", "1 years", 7);
    look.byCalendar = false, look.events = {"worn"}, look.withinDays = 7, look.severity = core::Severity::warn;
    pack.plans.push_back(service), pack.plans.push_back(look);
    pack.figures.push_back(figure("squads.minimum", "1 pc"));
    memory.useRules(bookOf(pack));
  }
  void wear(const std::string& set, const std::string& out, const std::string& in) {
    clock(out);
    app::CheckOut leaving;
    leaving.units = {set}, leaving.holder = "person:P001", leaving.reported = true;
    REQUIRE(app::checkOut(world(), who(), leaving));
    clock(in);
    REQUIRE(app::checkIn(world(), who(), {set, core::AfterUse::Branch::worn}));
  }
  std::optional<core::Due> due(const std::string& set, const std::string& plan) {
    const auto assessment = world().views.assessment(set).value();
    for (const auto& one : assessment.dues) {
      if (one.plan == plan) return one;
    }
    return std::nullopt;
  }
};

}  // namespace

TEST_CASE("wear is counted by the check-ins, shown with its count, and begins anew when the plan is done", "[app][workflow][plans]") {
  Planned brigade;
  brigade.ready("BG4-01", 1);
  CHECK_FALSE(brigade.due("BG4-01", "service"));
  brigade.wear("BG4-01", "2026-11-23 09:00", "2026-11-23 11:00");
  REQUIRE(brigade.due("BG4-01", "service"));
  CHECK(core::english(brigade.due("BG4-01", "service")->count) == "1 of 2 uses");
  brigade.wear("BG4-01", "2026-11-24 09:00", "2026-11-24 11:00");
  CHECK(brigade.due("BG4-01", "service")->lastDay == day("2026-11-24"));
  CHECK(brigade.due("BG4-01", "service")->by == "uses");
  CHECK(core::english(brigade.due("BG4-01", "service")->count) == "2 of 2 uses");
  CHECK(brigade.due("BG4-01", "look-over")->lastDay == day("2026-11-30"));  // a week after the first of the two
  REQUIRE(app::doMaintenance(brigade.world(), brigade.who(), {"BG4-01", "service", {}, ""}));
  CHECK_FALSE(brigade.due("BG4-01", "service"));
}

TEST_CASE("maintenance told late stands on its day: the use since then counts", "[app][workflow][plans][clock]") {
  Planned brigade;
  brigade.ready("BG4-01", 1);
  brigade.wear("BG4-01", "2026-11-23 09:00", "2026-11-23 11:00");
  brigade.wear("BG4-01", "2026-11-25 09:00", "2026-11-25 11:00");
  brigade.clock("2026-11-26 08:00");
  REQUIRE(app::doMaintenance(brigade.world(), brigade.who(), {"BG4-01", "service", day("2026-11-24"), ""}));
  REQUIRE(brigade.due("BG4-01", "service"));
  CHECK(core::english(brigade.due("BG4-01", "service")->count) == "1 of 2 uses");
  CHECK(refusal(app::doMaintenance(brigade.world(), brigade.who(), {"BG4-01", "service", day("2026-11-27"), ""})) == "future");
}

TEST_CASE("with the clock set back a record is kept, marked, and the plan counts from its day", "[app][workflow][plans][clock]") {
  Planned brigade;
  brigade.registers("DET-01", "detector");
  brigade.clock("2026-11-20 08:00");  // three days behind the last record
  const auto done = app::doMaintenance(brigade.world(), brigade.who(), {"DET-01", "detector-bump", {}, ""});
  REQUIRE(done);
  CHECK(done->receipt.clockBehind);
  CHECK(brigade.due("DET-01", "detector-bump")->lastDone == day("2026-11-20"));
  CHECK(brigade.due("DET-01", "detector-bump")->lastDay == day("2027-05-20"));
}

TEST_CASE("the officer's day is kept while it is not later than the last good one", "[app][workflow][plans]") {
  Planned brigade;
  brigade.ready("BG4-01", 1);
  auto& world = brigade.world();
  CHECK(refusal(app::chooseDay(world, brigade.who(), {"BG4-01", "bg4-monthly", day("2026-12-24")})) == "too-late");
  CHECK(refusal(app::chooseDay(world, brigade.who(), {"BG4-01", "bg4-monthly", day("2026-11-22")})) == "past");
  CHECK(refusal(app::chooseDay(world, brigade.who(), {"BG4-01", "nothing", day("2026-11-24")})) == "unknown-plan");
  REQUIRE(app::chooseDay(world, brigade.who(), {"BG4-01", "bg4-monthly", day("2026-12-10")}));
  CHECK(brigade.due("BG4-01", "bg4-monthly")->doBy == day("2026-12-10"));
  CHECK(brigade.due("BG4-01", "bg4-monthly")->chosen);
  CHECK(brigade.due("BG4-01", "bg4-monthly")->lastDay == day("2026-12-23"));
  REQUIRE(app::chooseDay(world, brigade.who(), {"BG4-01", "bg4-monthly", {}}));
  CHECK_FALSE(brigade.due("BG4-01", "bg4-monthly")->chosen);
}

TEST_CASE("sets tested on one day are spread so that the squad remains, and the officer takes the days", "[app][workflow][plans][stagger]") {
  Planned brigade;
  std::vector<std::string> sets;
  for (int i = 1; i <= 7; ++i) {
    sets.push_back("BG4-0" + std::to_string(i));
    brigade.ready(sets.back(), i);
  }
  app::World& world = brigade.world();
  for (const char* detector : {"DET-01", "DET-02"}) {
    brigade.registers(detector, "detector");
    REQUIRE(app::doMaintenance(world, brigade.who(), {detector, "detector-bump", {}, ""}));
  }
  const auto command = core::Command{"form",
                                     "",
                                     {core::draft(core::SquadFormed{"1", sets}, world.clock.now(), "P001"),
                                      core::draft(core::DutyAssigned{"1", core::Duty::onDuty}, world.clock.now(), "P001")},
                                     {}};
  REQUIRE(std::holds_alternative<core::Receipt>(world.journal.append(command)));
  const auto report = app::staggerAt(world, world.clock.now(), 35);
  CHECK(report.canGo == 1);
  CHECK(report.minimum == 1);
  CHECK(report.peak == 1);  // seven sets, six needed: one at a time
  for (const auto& row : report.rows) CHECK(row.day);
  const auto taken = app::takeStagger(world, brigade.who(), 35);
  REQUIRE(taken);
  CHECK(brigade.due("BG4-01", "bg4-monthly")->chosen);
  CHECK(refusal(app::takeStagger(world, brigade.who(), 35)) == "nothing-proposed");
  auto technician = brigade.who();
  technician.person = "P002";
  CHECK(refusal(app::takeStagger(world, technician, 35)) == "no-duty");
}

TEST_CASE("the pack of plans by wear adopts beside every brigade's pack and stops no tested set", "[app][workflow][plans][rules]") {
  auto packs = app::startingPacks();
  const auto wear = app::shippedPack("wear").value();
  packs.push_back({wear.origin, wear.text});
  Brigade brigade(packs);
  brigade.ready("BG4-01", 1);
  CHECK(brigade.now("BG4-01").state == SetState::ready);
  const auto* service = brigade.world().rules()->plan("bg4-service");
  REQUIRE(service);
  CHECK(service->uses == 50);
  CHECK(service->usedMinutes == 6000);
  CHECK(brigade.world().rules()->plan("bg4-overhaul")->fromDue);
}

TEST_CASE("a plan for a position counts what the part has worn, from set to set, and is done on the part", "[app][workflow][plans]") {
  Planned brigade;
  auto pack = testPack();
  core::Plan valve = plan("valve-service", "bg4", "1 years", 7);
  valve.position = "cylinder", valve.byCalendar = false, valve.uses = 3, valve.usesWarn = 1, valve.severity = core::Severity::block;
  pack.plans.push_back(valve);
  brigade.memory.useRules(bookOf(pack));
  brigade.ready("BG4-01", 1);
  brigade.putTogether("BG4-02", 2);
  brigade.wear("BG4-01", "2026-11-23 09:00", "2026-11-23 10:00");
  brigade.wear("BG4-01", "2026-11-23 11:00", "2026-11-23 12:00");
  CHECK(core::english(brigade.due("CYL-1", "valve-service")->count) == "2 of 3 uses");
  // The other cylinder was worn by nobody; the worn one goes to the other set and takes its count along.
  CHECK_FALSE(brigade.due("CYL-2", "valve-service"));
  brigade.clock("2026-11-23 13:00");
  REQUIRE(app::fitPart(brigade.world(), brigade.who(), {"BG4-01", "cylinder", ""}));
  REQUIRE(app::fitPart(brigade.world(), brigade.who(), {"BG4-02", "cylinder", ""}));
  REQUIRE(app::fitPart(brigade.world(), brigade.who(), {"BG4-01", "cylinder", "CYL-2"}));
  REQUIRE(app::fitPart(brigade.world(), brigade.who(), {"BG4-02", "cylinder", "CYL-1"}));
  brigade.wear("BG4-02", "2026-11-24 09:00", "2026-11-24 10:00");
  REQUIRE(brigade.due("CYL-1", "valve-service"));
  CHECK(core::english(brigade.due("CYL-1", "valve-service")->count) == "3 of 3 uses");
  CHECK(brigade.due("CYL-1", "valve-service")->lastDay == day("2026-11-24"));
  const auto stopped = [&](const std::string& set) {
    const auto now = brigade.now(set);
    return std::any_of(now.reasons.begin(), now.reasons.end(), [](const core::Reason& one) { return one.code.starts_with("valve-service"); });
  };
  CHECK(stopped("BG4-02"));
  CHECK_FALSE(stopped("BG4-01"));
  REQUIRE(app::doMaintenance(brigade.world(), brigade.who(), {"CYL-1", "valve-service", {}, ""}));
  CHECK_FALSE(brigade.due("CYL-1", "valve-service"));
  CHECK_FALSE(stopped("BG4-02"));
}
