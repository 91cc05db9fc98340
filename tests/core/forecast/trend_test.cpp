#include "core/forecast/trend.h"

#include "tests/support/catch.h"

using namespace muster::core;

TEST_CASE("Student's distribution agrees with its printed table", "[core][forecast]") {
  // t for 0.90, 0.95 and 0.99, as every table prints them.
  const struct {
    int freedom;
    double t90, t95, t99;
  } rows[] = {{1, 3.078, 6.314, 31.821}, {2, 1.886, 2.920, 6.965}, {3, 1.638, 2.353, 4.541},  {4, 1.533, 2.132, 3.747},
              {5, 1.476, 2.015, 3.365},  {8, 1.397, 1.860, 2.896}, {11, 1.363, 1.796, 2.718}, {30, 1.310, 1.697, 2.457}};
  for (const auto& row : rows) {
    CAPTURE(row.freedom);
    CHECK(studentBelow(row.t90, row.freedom) == Catch::Detail::Approx(0.90).margin(0.0003));
    CHECK(studentBelow(row.t95, row.freedom) == Catch::Detail::Approx(0.95).margin(0.0003));
    CHECK(studentBelow(row.t99, row.freedom) == Catch::Detail::Approx(0.99).margin(0.0003));
    CHECK(studentBelow(-row.t95, row.freedom) == Catch::Detail::Approx(0.05).margin(0.0003));
  }
}

TEST_CASE("a straight line over a year is found almost as steep as it is, and sure of its direction", "[core][forecast]") {
  std::vector<DayValue> line;
  for (int i = 0; i < 12; ++i) line.push_back({30.0 * i, 1.0 + 0.01 * 30 * i});
  const Trend trend(line, 0.01);
  CHECK(trend.slope() == Catch::Detail::Approx(0.01).epsilon(0.02));
  CHECK(trend.sureOfDirection() > 0.99);
  CHECK(trend.chanceBelow(360, 10) > 0.99);
  CHECK(trend.chanceBelow(360, 1) < 0.01);
}

TEST_CASE("readings that never change are steady, and the hidden digit keeps the line in doubt", "[core][forecast]") {
  std::vector<DayValue> line;
  for (int i = 0; i < 6; ++i) line.push_back({30.0 * i, 1.7});
  const Trend trend(line, 0.1);
  CHECK(trend.slope() == 0);
  CHECK(trend.sureOfDirection() == 0.5);
  CHECK(trend.chanceBelow(180, 1.75) > 0.8);
  CHECK(trend.chanceBelow(180, 1.75) < 0.999);
}
