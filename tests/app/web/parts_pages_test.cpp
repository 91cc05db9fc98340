// The pages of parts, cylinders, stock and care, as a person without JavaScript uses them; and their JSON.
#include "app/workflow/after_use.h"
#include "app/workflow/consumables.h"
#include "app/workflow/fit_part.h"
#include "app/workflow/record_fill.h"
#include "app/workflow/register_unit.h"
#include "app/workflow/report_fault.h"
#include "tests/app/web/web_brigade.h"
#include "tests/support/catch.h"
#include "tests/support/packs.h"
#include "tests/support/rules.h"

using namespace muster;
using namespace muster::tests;

namespace {

struct Pages : WebBrigade {
  Pages() : WebBrigade{Brigade(packsWith({"after-use", "consumables", "filling-room"}))} {}
};

bool has(const app::Response& response, const std::string& text) { return response.body.find(text) != std::string::npos; }

void fillGauge(Brigade& brigade) {
  brigade.registers("FG-1", "fill-gauge");
  REQUIRE(app::acceptCertificate(brigade.world(), brigade.who(),
                                 {"FG-1", core::Certificate::Act::verification, "V-9", "Lab", "", day("2026-06-10"), day("2026-12-09"), {}}));
}

}  // namespace

TEST_CASE("the page of a set and of a part tell which part sat where, from when to when", "[app][web][parts]") {
  Pages web;
  web.brigade.ready("BG4-01", 1);
  web.brigade.registers("CYL-9", "cylinder");
  web.brigade.clock("2026-11-23 09:00");
  REQUIRE(app::recordTest(web.brigade.world(), web.brigade.who(), {web.brigade.passing("BG4-01", "2026-11-23 08:30"), {}}));
  REQUIRE(app::fitPart(web.brigade.world(), web.brigade.who(), {"BG4-01", "cylinder", "CYL-9"}));
  const auto set = web.get("/units/BG4-01"), part = web.get("/units/CYL-1");
  CHECK(has(set, "What sat in it"));
  CHECK(has(set, "/units/CYL-1"));
  CHECK(has(set, "still there"));
  CHECK(has(part, "Where it sat"));
  CHECK(has(part, "/units/BG4-01"));
  const auto json = web.get("/api/v1/units/CYL-1/fittings");
  CHECK(json.status == 200);
  CHECK(has(json, R"("part":"CYL-1","position":"cylinder")"));
  CHECK(has(json, R"("tests":1)"));
  CHECK(web.get("/api/v1/units/NOBODY/fittings").status == 404);
}

TEST_CASE("the record of a test shows what was fitted then, whatever was changed since", "[app][web][parts]") {
  Pages web;
  web.brigade.putTogether("BG4-01", 1);
  const auto tested = app::recordTest(web.brigade.world(), web.brigade.who(), {web.brigade.passing("BG4-01", "2026-11-23 07:00"), {}});
  REQUIRE(tested);
  web.brigade.registers("CYL-9", "cylinder");
  REQUIRE(app::fitPart(web.brigade.world(), web.brigade.who(), {"BG4-01", "cylinder", "CYL-9"}));
  const auto id = tested->receipt.facts.front();
  const auto page = web.get("/journal/" + std::to_string(id.node) + "/" + std::to_string(id.index));
  CHECK(has(page, "What was fitted at the test"));
  CHECK(has(page, ">CYL-1</a>"));
  CHECK_FALSE(has(page, ">CYL-9</a>"));
  CHECK(has(page, "one of its tests was used"));
}

TEST_CASE("the filling room records a round, keeps the refused on the sheet with the reason, and reads them again", "[app][web][filling]") {
  Pages web;
  fillGauge(web.brigade);
  for (const char* code : {"CYL-1", "CYL-2", "CYL-3"}) web.brigade.registers(code, "cylinder");
  REQUIRE(app::reportFault(web.brigade.world(), web.brigade.who(), {"CYL-2", "damage", "", true}));
  const auto page = web.get("/filling");
  CHECK(page.status == 200);
  CHECK(has(page, "CYL-2 has an open fault"));  // beforehand
  WebBrigade::Form form = {{"person", "P001"}, {"gauge", "FG-1"}, {"done", "no"}};
  for (const char* code : {"CYL-1", "CYL-2"}) {
    form.emplace_back("cylinder", code);
    form.emplace_back(std::string("v.look.") + code, "yes");
    form.emplace_back(std::string("v.pressure.") + code, "２２。０");
    form.emplace_back(std::string("v.temperature.") + code, "38");
  }
  const auto done = web.post("/filling", form);
  CHECK(done.status == 200);
  CHECK(has(done, "Recorded: CYL-1."));
  CHECK(has(done, "CYL-2 has an open fault"));
  CHECK(web.brigade.state("CYL-1").fill->pressure.text() == "22.0 MPa");
  CHECK_FALSE(web.brigade.state("CYL-2").fill);

  web.brigade.clock("2026-11-23 09:30");
  CHECK(has(web.get("/filling/readings"), "second reading due"));
  const auto read = web.post("/filling/readings",
                             {{"person", "P001"}, {"gauge", "FG-1"}, {"temperature", "20"}, {"cylinder", "CYL-1"}, {"v.pressure.CYL-1", "20.1"}});
  CHECK(read.status == 303);
  CHECK(web.brigade.state("CYL-1").pressure->pressure.text() == "20.1 MPa");
  CHECK(web.brigade.state("CYL-1").pressure->temperature->text() == "20 °C");
}

