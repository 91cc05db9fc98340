// The day's work through the real use cases on the world in memory: what is taken, what is refused, and what the board then says.
#include "app/workflow/do_maintenance.h"
#include "app/workflow/enrol_person.h"
#include "app/workflow/fit_part.h"
#include "app/workflow/form_squad.h"
#include "app/workflow/place_unit.h"
#include "app/workflow/record_fill.h"
#include "app/workflow/register_unit.h"
#include "app/workflow/report_fault.h"
#include "app/workflow/scan.h"
#include "tests/support/brigade.h"
#include "tests/support/catch.h"
#include "tests/support/rules.h"

using namespace muster;
using namespace muster::tests;
using core::SetState;

TEST_CASE("a set that was put together, filled and tested is ready", "[app][workflow]") {
  Brigade brigade;
  brigade.ready("BG4-01", 1);
  CHECK(brigade.now("BG4-01").state == SetState::ready);
  CHECK(brigade.now("BG4-01").reasons.empty());
}

TEST_CASE("a set that fails its tightness is not ready, with reason and next action", "[app][workflow]") {
  Brigade brigade;
  brigade.ready("BG4-01", 1);
  brigade.clock("2026-11-24 08:00");
  auto run = brigade.passing("BG4-01", "2026-11-24 07:30");
  run.steps.front().attempts.back().reading.value = quantity("1.6 mbar");
  const auto answer = app::recordTest(brigade.world(), brigade.who(), {run, {}});
  REQUIRE(answer);
  CHECK(remarks(answer, "failed"));
  const auto now = brigade.now("BG4-01");
  CHECK(now.state == SetState::notReady);
  CHECK_FALSE(now.reasons.empty());
  CHECK(now.next.has_value());
}

TEST_CASE("a swap of the absorber owes only the leak test, and the date of the full test stays", "[app][workflow]") {
  Brigade brigade;
  brigade.ready("BG4-01", 1);
  brigade.registers("ABS-77", "absorber");
  brigade.clock("2026-11-24 08:00");
  REQUIRE(app::fitPart(brigade.world(), brigade.who(), {"BG4-01", "absorber", "ABS-77"}));
  const auto& set = brigade.state("BG4-01");
  CHECK(set.owed.size() == 1);
  CHECK(set.owed.contains("leak"));
  CHECK(set.runs.at("bg4-full").passedAt == brigade.local("2026-11-23 07:00"));
  CHECK(brigade.now("BG4-01").state == SetState::notReady);
  CHECK(std::holds_alternative<core::Loose>(brigade.state("ABS-1").place));

  auto leak = brigade.passing("BG4-01", "2026-11-24 08:30");
  leak.steps.resize(1);
  brigade.clock("2026-11-24 09:00");
  REQUIRE(app::recordTest(brigade.world(), brigade.who(), {leak, {}}));
  CHECK(brigade.now("BG4-01").state == SetState::ready);
}

TEST_CASE("a part is in one place", "[app][workflow]") {
  Brigade brigade;
  brigade.putTogether("BG4-01", 1);
  brigade.putTogether("BG4-02", 2);
  CHECK(refusal(app::fitPart(brigade.world(), brigade.who(), {"BG4-02", "cylinder", "CYL-1"})) == "fitted");
  CHECK(refusal(app::fitPart(brigade.world(), brigade.who(), {"BG4-02", "cylinder", "ABS-1"})) == "wrong-kind");
  CHECK(refusal(app::fitPart(brigade.world(), brigade.who(), {"BG4-02", "tail", "CYL-1"})) == "unknown-position");
  CHECK(refusal(app::fitPart(brigade.world(), brigade.who(), {"BG4-02", "cylinder", "CYL-2"})) == "already-there");
  CHECK(refusal(app::retireUnit(brigade.world(), brigade.who(), {"CYL-1", "scrapped", ""})) == "fitted");
}

TEST_CASE("a planned check-out of a set that is not ready is refused with the reason and the next action", "[app][workflow]") {
  Brigade brigade;
  brigade.ready("BG4-01", 1);
  REQUIRE(app::reportFault(brigade.world(), brigade.who(), {"BG4-01", "leak", "hisses", true}));
  const auto answer = app::checkOut(brigade.world(), brigade.who(), {{"BG4-01"}, "person:P002", {}, "", false, false, ""});
  REQUIRE(refusal(answer) == "not-ready");
  CHECK_FALSE(answer.problems().front().remedy.empty());
  CHECK(answer.problems().size() > 1);
  CHECK(brigade.state("BG4-01").faults.size() == 1);
}

