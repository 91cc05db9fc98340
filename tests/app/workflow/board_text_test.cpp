// The board's JSON from lines that stand ready is the board's JSON.
#include "app/workflow/board.h"
#include "app/workflow/report_fault.h"
#include "tests/support/brigade.h"
#include "tests/support/catch.h"

using namespace muster;
using namespace muster::tests;

TEST_CASE("the board written from ready lines says what the board says, now and in a year", "[app][workflow][board]") {
  Brigade brigade;
  brigade.ready("BG4-01", 1);
  brigade.putTogether("BG4-02", 2);
  brigade.ready("BG4-03", 3);
  REQUIRE(app::reportFault(brigade.world(), brigade.who(), {"BG4-03", "leak", "", true}));
  for (const int days : {0, 30, 400}) {
    const auto at = brigade.memory.clock.now() + std::chrono::hours(24 * days);
    CHECK(app::boardTextOf(brigade.world(), at).at(at) == core::canonical(app::boardJson(app::boardAt(brigade.world(), at))));
  }
}
