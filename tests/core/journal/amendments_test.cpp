// Undo, correct, undo the undo: the old fact stays, the state is as if it had been told right.
#include "core/journal/amendments.h"
#include "core/journal/apply.h"
#include "tests/support/catch.h"
#include "tests/support/facts.h"
#include "tests/support/rules.h"

using namespace muster::core;
using namespace muster::tests;

namespace {

const std::vector<Subject> kCylinder{unit("CYL-1")};
PressureRead reading(const char* pressure) { return {"CYL-1", "G-1", quantity(pressure), {}}; }
std::string pressureOf(Told& told) {
  const auto state = told.unit("CYL-1");
  return state.pressure ? state.pressure->pressure.text() : "none";
}

}  // namespace

TEST_CASE("an undone fact is left out, and an undone undo brings it back", "[core][journal][fold]") {
  Told told;
  told.that(reading("19 MPa"));
  const auto wrong = told.that(reading("9 MPa")).last();
  const auto undo = told.that(FactUndone{wrong, "wrong-cylinder", kCylinder}).last();
  CHECK(pressureOf(told) == "19 MPa");
  const auto again = told.that(FactUndone{undo, "was-right", kCylinder}).last();
  CHECK(pressureOf(told) == "9 MPa");
  told.that(FactUndone{again, "was-wrong-after-all", kCylinder});
  CHECK(pressureOf(told) == "19 MPa");
}

TEST_CASE("the newest correction stands; undone, the one before it does", "[core][journal][fold]") {
  Told told;
  const auto fact = told.that(reading("9 MPa")).last();
  const auto correction = [&](const char* pressure) {
    return FactCorrected{fact, draft(reading(pressure), {}, "").body, "typed-wrong", kCylinder, "PressureRead/1", std::nullopt};
  };
  told.that(correction("18 MPa"));
  CHECK(pressureOf(told) == "18 MPa");
  const auto second = told.that(correction("19 MPa")).last();
  CHECK(pressureOf(told) == "19 MPa");
  told.that(FactUndone{second, "first-was-right", kCylinder});
  CHECK(pressureOf(told) == "18 MPa");
}

TEST_CASE("a correction moves a fact to its right time", "[core][journal][fold]") {
  Told told;
  const auto early = told.that(reading("9 MPa")).last();
  told.that(reading("19 MPa"));
  told.that(FactCorrected{early, draft(reading("9 MPa"), {}, "").body, "later", kCylinder, "PressureRead/1", told.now() + std::chrono::minutes(1)});
  CHECK(pressureOf(told) == "9 MPa");
  told.that(reading("15 MPa"));  // after the raw time and after the corrected one
  CHECK(pressureOf(told) == "15 MPa");
  const auto moved = told.that(reading("14 MPa")).last();
  const auto later = told.now() + std::chrono::hours(5);
  told.that(FactCorrected{moved, draft(reading("14 MPa"), {}, "").body, "later", kCylinder, "PressureRead/1", later});
  told.that(reading("13 MPa"));  // told after the correction, but before the time it gave
  CHECK(pressureOf(told) == "14 MPa");
}

TEST_CASE("a correction that names another unit takes the fact from the one and gives it to the other", "[core][journal][fold]") {
  Told told;
  const auto fact = told.that(reading("19 MPa")).last();
  const auto at = told.now();
  const PressureRead right{"CYL-2", "G-1", quantity("19 MPa"), {}};
  const auto correction = FactCorrected{fact, draft(right, {}, "").body, "other-cylinder", {unit("CYL-1"), unit("CYL-2")}, "PressureRead/1", at};
  const auto id = told.that(correction).last();
  CHECK(pressureOf(told) == "none");
  CHECK(told.unit("CYL-2").pressure->fact == fact);
  told.that(FactUndone{id, "no", {unit("CYL-1"), unit("CYL-2")}});
  CHECK(pressureOf(told) == "19 MPa");
  CHECK_FALSE(told.unit("CYL-2").pressure.has_value());
}

TEST_CASE("what still counts stands with the body and the time that were put right", "[core][journal]") {
  Told told;
  const auto fact = told.that(reading("9 MPa")).last();
  const auto undone = told.that(reading("7 MPa")).last();
  const auto right = told.now() - std::chrono::hours(1);
  told.that(FactCorrected{fact, draft(reading("19 MPa"), {}, "").body, "later", kCylinder, "PressureRead/1", right});
  told.that(FactUndone{undone, "no", kCylinder});
  const auto counted = countedFacts(told.journal().factsAbout(unit("CYL-1")));
  REQUIRE(counted.size() == 1);
  CHECK(counted.front().id == fact);
  CHECK(counted.front().occurredAt == right);
  CHECK(std::get<PressureRead>(read(counted.front()).value()).pressure == quantity("19 MPa"));
}
