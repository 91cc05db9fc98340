#include "app/workflow/report_fault.h"
#include "tests/app/web/visitor.h"
#include "tests/support/catch.h"

using namespace muster;
using namespace muster::tests;
using Catch::Matchers::Contains;

TEST_CASE("the board of a past moment says what was known then: a fault told afterwards does not stand in it", "[app][web]") {
  Visitor visitor;
  visitor.brigade.ready("BG4-01", 1);
  visitor.brigade.clock("2026-11-25 09:00");
  app::Who late = visitor.brigade.at("2026-11-25 07:00");  // told at nine, found at seven
  REQUIRE(app::reportFault(visitor.brigade.world(), late, {.unit = "BG4-01", .code = "leak"}));
  visitor.brigade.clock("2026-11-25 09:30");

  CHECK_THAT(visitor.get("/api/v1/board").body, Contains("\"state\":\"not_ready\""));
  CHECK_THAT(visitor.get("/api/v1/board?at=2026-11-25T08:00").body, !Contains("\"state\":\"not_ready\""));
  CHECK_THAT(visitor.get("/?at=2026-11-25T08:00").body, !Contains("tile bad"));
  CHECK_THAT(visitor.get("/").body, Contains("tile bad"));
}
