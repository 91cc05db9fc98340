#include "core/upkeep/interval_advice.h"

#include "tests/support/catch.h"
#include "tests/support/rules.h"

using namespace muster::core;
using namespace muster::tests;

namespace {

InstrumentRow stairs() {
  InstrumentRow row;
  for (const char* step : {"6 months", "12 months", "18 months", "24 months"}) row.staircase.push_back(interval(step));
  return row;
}

UnitState calibrated(const std::vector<const char*>& days) {
  UnitState bench;
  bench.code = "TB-01";
  for (const char* issued : days) {
    Certificate one;
    one.number = issued, one.issued = day(issued), one.validTo = lastValidDay(one.issued, interval("12 months"));
    bench.certificates.push_back(one);
  }
  return bench;
}

IntervalAdvice advise(const UnitState& bench) {
  const auto row = stairs();
  return adviseInterval(bench, &row);
}

}  // namespace

TEST_CASE("a return in tolerance advises one step longer, one out of tolerance one step shorter", "[core][upkeep][interval]") {
  auto bench = calibrated({"2024-03-01", "2025-03-01"});
  CHECK(advise(bench).current == "12 months");
  CHECK(advise(bench).interval == "18 months");
  bench.foundOut.push_back({day("2025-02-27"), "N-1", true, {}, {}});
  CHECK(advise(bench).interval == "6 months");
  CHECK(advise(bench).out == 1);
  bench.certificates.push_back(calibrated({"2026-03-01"}).certificates.front());
  CHECK(advise(bench).interval == "18 months");  // the last return was good again
  CHECK(advise(bench).returns == 2);
}

TEST_CASE("the stairs end at their ends, and go on from what the officer decided", "[core][upkeep][interval]") {
  auto bench = calibrated({"2024-03-01", "2025-03-01"});
  bench.interval = IntervalRecord{"18 months", "24 months", {}, {}};
  CHECK(advise(bench).interval == "24 months");
  bench.interval->decided = "6 months";
  CHECK(advise(bench).interval == "12 months");
  bench.foundOut.push_back({day("2025-03-01"), "N-1", true, {}, {}});
  CHECK(advise(bench).interval == "6 months");
}

TEST_CASE("before the first return, or without steps in the rules, nothing is advised", "[core][upkeep][interval]") {
  CHECK(advise(calibrated({"2025-03-01"})).interval.empty());
  CHECK(advise(calibrated({})).interval.empty());
  CHECK(adviseInterval(calibrated({"2024-03-01", "2025-03-01"}), nullptr).interval.empty());
}
