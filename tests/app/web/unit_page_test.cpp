// The page of a unit and the ledger, over a brigade in memory: what a visitor sees of a set, a part, a bench, and of the past.
#include "tests/app/web/visitor.h"

#include "app/web/action_address.h"
#include "app/web/svg.h"
#include "app/workflow/open_store.h"
#include "app/workflow/record_fill.h"
#include "app/workflow/report_fault.h"
#include "app/workflow/undo_fact.h"
#include "tests/support/catch.h"
#include "tests/support/rules.h"

using namespace muster;
using namespace muster::tests;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("the page of a ready set says so, until when, and what would end it", "[app][web]") {
  Visitor it;
  it.brigade.ready("BG4-01", 1);
  const app::Response page = it.get("/units/BG4-01");
  REQUIRE(page.status == 200);
  CHECK_THAT(page.body, ContainsSubstring("<title>BG4-01 Ready"));
  CHECK_THAT(page.body, ContainsSubstring("verdict ready") && ContainsSubstring("Can go until 2026-12-23.") && ContainsSubstring("Then: "));
  CHECK_THAT(page.body, ContainsSubstring("in slot R01-A1") && ContainsSubstring("/racks/R01?slot=A1") && ContainsSubstring("SN1"));
  CHECK_THAT(page.body, ContainsSubstring("20.0 MPa") && ContainsSubstring("1 of 6 tests used") && ContainsSubstring("class=\"loop\""));
  CHECK_THAT(page.body, ContainsSubstring("Full test passed, 4 of 4") && ContainsSubstring("Zhang Wei 0417"));
  CHECK_THAT(page.body, ContainsSubstring("href=\"/units/BG4-01/parts/cylinder\""));
}

TEST_CASE("a set that is not ready shows every reason and the next action leads to its form", "[app][web]") {
  Visitor it;
  it.brigade.ready("BG4-01", 1);
  REQUIRE(app::readPressure(it.brigade.world(), it.brigade.who(), {"CYL-1", "", quantity("16.4 MPa"), quantity("20 °C")}));
  REQUIRE(app::reportFault(it.brigade.world(), it.brigade.who(), {"BG4-01", "leak", "hisses at the <hose>", true}));
  const std::string body = it.get("/units/BG4-01").body;
  CHECK_THAT(body, ContainsSubstring("verdict bad") && ContainsSubstring("16.4 MPa"));
  CHECK_THAT(body, ContainsSubstring("Open faults") && ContainsSubstring("hisses at the &lt;hose&gt;") && !ContainsSubstring("<hose>"));
  CHECK_THAT(body, ContainsSubstring("class=\"hot\""));  // the cylinder in the sketch
  CHECK_THAT(body, ContainsSubstring("/fill\"") && ContainsSubstring("/clear?fault=F-"));
}

TEST_CASE("every action the board may name leads somewhere", "[app][web]") {
  Visitor it;
  it.brigade.ready("BG4-01", 1);
  const std::pair<const char*, const char*> known[] = {{"full-test", "/bench/BG4-01"},
                                                       {"retest", "/bench/BG4-01?owed=1"},
                                                       {"fill", "/units/BG4-01/fill"},
                                                       {"second-reading", "/units/BG4-01/pressure"},
                                                       {"clear-fault", "/units/BG4-01/clear?fault=x"},
                                                       {"fit-part", "/units/BG4-01/parts/x"},
                                                       {"check-in", "/scan?mode=in&code=BG4-01"},
                                                       {"return", "/units/BG4-01/return"},
                                                       {"maintenance", "/units/BG4-01/maintenance?plan=x"},
                                                       {"certificate", "/units/BG4-01/certificate"},
                                                       {"review-certificate", "/units/BG4-01/review"},
                                                       {"confirm-limit", "/rules"},
                                                       {"settle-conflict", "/units/BG4-01"}};
  for (const auto& [code, address] : known) CHECK(app::actionAddress({code, {}, "BG4-01", "x", 0}, *it.brigade.world().rules()) == address);
  for (const char* form :
       {"fill", "pressure", "clear", "parts/cylinder", "return", "maintenance", "certificate", "withdraw", "retire", "send", "fault"}) {
    INFO(form);
    CHECK(it.get(std::string("/units/BG4-01/") + form).status == 200);
  }
}

