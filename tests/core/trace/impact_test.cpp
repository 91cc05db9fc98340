#include "core/trace/impact.h"

#include "tests/support/catch.h"
#include "tests/support/rules.h"

using namespace muster::core;
using muster::tests::bookOf;
using muster::tests::quantity;
using muster::tests::source;

namespace {

RulePack pack() {
  RulePack pack;
  pack.name = "impact";
  Procedure procedure;
  procedure.id = "test", procedure.kind = "bg4";
  Step dosage;
  dosage.id = "dosage", dosage.measure = Measure::value, dosage.unit = Unit::litrePerMinute, dosage.source = source();
  Step relief;
  relief.id = "relief", relief.measure = Measure::value, relief.unit = Unit::millibar, relief.source = source();
  Step leak;
  leak.id = "leak", leak.measure = Measure::change, leak.unit = Unit::millibar, leak.source = source();
  leak.resolution = quantity("0.1 mbar");
  Step look;
  look.id = "look", look.source = source();
  procedure.steps = {dosage, relief, leak, look};
  pack.procedures = {procedure};
  pack.limits = {{"dosage.book", "dosage", Bound{quantity("1.5 L/min"), true}, Bound{quantity("1.9 L/min"), true}, false, {}, source()},
                 {"relief.book", "relief", Bound{quantity("2 mbar"), true}, Bound{quantity("5 mbar"), true}, false, {}, source()},
                 {"leak.book", "leak", {}, Bound{quantity("1 mbar"), false}, false, {}, source()}};
  return pack;
}

const auto kBook = bookOf(pack());

std::vector<CalibrationPoint> pressures(const char* low, const char* high) {
  return {{quantity("0 mbar"), quantity(low), {}, {}}, {quantity("10 mbar"), quantity(high), {}, {}}};
}

Reading reading(const char* value) {
  Reading one;
  one.value = quantity(value);
  return one;
}

Effect effect(const char* step, const Reading& reading, Verdict before, const std::vector<CalibrationPoint>& found) {
  return effectOf(reading, before, *kBook->step(step), *kBook, found).effect;
}

}  // namespace

TEST_CASE("a pass that passes without the found error still passes", "[core][trace][impact]") {
  CHECK(effect("relief", reading("4.0 mbar"), Verdict::pass, pressures("0.0 mbar", "0.5 mbar")) == Effect::stillPass);
}

TEST_CASE("a pass that the found error had made would fail, and its true value is told", "[core][trace][impact]") {
  const auto found = effectOf(reading("2.2 mbar"), Verdict::pass, *kBook->step("relief"), *kBook, pressures("0.5 mbar", "0.5 mbar"));
  CHECK(found.effect == Effect::wouldFail);
  REQUIRE(found.corrected);
  CHECK(std::is_eq(compare(*found.corrected, quantity("1.7 mbar"))));
  CHECK_FALSE(found.why.empty());
}

TEST_CASE("a fail that the found error had made would pass; a true fail still fails", "[core][trace][impact]") {
  CHECK(effect("relief", reading("5.2 mbar"), Verdict::fail, pressures("0.5 mbar", "0.5 mbar")) == Effect::wouldPass);
  CHECK(effect("relief", reading("6.0 mbar"), Verdict::fail, pressures("0.5 mbar", "0.5 mbar")) == Effect::stillFail);
}

TEST_CASE("a limit exactly met after the correction follows its own bound", "[core][trace][impact]") {
  CHECK(effect("relief", reading("2.5 mbar"), Verdict::pass, pressures("0.5 mbar", "0.5 mbar")) == Effect::stillPass);
  CHECK(effect("relief", reading("2.49 mbar"), Verdict::pass, pressures("0.5 mbar", "0.5 mbar")) == Effect::wouldFail);
}

TEST_CASE("with no error known every judged reading is pending", "[core][trace][impact]") {
  for (const char* step : {"relief", "leak"}) CHECK(effect(step, reading("0.5 mbar"), Verdict::pass, {}) == Effect::pending);
  CHECK(effect("dosage", reading("1.7 L/min"), Verdict::pass, {}) == Effect::pending);
}

TEST_CASE("another quantity than the certificate speaks of is not touched", "[core][trace][impact]") {
  CHECK(effect("dosage", reading("1.7 L/min"), Verdict::pass, pressures("0.5 mbar", "0.5 mbar")) == Effect::untouched);
}

TEST_CASE("a reading outside the points is pending, never guessed", "[core][trace][impact]") {
  CHECK(effect("relief", reading("10.5 mbar"), Verdict::fail, pressures("0.5 mbar", "0.5 mbar")) == Effect::pending);
}

TEST_CASE("what was judged by eye, or not at all, rests on no instrument", "[core][trace][impact]") {
  Reading works;
  works.works = true;
  CHECK(effect("look", works, Verdict::pass, pressures("5 mbar", "5 mbar")) == Effect::untouched);
  CHECK(effect("relief", reading("4 mbar"), Verdict::noDecision, pressures("5 mbar", "5 mbar")) == Effect::untouched);
}

TEST_CASE("a steady error leaves a change alone; one that grows along the scale is taken off both readings", "[core][trace][impact]") {
  Reading leak = reading("0.95 mbar");
  leak.start = quantity("7.00 mbar"), leak.end = quantity("6.05 mbar");
  CHECK(effect("leak", leak, Verdict::pass, pressures("0.5 mbar", "0.5 mbar")) == Effect::stillPass);
  CHECK(effect("leak", leak, Verdict::pass, pressures("0.0 mbar", "-1.0 mbar")) == Effect::wouldFail);  // a true loss of 1.045 mbar
}

TEST_CASE("where only the difference is known, errors that could decide leave it pending", "[core][trace][impact]") {
  CHECK(effect("leak", reading("0.95 mbar"), Verdict::pass, pressures("0.0 mbar", "-1.0 mbar")) == Effect::pending);
  CHECK(effect("leak", reading("0.40 mbar"), Verdict::pass, pressures("0.00 mbar", "0.10 mbar")) == Effect::stillPass);
}