TEST_CASE("a report of what already left is never refused, and its reason is asked afterwards", "[app][workflow]") {
  Brigade brigade;
  brigade.ready("BG4-01", 1);
  REQUIRE(app::reportFault(brigade.world(), brigade.who(), {"BG4-01", "leak", "", true}));
  app::CheckOut out{{"BG4-01"}, "person:P002", {}, "J-7", true, false, ""};
  const auto answer = app::checkOut(brigade.world(), brigade.who(), out);
  REQUIRE(answer);
  CHECK(remarks(answer, "left although not ready"));
  CHECK(brigade.now("BG4-01").state == SetState::deployed);
  const auto owed = app::awaitingReason(brigade.world());
  REQUIRE(owed.size() == 1);
  REQUIRE(app::giveReason(brigade.world(), brigade.who(), owed.front().id, "the only set within reach"));
  CHECK(app::awaitingReason(brigade.world()).empty());
  // Even what is out already may be reported once more: who has it now is what counts.
  out.holder = "person:P001";
  CHECK(app::checkOut(brigade.world(), brigade.who(), out));
}

TEST_CASE("an override needs its reason and stays marked", "[app][workflow]") {
  Brigade brigade;
  brigade.ready("BG4-01", 1);
  REQUIRE(app::reportFault(brigade.world(), brigade.who(), {"BG4-01", "leak", "", true}));
  app::CheckOut out{{"BG4-01"}, "person:P002", {}, "", false, true, ""};
  CHECK(refusal(app::checkOut(brigade.world(), brigade.who(), out)) == "no-reason");
  out.reason = "life at risk";
  REQUIRE(app::checkOut(brigade.world(), brigade.who(), out));
  CHECK(std::get<core::Out>(brigade.state("BG4-01").place).overridden);
  CHECK(app::awaitingReason(brigade.world()).empty());
}

TEST_CASE("only who holds a duty that may order it takes an unready set; the refusal names who may", "[app][workflow]") {
  Brigade brigade;
  brigade.ready("BG4-01", 1);
  REQUIRE(app::reportFault(brigade.world(), brigade.who(), {"BG4-01", "leak", "", true}));
  REQUIRE(app::enrolPerson(brigade.world(), brigade.who(), {"P003", "Zhao Gang", "0620", {"commander"}}));
  auto technician = brigade.who();
  technician.person = "P002";
  app::CheckOut out{{"BG4-01"}, "person:P002", {}, "", false, true, "life at risk"};
  const auto refused = app::checkOut(brigade.world(), technician, out);
  REQUIRE(refusal(refused) == "no-duty");
  std::string all;
  for (const auto& problem : refused.problems()) all += core::english(problem) + "\n";
  CHECK(all.find("Li Na holds no duty") != std::string::npos);
  CHECK(all.find("Equipment officer. Zhang Wei 0417") != std::string::npos);
  CHECK(all.find("Commander. Zhao Gang 0620") != std::string::npos);
  // The technician may report that it left; why is then asked of who may order it.
  out.override_ = false, out.reported = true, out.reason.clear();
  REQUIRE(app::checkOut(brigade.world(), technician, out));
  const auto owed = app::awaitingReason(brigade.world()).front().id;
  CHECK(refusal(app::giveReason(brigade.world(), technician, owed, "told to")) == "no-duty");
  auto commander = brigade.who();
  commander.person = "P003";
  CHECK(app::giveReason(brigade.world(), commander, owed, "life at risk"));
}

TEST_CASE("an override of what turns out to be ready asks for no duty", "[app][workflow]") {
  Brigade brigade;
  brigade.ready("BG4-01", 1);
  auto technician = brigade.who();
  technician.person = "P002";
  CHECK(app::checkOut(brigade.world(), technician, {{"BG4-01"}, "person:P002", {}, "", false, true, "in haste"}));
}