TEST_CASE("a part, a bench and a detector show what applies to them and nothing else", "[app][web]") {
  Visitor it;
  it.brigade.ready("BG4-01", 1);
  it.brigade.registers("DET-01", "detector");
  const std::string cylinder = it.get("/units/CYL-1").body;
  CHECK_THAT(cylinder, ContainsSubstring("fitted in BG4-01") && ContainsSubstring("Last reading") && ContainsSubstring("20.0 MPa · 20 °C"));
  CHECK_THAT(cylinder, ContainsSubstring("Pressure: the last 1, latest 20.0 MPa, must be ≥ 18 MPa") && ContainsSubstring("BG4-01; B-01"));
  CHECK_THAT(cylinder, !ContainsSubstring("class=\"loop\"") && !ContainsSubstring("Certificates"));
  CHECK_THAT(it.get("/units/ABS-1").body, ContainsSubstring("1 of 6 tests used"));
  const std::string bench = it.get("/units/B-01").body;
  CHECK_THAT(bench, ContainsSubstring("Certificates") && ContainsSubstring("V-1") && ContainsSubstring("2027-01-09") &&
                        ContainsSubstring("/units/B-01/withdraw"));
  const std::string detector = it.get("/units/DET-01").body;
  CHECK_THAT(detector, ContainsSubstring("detector-bump") && ContainsSubstring("/units/DET-01/maintenance?plan=detector-bump") &&
                           !ContainsSubstring("class=\"parts"));
}

TEST_CASE("a unit that is not of this store is told so with what to do next", "[app][web]") {
  Visitor it;
  it.brigade.ready("BG4-01", 1);
  const app::Response none = it.get("/units/BG4-99");
  CHECK(none.status == 404);
  CHECK_THAT(none.body, ContainsSubstring("BG4-99 is not of this store") && ContainsSubstring("/ledger?q=BG4-99") &&
                            ContainsSubstring("/units/new?code=BG4-99"));
  CHECK(it.get("/units/BG4-99/fill").status == 404);
  CHECK(Visitor::location(it.get("/units/sn1")) == "/units/BG4-01");  // the label is lost: by serial number
}

TEST_CASE("the story keeps what was undone, struck through, and marks what was told late", "[app][web]") {
  Visitor it;
  it.brigade.ready("BG4-01", 1);
  auto fault = app::reportFault(it.brigade.world(), it.brigade.at("2026-11-23 05:00"), {"BG4-01", "leak", "", true});
  REQUIRE(fault);
  const std::string id = core::text(fault->receipt.facts.front());
  CHECK_THAT(it.get("/units/BG4-01").body, ContainsSubstring("late entry, told 2026-11-23 08:00"));
  REQUIRE(app::undoFact(it.brigade.world(), it.brigade.who(), {fault->receipt.facts.front(), "wrong set"}));
  const std::string body = it.get("/units/BG4-01").body;
  CHECK_THAT(body, ContainsSubstring("<s><b>Fault on BG4-01: Leak</b></s>") && ContainsSubstring("Record " + id + " undone") &&
                       ContainsSubstring("wrong set"));
  CHECK_THAT(body, ContainsSubstring("verdict ready"));
}

