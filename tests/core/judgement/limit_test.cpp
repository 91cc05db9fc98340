#include "core/judgement/limit_words.h"

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

TEST_CASE("A range is told in Chinese without the English word between its ends", "[core][judgement]") {
  const Limit range{.id = "a", .step = "b", .min = Bound{quantity("1.5 L/min")}, .max = Bound{quantity("1.9 L/min")}};
  CHECK(said(range) == Text("1.5 to 1.9 L/min", "1.5–1.9 L/min"));
  const Limit bound{.id = "a", .step = "b", .max = Bound{quantity("1 mbar"), false}};
  CHECK(said(bound) == Text("< 1 mbar"));
}
