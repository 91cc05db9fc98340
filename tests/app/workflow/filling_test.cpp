// The filling room: many cylinders at a time, what may not be filled refused by name, settling until a second reading, lots of gas.
#include "app/workflow/adopt_rules.h"
#include "app/workflow/fill_round.h"
#include "app/workflow/place_unit.h"
#include "app/workflow/recall.h"
#include "app/workflow/register_unit.h"
#include "app/workflow/report_fault.h"
#include "tests/support/brigade.h"
#include "tests/support/catch.h"
#include "tests/support/packs.h"
#include "tests/support/rules.h"

using namespace muster;
using namespace muster::tests;
using core::CylinderStand;

namespace {

struct FillingRoom : Brigade {
  FillingRoom() : Brigade(packsWith({"filling-room"})) {
    registers("FG-1", "fill-gauge");
    REQUIRE(app::acceptCertificate(world(), who(),
                                   {"FG-1", core::Certificate::Act::verification, "V-9", "Lab", "", day("2026-06-10"), day("2026-12-09"), {}}));
    registers("PUMP-1", "filling-pump");
    registers("O2-1", "oxygen-bulk");
    for (int i = 1; i <= 4; ++i) registers("CYL-" + std::to_string(i), "cylinder");
  }
  app::FillRound round(std::initializer_list<const char*> cylinders) {
    app::FillRound one{"FG-1", "", "PUMP-1", "O2-1", "PERMIT-7", false, {}};
    for (const char* code : cylinders) one.rows.push_back({code, quantity("22.0 MPa"), quantity("38 °C"), quantity("2.0 MPa"), true});
    return one;
  }
  core::Outcome<app::Filled> fill(std::initializer_list<const char*> cylinders) { return app::recordFills(world(), who(), round(cylinders)); }
  CylinderStand stand(const std::string& code) {
    for (const auto& line : app::cylindersAt(world(), memory.clock.now())) {
      if (line.code == code) return line.stand;
    }
    return CylinderStand::unread;
  }
  void assay(const char* purity) {
    core::TestRun run;
    run.unit = "O2-1", run.procedure = "oxygen-assay", run.bench = bench, run.startedAt = memory.clock.now();
    core::Reading value, odour;
    value.value = quantity(purity), odour.works = true;
    run.steps = {{"oxygen-purity", {{value, ""}}, ""}, {"oxygen-odour", {{odour, ""}}, ""}};
    REQUIRE(app::recordTest(world(), who(), {run, {}}));
  }
};

std::string whyRefused(const app::Filled& filled, const std::string& cylinder) {
  for (const auto& one : filled.refused) {
    if (one.cylinder == cylinder) return one.problems.front().code;
  }
  return "";
}

}  // namespace

TEST_CASE("a round records what may be filled and refuses the rest by name, each with what to do first", "[app][workflow][filling]") {
  FillingRoom room;
  app::RegisterUnit old{.code = "CYL-OLD", .kind = "cylinder"};
  old.fields["requalified"] = "2020-05-01";
  REQUIRE(app::registerUnit(room.world(), room.who(), old));
  REQUIRE(app::registerUnit(room.world(), room.who(), {.code = "CYL-NEW", .kind = "cylinder"}));  // no date of requalification
  REQUIRE(app::reportFault(room.world(), room.who(), {"CYL-2", "damage", "dented", true}));
  REQUIRE(app::sendAway(room.world(), room.who(), {"CYL-3", "test-station", "requalification", {}}));

  const auto filled = room.fill({"CYL-1", "CYL-2", "CYL-3", "CYL-OLD", "CYL-NEW", "CYL-99", "CYL-4"});
  REQUIRE(filled);
  CHECK(filled->cylinders == std::vector<std::string>{"CYL-1", "CYL-4"});
  CHECK(whyRefused(*filled, "CYL-2") == "open-fault");
  CHECK(whyRefused(*filled, "CYL-3") == "is-away");
  CHECK(whyRefused(*filled, "CYL-OLD") == "overdue");
  CHECK(whyRefused(*filled, "CYL-NEW") == "overdue");
  CHECK(whyRefused(*filled, "CYL-99") == "unknown-unit");
  for (const auto& one : filled->refused) CHECK_FALSE(one.problems.front().remedy.empty());
  CHECK(room.state("CYL-1").gas == std::vector<core::GasLot>{{"O2-1", ""}});
  CHECK(room.stand("CYL-2") == CylinderStand::unread);
  CHECK(room.stand("CYL-3") == CylinderStand::atTestStation);
}

TEST_CASE("what was not looked over is not filled, and a line that stands twice is filled once", "[app][workflow][filling]") {
  FillingRoom room;
  auto round = room.round({"CYL-1", "CYL-2", "CYL-2"});
  round.rows.front().lookedOver = false;
  const auto filled = app::recordFills(room.world(), room.who(), round);
  REQUIRE(filled);
  CHECK(filled->cylinders == std::vector<std::string>{"CYL-2"});
  CHECK(whyRefused(*filled, "CYL-1") == "not-looked-over");
  CHECK(whyRefused(*filled, "CYL-2") == "twice");
}

TEST_CASE("the fill gauge needs a verification of its own", "[app][workflow][filling]") {
  FillingRoom room;
  auto round = room.round({"CYL-1"});
  round.gauge.clear();
  CHECK(refusal(app::recordFills(room.world(), room.who(), round)) == "no-gauge");
  room.clock("2026-12-09 23:50");  // the last valid day
  CHECK(refusal(room.fill({"CYL-1"})).empty());
  room.clock("2026-12-10 00:05");
  CHECK(refusal(room.fill({"CYL-2"})) == "gauge-not-valid");
  auto done = room.round({"CYL-2"});
  done.done = true;  // it has been filled already: a fact is taken, and said
  const auto filled = app::recordFills(room.world(), room.who(), done);
  REQUIRE(filled);
  CHECK(filled->cylinders.size() == 1);
}

