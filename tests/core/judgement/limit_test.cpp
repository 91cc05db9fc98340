#include "core/judgement/limit.h"

#include "tests/support/catch.h"
#include "tests/support/rules.h"

using namespace muster::core;
using namespace muster::tests;

TEST_CASE("A limit reads as the sheet has it, and shows whether its ends pass", "[core][judgement]") {
  auto limit = [](std::optional<Bound> min, std::optional<Bound> max) {
    Limit l;
    l.min = min, l.max = max;
    return l.text();
  };
  CHECK(limit(Bound{quantity("1.5 L/min")}, Bound{quantity("1.9 L/min")}) == "1.5 to 1.9 L/min");
  CHECK(limit({}, Bound{quantity("1 mbar"), false}) == "< 1 mbar");
  CHECK(limit(Bound{quantity("10 mbar")}, {}) == ">= 10 mbar");
  CHECK(limit(Bound{quantity("2 mbar"), false}, Bound{quantity("5 mbar")}) == "> 2 mbar, <= 5 mbar");
}
