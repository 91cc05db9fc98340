#include "core/base/running_number.h"

#include "tests/support/catch.h"

using namespace muster::core;

TEST_CASE("codes count on from the number at their end; a code made up otherwise is let be", "[core][base]") {
  CHECK(runningNumber("P012", "P") == 12);
  CHECK(runningNumber("BG4-999999", "BG4-") == 999999);
  CHECK(runningNumber("P", "P") == 0);
  CHECK(runningNumber("PETER", "P") == 0);
  CHECK(runningNumber("P12A", "P") == 0);
  CHECK(runningNumber("Q7", "P") == 0);
  CHECK(runningNumber("P99999999999999999999", "P") == 0);  // a number of the mine, longer than any count
}