TEST_CASE("what comes back worn owes its full test and has used up its absorber", "[app][workflow]") {
  Brigade brigade;
  brigade.ready("BG4-01", 1);
  REQUIRE(app::checkOut(brigade.world(), brigade.who(), {{"BG4-01"}, "person:P002", {}, "", false, false, ""}));
  CHECK(refusal(app::checkOut(brigade.world(), brigade.who(), {{"BG4-01"}, "person:P001", {}, "", false, false, ""})) == "is-out");
  brigade.clock("2026-11-23 12:00");
  REQUIRE(app::checkIn(brigade.world(), brigade.who(), {"BG4-01", core::AfterUse::Branch::worn, true}));
  CHECK(brigade.state("BG4-01").place == core::Place(core::InSlot{"R01", "A1"}));
  CHECK(brigade.state("ABS-1").spent);
  CHECK(brigade.now("BG4-01").state == SetState::notReady);
  CHECK(refusal(app::checkIn(brigade.world(), brigade.who(), {"BG4-01", core::AfterUse::Branch::worn, true})) == "not-out");
}

TEST_CASE("what was only carried comes back ready", "[app][workflow]") {
  Brigade brigade;
  brigade.ready("BG4-01", 1);
  REQUIRE(app::formSquad(brigade.world(), brigade.who(), {"1", {"BG4-01"}}));
  REQUIRE(app::checkOut(brigade.world(), brigade.who(), {{}, "squad:1", {}, "drill", false, false, ""}));
  CHECK(brigade.now("BG4-01").state == SetState::deployed);
  REQUIRE(app::checkIn(brigade.world(), brigade.who(), {"BG4-01", core::AfterUse::Branch::carried, true}));
  CHECK(brigade.now("BG4-01").state == SetState::ready);
}

TEST_CASE("a slot that is taken names what stands there; one of another kind says what it is for", "[app][workflow]") {
  Brigade brigade;
  brigade.putTogether("BG4-01", 1);
  brigade.putTogether("BG4-02", 2);
  const auto taken = app::placeUnit(brigade.world(), brigade.who(), {"BG4-02", "R01", "A1", false});
  REQUIRE(refusal(taken) == "slot-occupied");
  CHECK(core::english(taken.problems().front()).find("BG4-01") != std::string::npos);
  brigade.registers("CYL-9", "cylinder");
  CHECK(refusal(app::placeUnit(brigade.world(), brigade.who(), {"CYL-9", "R01", "A5", false})) == "slot-kind");
  CHECK(refusal(app::placeUnit(brigade.world(), brigade.who(), {"CYL-9", "R01", "Z9", false})) == "unknown-slot");
  CHECK(refusal(app::placeUnit(brigade.world(), brigade.who(), {"CYL-1", "R01", "A9", false})) == "fitted");
  CHECK(app::placeUnit(brigade.world(), brigade.who(), {"CYL-9", "R01", "A9", false}));
}

TEST_CASE("what is sent away comes back with its papers and into its slot", "[app][workflow]") {
  Brigade brigade;
  brigade.ready("BG4-01", 1);
  REQUIRE(app::sendAway(brigade.world(), brigade.who(), {"BG4-01", "dealer", "overhaul", {}}));
  CHECK(brigade.now("BG4-01").state != SetState::ready);
  CHECK(brigade.now("BG4-01").next.has_value());
  CHECK(refusal(app::checkIn(brigade.world(), brigade.who(), {"BG4-01", {}, true})) == "is-away");
  REQUIRE(app::returnUnit(brigade.world(), brigade.who(), {"BG4-01", ""}));
  CHECK(brigade.state("BG4-01").place == core::Place(core::InSlot{"R01", "A1"}));
}

TEST_CASE("a repaired fault owes the steps of the part that was worked on", "[app][workflow]") {
  Brigade brigade;
  brigade.ready("BG4-01", 1);
  REQUIRE(app::reportFault(brigade.world(), brigade.who(), {"BG4-01", "electronics", "", true}));
  CHECK(refusal(app::clearFault(brigade.world(), brigade.who(), {"BG4-01", "F-NONE", "repaired", "", ""})) == "unknown-fault");
  REQUIRE(app::clearFault(brigade.world(), brigade.who(), {"BG4-01", "", "repaired", "", "cylinder"}));
  CHECK(brigade.state("BG4-01").owed.contains("self-test"));
  CHECK(brigade.state("BG4-01").owed.size() == 1);
  CHECK(refusal(app::clearFault(brigade.world(), brigade.who(), {"BG4-01", "", "repaired", "", ""})) == "no-fault");
}