TEST_CASE("a code typed under more cylinders gets its line first, and what was typed stays", "[app][web][filling]") {
  Pages web;
  fillGauge(web.brigade);
  web.brigade.registers("CYL-1", "cylinder");
  const auto facts = web.facts();
  const auto page =
      web.post("/filling", {{"person", "P001"}, {"gauge", "FG-1"}, {"cylinder", "CYL-1"}, {"v.pressure.CYL-1", "21"}, {"more", "cyl-77"}});
  CHECK(web.facts() == facts);
  CHECK(has(page, "v.pressure.CYL-77"));
  CHECK(has(page, R"(value="21")"));
  CHECK(has(page, "CYL-77 is not"));
}

TEST_CASE("a round of fills as JSON answers with those refused by name", "[app][web][filling]") {
  Pages web;
  fillGauge(web.brigade);
  web.brigade.registers("CYL-1", "cylinder");
  const std::string body = R"({"command":"fill-1","by":"P001","gauge":"FG-1","fills":[{"cylinder":"CYL-1","pressure":"22 MPa","looked_over":true},)"
                           R"({"cylinder":"CYL-99","pressure":"22 MPa","looked_over":true}]})";
  const auto done = web.send("/api/v1/fills", "application/json", body);
  CHECK(done.status == 201);
  CHECK(has(done, R"("cylinders":["CYL-1"])"));
  CHECK(has(done, R"("cylinder":"CYL-99","problems":[{"code":"unknown-unit")"));
  CHECK(web.send("/api/v1/fills", "application/json", body).status == 200);  // sent again: the same answer
  const auto wrong =
      web.send("/api/v1/fills", "application/json", R"({"command":"fill-2","gauge":"FG-1","fills":[{"cylinder":"CYL-1","colour":"red"}]})");
  CHECK(wrong.status == 400);
  CHECK(has(wrong, "fills[0].pressure"));
  CHECK(has(wrong, "fills[0].colour"));
  CHECK(has(web.get("/api/v1/cylinders"), R"("state":"settling")"));
  const auto read = web.send("/api/v1/pressures", "application/json",
                             R"({"command":"read-1","by":"P001","temperature":"20","readings":[{"cylinder":"CYL-1","pressure":"20.2 MPa"}]})");
  CHECK(read.status == 201);
}

TEST_CASE("the page of the care shows the dirty and the clean side and the next step", "[app][web][after-use]") {
  Pages web;
  web.brigade.ready("BG4-01", 1);
  app::CheckOut out;
  out.units = {"BG4-01"}, out.holder = "person:P002";
  REQUIRE(app::checkOut(web.brigade.world(), web.brigade.who(), out));
  REQUIRE(app::checkIn(web.brigade.world(), web.brigade.who(), {"BG4-01", core::AfterUse::Branch::worn, true}));
  REQUIRE(app::doCare(web.brigade.world(), web.brigade.who(), {"BG4-01", "stripped"}));
  const auto page = web.get("/care");
  CHECK(has(page, "Dirty side"));
  CHECK(has(page, "Clean side"));
  CHECK(has(page, "/units/BG4-01/care?step=cleaned"));
  CHECK(has(web.get("/api/v1/care"), R"("side":"dirty","standing":"next","step":"cleaned")"));
  CHECK(has(web.get("/care", "", "zh-CN"), "污区"));
}

TEST_CASE("stock below its minimum stands on its page, on the due list and on the board", "[app][web][stock]") {
  Pages web;
  web.brigade.ready("BG4-01", 1);
  app::RegisterUnit item{.code = "ICE-1", .kind = "ice-stock"};
  item.fields["minimum"] = "8 pc";
  REQUIRE(app::registerUnit(web.brigade.world(), web.brigade.who(), item));
  REQUIRE(app::moveStock(web.brigade.world(), web.brigade.who(), {"ICE-1", "", 3, "received", {}}));
  CHECK(has(web.get("/stock"), "too few"));
  CHECK(has(web.get("/due"), "Stock to get"));
  CHECK(has(web.get("/"), "ICE-1"));
  CHECK(has(web.get("/api/v1/stock"), R"("good":3,"held":3)"));
}
