#include "core/forecast/repairs.h"

#include "core/journal/amendments.h"
#include "tests/support/builders.h"
#include "tests/support/catch.h"
#include "tests/support/facts.h"

using namespace muster;
using namespace muster::tests;

namespace {

core::UnitState aSet() { return aUnit("BG4-01").kind("bg4").part("cylinder", "C2").part("absorber", "A1").build(); }

std::vector<core::Fact> about(Told& told, const char* code) { return core::countedFacts(told.journal().factsAbout(core::unit(code))); }

std::vector<core::Repair> repairs(Told& told) { return core::repairsOf(aSet(), about(told, "BG4-01"), *testRules()); }

}  // namespace

TEST_CASE("a swap begins the steps anew that it voided, the first fitting begins nothing", "[core][forecast]") {
  Told told;
  told.that(core::PartFitted{"BG4-01", "cylinder", "C1", "", {}});
  CHECK(repairs(told).empty());
  told.that(core::PartFitted{"BG4-01", "cylinder", "C2", "C1", {"self-test"}});
  REQUIRE(repairs(told).size() == 1);
  CHECK(repairs(told).front().touches("self-test"));
  CHECK_FALSE(repairs(told).front().touches("leak"));
  CHECK(core::english(repairs(told).front().what) == "another cylinder was fitted");
}

TEST_CASE("a fault put right with a test owed for it is a repair, one without is none", "[core][forecast]") {
  Told told;
  told.that(core::FaultReported{"BG4-01", "f1", "leak", "", true}).that(core::FaultCleared{"BG4-01", "f1", "no-fault-found", "", {}});
  CHECK(repairs(told).empty());
  told.that(core::FaultReported{"BG4-01", "f2", "leak", "", true}).that(core::FaultCleared{"BG4-01", "f2", "repaired", "", {"*"}});
  REQUIRE(repairs(told).size() == 1);
  CHECK(repairs(told).front().touches("leak"));
}

TEST_CASE("maintenance is a repair of every step, a record of a test is none", "[core][forecast]") {
  Told told;
  told.that(core::MaintenanceDone{"BG4-01", "bg4-monthly", "", day("2026-01-10")});
  CHECK(repairs(told).empty());
  told.that(core::MaintenanceDone{"BG4-01", "overhaul", "", day("2026-01-11")});
  REQUIRE(repairs(told).size() == 1);
  CHECK(repairs(told).front().touches("relief"));
}

TEST_CASE("work on a part touches the set's steps that a swap there voids, once it sits there", "[core][forecast]") {
  Told told;
  told.that(core::MaintenanceDone{"A1", "resealed", "", day("2026-01-10")});
  const auto fittedAt = told.now() + std::chrono::minutes(1);
  told.that(core::MaintenanceDone{"A1", "resealed", "", day("2026-01-11")});
  const auto found = core::repairsOfPart(aSet(), "absorber", "A1", fittedAt, about(told, "A1"), *testRules());
  REQUIRE(found.size() == 1);
  CHECK(found.front().touches("leak"));
  CHECK_FALSE(found.front().touches("self-test"));
}

TEST_CASE("an undone swap is no repair", "[core][forecast]") {
  Told told;
  told.that(core::PartFitted{"BG4-01", "cylinder", "C2", "C1", {"self-test"}});
  told.that(core::FactUndone{told.last(), "slip", {core::unit("BG4-01")}});
  CHECK(repairs(told).empty());
}