TEST_CASE("a cylinder goes from residual over filling and settling to full and into a set", "[app][workflow][filling]") {
  FillingRoom room;
  const auto read = [&](const char* pressure) {
    REQUIRE(app::readPressures(room.world(), room.who(), {{"CYL-1", "FG-1", quantity(pressure), quantity("20 °C")}}));
  };
  CHECK(room.stand("CYL-1") == CylinderStand::unread);
  read("0.2 MPa");
  CHECK(room.stand("CYL-1") == CylinderStand::empty);
  read("6.0 MPa");
  CHECK(room.stand("CYL-1") == CylinderStand::residual);
  room.clock("2026-11-23 09:00");
  REQUIRE(room.fill({"CYL-1"}));
  room.clock("2026-11-23 09:30");
  CHECK(room.stand("CYL-1") == CylinderStand::settling);
  const auto early = app::readPressures(room.world(), room.who(), {{"CYL-1", "FG-1", quantity("21 MPa"), quantity("30 °C")}});
  CHECK(remarks(early, "does not count"));
  CHECK(room.stand("CYL-1") == CylinderStand::settling);
  room.clock("2026-11-23 10:00");
  CHECK(room.stand("CYL-1") == CylinderStand::secondReading);
  read("20.1 MPa");
  CHECK(room.stand("CYL-1") == CylinderStand::full);
}

TEST_CASE("a bulk cylinder whose assay failed fills nothing, and stops what was filled from it", "[app][workflow][filling]") {
  FillingRoom room;
  REQUIRE(room.fill({"CYL-1", "CYL-2"}));
  room.clock("2026-11-23 10:00");
  room.assay("97 %");
  CHECK(saysReason(room.now("CYL-1"), "lot-failed"));
  REQUIRE(room.now("CYL-1").next);
  CHECK(refusal(room.fill({"CYL-3"})) == "lot-failed");
  // The way out: let down to nothing and filled from another one. A rest of the bad gas is still bad gas.
  room.registers("O2-2", "oxygen-bulk");
  auto round = room.round({"CYL-1", "CYL-2"});
  round.bulk = "O2-2", round.rows.front().residual = quantity("0 MPa");
  REQUIRE(app::recordFills(room.world(), room.who(), round));
  CHECK_FALSE(saysReason(room.now("CYL-1"), "lot-failed"));
  CHECK(saysReason(room.now("CYL-2"), "lot-failed"));
}

TEST_CASE("a recall of a lot of oxygen finds the cylinders it is in, wherever they are", "[app][workflow][filling][recall]") {
  FillingRoom room;
  REQUIRE(room.fill({"CYL-1", "CYL-2"}));
  auto other = room.round({"CYL-3"});
  other.bulk.clear(), other.lot = "G-0815";
  REQUIRE(app::recordFills(room.world(), room.who(), other));
  const auto found = [&](const char* lot) {
    std::vector<std::string> codes;
    const auto report = app::recallOf(room.world(), core::parseCriteria({{"kind", "cylinder"}, {"lots", lot}}).value());
    REQUIRE(report);
    for (const auto& unit : report->rows) {
      if (unit.match.meant == core::Meant::yes) codes.push_back(unit.unit);
    }
    return codes;
  };
  CHECK(found("O2-1") == std::vector<std::string>{"CYL-1", "CYL-2"});
  CHECK(found("g-0815") == std::vector<std::string>{"CYL-3"});
}

TEST_CASE("requalification and life by law warn thirty days before and stop the cylinder after", "[app][workflow][filling]") {
  FillingRoom room;
  app::RegisterUnit unit{.code = "CYL-C", .kind = "cylinder"};
  unit.made = day("2011-12-20"), unit.fields = {{"material", "composite"}, {"requalified", "2024-12-25"}};
  REQUIRE(app::registerUnit(room.world(), room.who(), unit));
  REQUIRE(app::readPressures(room.world(), room.who(), {{"CYL-C", "FG-1", quantity("20 MPa"), quantity("20 °C")}}));
  room.clock("2026-11-19 23:50");
  CHECK(room.now("CYL-C").state == core::SetState::ready);
  room.clock("2026-11-20 00:05");
  CHECK(saysReason(room.now("CYL-C"), "cylinder-life-composite-due"));
  room.clock("2026-12-20 23:50");
  CHECK(room.now("CYL-C").state == core::SetState::dueSoon);
  room.clock("2026-12-21 00:05");
  CHECK(saysReason(room.now("CYL-C"), "cylinder-life-composite-overdue"));
  CHECK(room.now("CYL-C").state == core::SetState::notReady);
}

TEST_CASE("what a fill says of pump, bulk cylinder, permit and look-over stands in the fact", "[app][workflow][filling]") {
  FillingRoom room;
  const auto filled = room.fill({"CYL-1"});
  REQUIRE(filled);
  const auto fact = room.world().journal.fact(filled->answer.receipt.facts.front());
  const core::FactDraft bytes{fact->kind, fact->subjects, fact->occurredAt, fact->by, fact->assurance, core::Body(fact->body.bytes())};
  const auto read = core::read(bytes);
  REQUIRE(read);
  const auto& fill = std::get<core::CylinderFilled>(read.value());
  CHECK(fill.pump == "PUMP-1");
  CHECK(fill.bulk == "O2-1");
  CHECK(fill.permit == "PERMIT-7");
  CHECK(fill.lookedOver);
}
