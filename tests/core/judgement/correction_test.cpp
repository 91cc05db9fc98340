#include "core/judgement/correction.h"

#include "tests/support/catch.h"
#include "tests/support/rules.h"

using namespace muster::core;
using muster::tests::quantity;

namespace {

CalibrationPoint point(const char* nominal, const char* asFound, const char* asLeft, const char* u) {
  return {quantity(nominal), quantity(asFound), quantity(asLeft), quantity(u)};
}

const std::vector<CalibrationPoint> kPoints{point("0 mbar", "0.00 mbar", "0.00 mbar", "0.02 mbar"),
                                            point("5 mbar", "0.10 mbar", "0.02 mbar", "0.03 mbar"),
                                            point("10 mbar", "0.30 mbar", "0.00 mbar", "0.05 mbar")};

}  // namespace

TEST_CASE("between two points the error is interpolated, at a point it is the point's own", "[core][trace][correction]") {
  CHECK(std::is_eq(compare(*errorAt(kPoints, quantity("2.5 mbar"), Found::asFound), quantity("0.05 mbar"))));
  CHECK(std::is_eq(compare(*errorAt(kPoints, quantity("10.0 mbar"), Found::asFound), quantity("0.30 mbar"))));
  CHECK(std::is_eq(compare(*errorAt(kPoints, quantity("7.5 mbar"), Found::asLeft), quantity("0.01 mbar"))));
}

TEST_CASE("outside the points nothing is said", "[core][trace][correction]") {
  CHECK_FALSE(errorAt(kPoints, quantity("10.1 mbar"), Found::asFound));
  CHECK_FALSE(errorAt(kPoints, quantity("-0.1 mbar"), Found::asFound));
  CHECK_FALSE(errorAt(kPoints, quantity("1.7 L/min"), Found::asFound));
  CHECK_FALSE(errorAt({}, quantity("1 mbar"), Found::asFound));
}

TEST_CASE("a reading is put right by taking its error off, in its own unit", "[core][trace][correction]") {
  CHECK(std::is_eq(compare(*corrected(kPoints, quantity("10 mbar"), Found::asFound), quantity("9.7 mbar"))));
  CHECK(std::is_eq(compare(*corrected(kPoints, quantity("1000 Pa"), Found::asFound), quantity("970 Pa"))));
}

TEST_CASE("the uncertainty between two points is the larger of theirs", "[core][trace][correction]") {
  CHECK(std::is_eq(compare(*uncertaintyAt(kPoints, quantity("7 mbar")), quantity("0.05 mbar"))));
  CHECK(std::is_eq(compare(*uncertaintyAt(kPoints, quantity("5 mbar")), quantity("0.03 mbar"))));
}
