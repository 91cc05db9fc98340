#include "core/upkeep/reliability.h"

#include <cmath>

#include "tests/support/catch.h"
#include "tests/support/rules.h"

using namespace muster::core;
using namespace muster::tests;

namespace {

std::vector<Return> after(int days, int good, int bad) {
  std::vector<Return> all(static_cast<std::size_t>(good), {days, true});
  all.insert(all.end(), static_cast<std::size_t>(bad), {days, false});
  return all;
}

}  // namespace

// All after the same time: the most likely rate gives just the share that was seen, exp(-rate t) = good / all.
TEST_CASE("returns after one and the same time give the share that was seen", "[core][upkeep][interval]") {
  CHECK(daysAt(after(365, 18, 2), 0.9) == 365);
  CHECK(daysAt(after(365, 16, 4), 0.9) == static_cast<int>(std::floor(365 * std::log(0.9) / std::log(0.8))));
  CHECK(daysAt(after(180, 19, 1), 0.9) == static_cast<int>(std::floor(180 * std::log(0.9) / std::log(0.95))));
}

TEST_CASE("returns after different times count together", "[core][upkeep][interval]") {
  auto all = after(180, 20, 1);
  const auto early = *daysAt(all, 0.9);
  const auto late = after(720, 5, 5);
  all.insert(all.end(), late.begin(), late.end());
  CHECK(*daysAt(all, 0.9) < early);
  CHECK(*daysAt(all, 0.95) < *daysAt(all, 0.9));
}

TEST_CASE("too few returns, or none that was bad, say nothing", "[core][upkeep][interval]") {
  CHECK_FALSE(daysAt(after(365, 8, 1), 0.9));
  CHECK_FALSE(daysAt(after(365, 20, 0), 0.9));
  CHECK_FALSE(daysAt(after(365, 0, 20), 0.9));
  CHECK_FALSE(daysAt({}, 0.9));
}

TEST_CASE("a return is a certificate after another, and not good where it was found bad in between", "[core][upkeep][interval]") {
  UnitState bench;
  for (const char* issued : {"2024-01-01", "2025-01-01", "2025-07-01"}) {
    Certificate one;
    one.issued = day(issued);
    bench.certificates.push_back(one);
  }
  bench.foundOut.push_back({day("2025-06-30"), "N-1", true, {}, {}});
  CHECK(returnsOf(bench) == std::vector<Return>{{366, true}, {181, false}});
}
