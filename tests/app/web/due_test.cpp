// What is due, as a list with its actions and as the week's sheet on paper.
#include "core/base/digest.h"
#include "tests/app/web/test_station.h"
#include "tests/app/web/visitor.h"
#include "tests/support/catch.h"

using namespace muster;
using namespace muster::tests;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("what is due stands by when, with place, minutes and the page where it is done", "[app][web][due]") {
  Visitor it;
  it.brigade.ready("BG4-01", 1);
  it.brigade.registers("DET-01", "detector");  // never bumped
  auto body = it.get("/due").body;
  CHECK_THAT(body, ContainsSubstring("never done") && ContainsSubstring("/units/DET-01/maintenance?plan=detector-bump"));
  CHECK_THAT(body, ContainsSubstring("/bench/BG4-01\"") && ContainsSubstring("in slot R01-A1") && ContainsSubstring("40 min"));
  it.brigade.clock("2026-12-24 08:00");
  body = it.get("/due").body;
  CHECK_THAT(body, ContainsSubstring("1 day late") && ContainsSubstring("Overdue"));
  it.brigade.clock("2026-12-23 23:59");  // the last valid day is not over
  CHECK_THAT(it.get("/due").body, !ContainsSubstring("day late"));
}

TEST_CASE("every line of the due list leads to a page where that very thing is done", "[app][web][due]") {
  Visitor it;
  it.brigade.ready("BG4-01", 1);
  it.brigade.registers("TB-09", "bench");  // without a certificate
  const std::string body = it.get("/due").body;
  const std::regex line("class=\"btn\" href=\"([^\"]+)\" aria-label=\"Do it: ([^\"]+)\"");
  int lines = 0;
  for (std::sregex_iterator one(body.begin(), body.end(), line), end; one != end; ++one, ++lines) {
    const std::string address = (*one)[1].str();
    INFO((*one)[2].str() << " at " << address);
    const auto page = it.get(std::regex_replace(address, std::regex("&amp;"), "&"));
    CHECK(page.status == 200);
    CHECK_THAT(page.body, !ContainsSubstring("No adopted rule plans maintenance"));
  }
  CHECK(lines > 3);
  CHECK_THAT(body, ContainsSubstring("/units/TB-09/certificate\""));
}

TEST_CASE("the list is filtered by kind, and leads to the sheet of the week in one press", "[app][web][due]") {
  Visitor it;
  it.brigade.ready("BG4-01", 1);
  it.brigade.registers("DET-01", "detector");
  const auto body = it.get("/due?kind=detector").body;
  CHECK_THAT(body, ContainsSubstring("DET-01") && !ContainsSubstring("BG4-01"));
  CHECK_THAT(body, ContainsSubstring("href=\"/due?kind=bg4\"") && ContainsSubstring("href=\"/due/week?kind=detector\""));
  CHECK(it.get("/due?at=never").status == 400);
}

TEST_CASE("the sheet of the week carries boxes to tick, who printed it and the head of the journal", "[app][web][due]") {
  Visitor it;
  it.brigade.registers("DET-01", "detector");
  const auto body = it.get("/due/week").body;
  CHECK_THAT(body, ContainsSubstring("<article class=\"sheet\">") && ContainsSubstring("<b>DET-01</b>") && ContainsSubstring("class=\"box\""));
  CHECK_THAT(body, ContainsSubstring("2026-11-23 – 2026-11-29") && ContainsSubstring("2026-11-23 08:00 · Zhang Wei"));
  const auto head = it.brigade.world().journal.head();
  CHECK_THAT(body, ContainsSubstring("#" + std::to_string(head.size) + " " + core::hex(head.root).substr(0, 16)));
}

TEST_CASE("with nothing to look after the list says what belongs there", "[app][web][due]") {
  TestStation station;
  station.views.due.clear();
  app::Site site{station.world, {.strictTemplates = true}};
  app::Edge edge{site, app::routes(), 8080};
  app::Request request;
  request.path = "/due", request.headers = {{"host", "127.0.0.1:8080"}, {"accept-language", "en"}};
  std::istringstream none;
  CHECK_THAT(edge.answer(request, none).body, ContainsSubstring("Nothing is due, ever"));
}