TEST_CASE("the page at another moment shows what was known then, and does nothing", "[app][web]") {
  Visitor it{Brigade(app::startingPacks())};  // the rules, too, are those that were adopted by then
  it.brigade.ready("BG4-01", 1);
  it.brigade.clock("2026-11-24 10:00");
  REQUIRE(app::reportFault(it.brigade.world(), it.brigade.at("2026-11-24 09:00"), {"BG4-01", "leak", "", true}));
  const std::string then = it.get("/units/BG4-01?at=2026-11-24T09:30").body;  // it had happened, but nobody had told
  CHECK_THAT(then, ContainsSubstring("verdict ready") && ContainsSubstring("You are looking at another moment") &&
                       !ContainsSubstring("/units/BG4-01/fault\""));
  CHECK_THAT(it.get("/units/BG4-01").body, ContainsSubstring("verdict bad"));
  CHECK(it.get("/units/BG4-01?at=2026-11-01T08:00").status == 404);  // not yet in the ledger
  CHECK(it.get("/units/BG4-01?at=noon").status == 400);
}

TEST_CASE("readings are drawn as a trend with the band that passes, and told as a table", "[app][web]") {
  Visitor it;
  it.brigade.ready("BG4-01", 1);
  it.brigade.clock("2026-11-24 10:00");
  auto run = it.brigade.passing("BG4-01", "2026-11-24 09:30");
  run.steps.front().attempts.front().reading.value = quantity("2.5 mbar");
  REQUIRE(app::recordTest(it.brigade.world(), it.brigade.who(), {run, {}}));
  const std::string body = it.get("/units/BG4-01").body;
  CHECK_THAT(body, ContainsSubstring("c-band") && ContainsSubstring("class=\"c-fail\"") &&
                       ContainsSubstring("the last 2, latest 2.5 mbar, must be &lt; 1\""));
  CHECK_THAT(body, ContainsSubstring("<td>2.5 mbar</td>") && ContainsSubstring("<b>failed</b>"));
}

TEST_CASE("words in a drawing are escaped", "[app][web]") {
  app::Svg drawing(10, 10, "<script>\"");
  CHECK(drawing.rect("a\"b", 0, 0, 1.26, 1).html().text ==
        "<svg viewBox=\"0 0 10.0 10.0\" role=\"img\" aria-label=\"&lt;script&gt;&quot;\"><rect class=\"a&quot;b\" x=\"0.0\" y=\"0.0\" width=\"1.3\" "
        "height=\"1.0\"/></svg>");
}

TEST_CASE("the ledger lists units by kind and text, a page at a time", "[app][web]") {
  Visitor it;
  CHECK_THAT(it.get("/ledger?kind=bg4").body, ContainsSubstring("Nothing is found"));
  it.brigade.ready("BG4-01", 1);
  for (int i = 100; i < 170; ++i) it.brigade.registers("DET-" + std::to_string(i), "detector");
  const std::string all = it.get("/ledger").body;
  CHECK_THAT(all, ContainsSubstring("href=\"/units/BG4-01\"") && ContainsSubstring("after=DET-1") && ContainsSubstring("/units/new"));
  const std::string sets = it.get("/ledger?kind=bg4").body;
  CHECK_THAT(sets, ContainsSubstring("BG4-01") && !ContainsSubstring("DET-100") && ContainsSubstring("2026-12-23"));
  CHECK_THAT(it.get("/ledger?q=ＳＮ１").body, ContainsSubstring("BG4-01") && !ContainsSubstring("DET-100"));
  CHECK_THAT(it.get("/ledger?q=zzz").body, ContainsSubstring("Nothing is found") && ContainsSubstring("value=\"zzz\""));
  CHECK_THAT(it.get("/ledger?kind=detector&after=DET-159").body, ContainsSubstring("/units/DET-169\"") && !ContainsSubstring("/units/DET-159\""));
}

TEST_CASE("the page of a unit speaks Chinese", "[app][web]") {
  Visitor it;
  it.language = "zh-CN";
  it.brigade.ready("BG4-01", 1);
  CHECK_THAT(it.get("/units/BG4-01").body, ContainsSubstring("完好待命") && ContainsSubstring("现行组装") &&
                                               ContainsSubstring("可出动至 2026-12-23") && ContainsSubstring("登记故障"));
}
