// The racks: drawn with what stands, what is missing and what stands wrong; units are placed by form; racks are installed.
#include "app/workflow/place_unit.h"
#include "tests/app/web/visitor.h"
#include "tests/support/catch.h"

using namespace muster;
using namespace muster::tests;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("a rack shows every slot with unit, shape, word and reason, also as a table", "[app][web][racks]") {
  Visitor it;
  it.brigade.ready("BG4-01", 1);
  it.brigade.putTogether("BG4-02", 2);
  const auto body = it.get("/racks/R01").body;
  CHECK_THAT(body, ContainsSubstring("<title>Rack R01"));
  CHECK_THAT(body, ContainsSubstring("14 slots, 2 taken"));
  CHECK_THAT(body, ContainsSubstring("aria-label=\"Slot A1: BG4-01 Ready until") && ContainsSubstring("class=\"m-unk\""));
  CHECK_THAT(body, ContainsSubstring("<a href=\"/units/BG4-02\">BG4-02</a>"));
  CHECK_THAT(body, ContainsSubstring("Everything stands where it belongs."));
  CHECK(it.get("/racks/R99").status == 404);
}

TEST_CASE("what should be here and what stands wrong is listed with the ways to put it right", "[app][web][racks]") {
  Visitor it;
  it.brigade.ready("BG4-01", 1);
  REQUIRE(app::placeUnit(it.brigade.world(), it.brigade.who(), {"BG4-01", "R01", "A3", false}));
  auto body = it.get("/racks").body;
  CHECK_THAT(body, ContainsSubstring("2 differences") && ContainsSubstring("Wrong place") && ContainsSubstring("Should be here"));
  CHECK_THAT(body, ContainsSubstring("m-wrong") && ContainsSubstring("m-miss") && ContainsSubstring("It is back in R01-A1"));
  const auto answer = it.post("/racks/R01/place", {{"unit", "BG4-01"}, {"to", "R01/A1"}});
  REQUIRE(answer.status == 303);
  CHECK_THAT(it.follow(answer).body, ContainsSubstring("BG4-01 stands in R01-A1.") && ContainsSubstring("Everything stands where it belongs."));
}

TEST_CASE("a unit that is out is drawn as out and is no difference", "[app][web][racks]") {
  Visitor it;
  it.brigade.ready("BG4-01", 1);
  REQUIRE(app::checkOut(it.brigade.world(), it.brigade.who(), {{"BG4-01"}, "person:P002"}));
  const auto body = it.get("/racks/R01").body;
  CHECK_THAT(body, ContainsSubstring("0 differences") && ContainsSubstring("out with Li Na") && ContainsSubstring("Check it in"));
  CHECK_THAT(body, !ContainsSubstring("m-miss"));
}

TEST_CASE("a slot that is taken refuses, says by what, and keeps what was typed", "[app][web][racks]") {
  Visitor it;
  it.brigade.ready("BG4-01", 1);
  it.brigade.putTogether("BG4-02", 2);
  const auto refused = it.post("/racks/R01/place", {{"unit", "bg4-02"}, {"to", "R01-A1"}, {"slot", "A5"}, {"home", "yes"}});
  CHECK(refused.status == 422);
  CHECK_THAT(refused.body, ContainsSubstring("BG4-01 stands in slot R01-A1") && ContainsSubstring("class=\"error-summary\""));
  CHECK_THAT(refused.body, ContainsSubstring("value=\"bg4-02\"") && ContainsSubstring("name=\"home\" value=\"yes\" checked"));
  CHECK(it.post("/racks/R01/place", {{"unit", "BG4-02"}, {"to", ""}}).status == 422);
  CHECK(it.post("/racks/R01/place", {{"unit", "NOPE"}, {"to", "R01/A5"}}).status == 422);
}

TEST_CASE("a command that was used for something else is a conflict", "[app][web][racks]") {
  Visitor it;
  it.brigade.ready("BG4-01", 1);
  CHECK(it.post("/racks/R01/place", {{"unit", "BG4-01"}, {"to", "R01/A3"}}, "one").status == 303);
  CHECK(it.post("/racks/R01/place", {{"unit", "BG4-01"}, {"to", "R01/A3"}}, "one").status == 303);
  CHECK(it.post("/racks/R01/place", {{"unit", "BG4-01"}, {"to", "R01/A4"}}, "one").status == 409);
}

TEST_CASE("a rack is installed by its form, changed, and refused with everything kept", "[app][web][racks]") {
  Visitor it;
  CHECK_THAT(it.get("/racks/new").body, ContainsSubstring("A1 A2 A3 A4"));
  const auto done = it.post("/racks", {{"rack", "r04"}, {"purpose", "squad-2-sets"}, {"slots", "A1=bg4 A2=bg4\nB1"}});
  REQUIRE(done.status == 303);
  CHECK_THAT(it.follow(done).body,
             ContainsSubstring("Rack R04 stands.") && ContainsSubstring("R04 Squad 2: breathing apparatus") && ContainsSubstring("3 slots"));
  CHECK_THAT(it.get("/racks/new?rack=R04").body, ContainsSubstring("A1=bg4 A2=bg4\nB1"));
  const auto twice = it.post("/racks", {{"rack", "R05"}, {"purpose", ""}, {"slots", "A1 A1"}});
  CHECK(twice.status == 422);
  CHECK_THAT(twice.body, ContainsSubstring("slot A1 is named twice") && ContainsSubstring("value=\"R05\"") && ContainsSubstring(">A1 A1</textarea>"));
}