TEST_CASE("a fresh fill settles until it is read again", "[app][workflow]") {
  Brigade brigade;
  brigade.ready("BG4-01", 1);
  REQUIRE(app::recordFill(brigade.world(), brigade.who(), {"BG4-01", "", "LOT-1", quantity("21.0 MPa"), quantity("45 °C"), {}, false}));
  CHECK(brigade.now("BG4-01").state != SetState::ready);
  CHECK(brigade.now("BG4-01").next.has_value());
  brigade.clock("2026-11-23 10:00");
  REQUIRE(app::readPressure(brigade.world(), brigade.who(), {"BG4-01", "", quantity("20.0 MPa"), quantity("20 °C")}));
  CHECK(brigade.now("BG4-01").state == SetState::ready);
  CHECK(refusal(app::readPressure(brigade.world(), brigade.who(), {"CYL-1", "", quantity("3 L/min"), {}})) == "wrong-dimension");
  CHECK(refusal(app::readPressure(brigade.world(), brigade.who(), {"CYL-1", "CYL-1", quantity("20 MPa"), {}})) == "not-a-calibrator");
}

TEST_CASE("a serial that stands on two plates is refused until it is said to be right", "[app][workflow]") {
  Brigade brigade;
  brigade.registers("BG4-01", "bg4", "ARCB-0007");
  app::RegisterUnit twin{"BG4-02", "bg4", "", "arcb-0007", "", "", {}, {}, {}, false};
  CHECK(refusal(app::registerUnit(brigade.world(), brigade.who(), twin)) == "serial-taken");
  twin.serialDoubled = true;
  CHECK(app::registerUnit(brigade.world(), brigade.who(), twin));
  CHECK(brigade.world().views.resolve("ARCB-0007").size() == 2);
  twin.code = "BG4-01";
  CHECK(refusal(app::registerUnit(brigade.world(), brigade.who(), twin)) == "code-taken");
  twin.code = "BG4-03", twin.kind = "submarine";
  CHECK(refusal(app::registerUnit(brigade.world(), brigade.who(), twin)) == "unknown-kind");
  CHECK(app::offeredCode(brigade.world(), "detector") == "DET-01");
}

TEST_CASE("a plan that is done by a test is not done by a word", "[app][workflow]") {
  Brigade brigade;
  brigade.putTogether("BG4-01", 1);
  CHECK(refusal(app::doMaintenance(brigade.world(), brigade.who(), {"BG4-01", "bg4-monthly", {}, ""})) == "done-by-a-test");
  CHECK(refusal(app::doMaintenance(brigade.world(), brigade.who(), {"CYL-1", "cylinder-water", day("2026-12-01"), ""})) == "future");
  CHECK(app::doMaintenance(brigade.world(), brigade.who(), {"CYL-1", "cylinder-water", day("2026-11-01"), ""}));
  CHECK(refusal(app::doMaintenance(brigade.world(), brigade.who(), {"CYL-1", "paint", {}, ""})) == "unknown-plan");
}

TEST_CASE("a scan proposes what the mode asks, and an unknown code has three ways on", "[app][workflow]") {
  Brigade brigade;
  brigade.ready("BG4-01", 1);
  const auto out = app::scan(brigade.world(), app::ScanMode::out, "ｂｇ４－０１");
  CHECK(out.what == app::Scanned::What::unit);
  CHECK(out.code == "BG4-01");
  CHECK(out.action == "check-out");
  CHECK(out.against.empty());
  CHECK(app::scan(brigade.world(), app::ScanMode::out, "sn1").code == "BG4-01");
  CHECK(app::scan(brigade.world(), app::ScanMode::in, "BG4-01").against.front().code == "not-out");
  CHECK(app::scan(brigade.world(), app::ScanMode::place, "R01/A3").what == app::Scanned::What::slot);
  CHECK(app::scan(brigade.world(), app::ScanMode::out, "P002").code == "person:P002");
  const auto unknown = app::scan(brigade.world(), app::ScanMode::out, "NOPE-1");
  CHECK(unknown.what == app::Scanned::What::unknown);
  CHECK(unknown.choices.size() == 3);
}
