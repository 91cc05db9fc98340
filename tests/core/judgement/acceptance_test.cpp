#include "core/judgement/acceptance.h"

#include "tests/support/catch.h"
#include "tests/support/rules.h"

using namespace muster::core;
using muster::tests::quantity;

namespace {

InstrumentRow row() {
  InstrumentRow row;
  row.ranges.push_back({quantity("-10 mbar"), quantity("10 mbar"), quantity("0.1 mbar")});
  return row;
}
CalibrationPoint at(const char* nominal, const char* u) { return {quantity(nominal), quantity("0 mbar"), {}, quantity(u)}; }
RangeLook look(const std::vector<CalibrationPoint>& points) {
  const auto wanted = row();
  return lookOver(points, &wanted).front();
}

}  // namespace

TEST_CASE("points cover a range when one lies at or beyond each end", "[core][judgement][acceptance]") {
  CHECK(look({at("-10 mbar", "0.05 mbar"), at("1000 Pa", "5 Pa")}).covered);
  CHECK_FALSE(look({at("-9.9 mbar", "0.05 mbar"), at("10 mbar", "0.05 mbar")}).covered);
  CHECK_FALSE(look({}).covered);
  CHECK(lookOver({}, nullptr).empty());
}

TEST_CASE("the uncertainty is small enough when that of every point in the range is, and each gives one", "[core][judgement][acceptance]") {
  const auto good = look({at("-10 mbar", "0.05 mbar"), at("0 mbar", "0.10 mbar"), at("10 mbar", "0.05 mbar")});
  CHECK(good.smallEnough);
  CHECK(good.largest == quantity("0.10 mbar"));
  CHECK_FALSE(look({at("-10 mbar", "0.05 mbar"), at("0 mbar", "0.11 mbar"), at("10 mbar", "0.05 mbar")}).smallEnough);
  CHECK_FALSE(look({{quantity("-10 mbar"), {}, {}, {}}, at("10 mbar", "0.05 mbar")}).smallEnough);
  CHECK_FALSE(look({}).smallEnough);
}

TEST_CASE("a point far outside the range is not asked for its uncertainty", "[core][judgement][acceptance]") {
  CHECK(look({at("-10 mbar", "0.05 mbar"), at("10 mbar", "0.05 mbar"), at("70 mbar", "0.9 mbar")}).smallEnough);
  CHECK_FALSE(look({at("-10 mbar", "0.05 mbar"), at("9 mbar", "0.05 mbar"), at("70 mbar", "0.9 mbar")}).smallEnough);
}
