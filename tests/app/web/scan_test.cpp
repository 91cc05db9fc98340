// The scan station: in, out, place, test; what is refused and how one goes on; undo; a squad that has left.
#include "app/web/pages/scan_look.h"
#include "app/workflow/form_squad.h"
#include "app/workflow/report_fault.h"
#include "tests/app/web/visitor.h"
#include "tests/support/catch.h"

using namespace muster;
using namespace muster::tests;
using Catch::Matchers::ContainsSubstring;

namespace {

struct Door : Visitor {
  Door() { brigade.ready("BG4-01", 1); }
  std::string scans(const std::string& mode, const std::string& code, const std::string& holder = {}, const std::string& chosen = {}) {
    answer = post("/scan", {{"mode", mode}, {"code", code}, {"holder", holder}, {"chosen", chosen}});
    return answer.status == 303 ? follow(answer).body : answer.body;
  }
  std::string presses(const std::string& mode, const std::string& chosen, const std::string& act,
                      std::vector<std::pair<std::string, std::string>> more = {}) {
    more.insert(more.end(), {{"mode", mode}, {"chosen", chosen}, {"act", act}});
    answer = post("/scan", more);
    return answer.status == 303 ? follow(answer).body : answer.body;
  }
  bool isOut(const std::string& unit) { return std::holds_alternative<core::Out>(brigade.state(unit).place); }
  app::Response answer;
};

}  // namespace

TEST_CASE("a ready set leaves with one scan once it is said who takes it", "[app][web][scan]") {
  Door it;
  CHECK_THAT(it.get("/scan").body, ContainsSubstring("autofocus data-scan") && ContainsSubstring("Nothing scanned yet"));
  const auto body = it.scans("out", " bg4-01 ", "person:P002");
  CHECK(it.answer.status == 303);
  CHECK(it.isOut("BG4-01"));
  CHECK_THAT(body, ContainsSubstring("checked out to Li Na") && ContainsSubstring("2 this shift") && ContainsSubstring("1 still out"));
  CHECK_THAT(body, ContainsSubstring("<option value=\"person:P002\" selected>"));
}

TEST_CASE("without a holder the card asks, and scanning a badge answers", "[app][web][scan]") {
  Door it;
  CHECK_THAT(it.scans("out", "BG4-01"), ContainsSubstring("check out BG4-01") && ContainsSubstring("value=\"out\">Check it out"));
  CHECK_FALSE(it.isOut("BG4-01"));
  CHECK_THAT(it.presses("out", "BG4-01", "out"), ContainsSubstring("it is not said who takes it"));
  CHECK(it.answer.status == 422);
  it.scans("out", "P002", "", "BG4-01");
  CHECK(it.isOut("BG4-01"));
}

TEST_CASE("what comes back is asked how it was used, and owes its test when worn", "[app][web][scan]") {
  Door it;
  it.scans("out", "BG4-01", "person:P002");
  const auto asked = it.scans("in", "BG4-01");
  for (const char* use : {"worn", "opened", "carried", "mask"}) CHECK_THAT(asked, ContainsSubstring(std::string("name=\"act\" value=\"") + use));
  CHECK(it.isOut("BG4-01"));
  CHECK_THAT(it.scans("in", "", "", "BG4-01"),
             ContainsSubstring("It is not said how it was used."));  // Enter alone does not decide it
  CHECK(it.answer.status == 422);
  const auto body = it.presses("in", "BG4-01", "worn");
  CHECK_THAT(body, ContainsSubstring("checked in, worn") && ContainsSubstring("in slot R01-A1"));
  CHECK(it.brigade.now("BG4-01").state != core::SetState::ready);
  CHECK_THAT(it.scans("in", "BG4-01"), ContainsSubstring("BG4-01 is not out") && !ContainsSubstring("How was it used?"));
}

TEST_CASE("a set that is not ready is refused with reason and next action; the officer may order it with a reason", "[app][web][scan]") {
  Door it;
  REQUIRE(app::reportFault(it.brigade.world(), it.brigade.who(), {"BG4-01", "leak", "", true}));
  const auto body = it.scans("out", "BG4-01", "person:P002");
  CHECK(it.answer.status == 422);
  CHECK_FALSE(it.isOut("BG4-01"));
  CHECK_THAT(body, ContainsSubstring("Not ready") && ContainsSubstring("value=\"override\"") && ContainsSubstring("value=\"left\""));
  CHECK_THAT(body, ContainsSubstring("<b>Zhang Wei</b>"));
  CHECK_THAT(it.presses("out", "BG4-01", "override", {{"holder", "person:P002"}, {"job", "fire <3"}}),
             ContainsSubstring("the reason for taking it all the same is missing"));
  CHECK_THAT(it.answer.body, ContainsSubstring("value=\"fire &lt;3\""));
  CHECK_FALSE(it.isOut("BG4-01"));
  CHECK_THAT(it.presses("out", "BG4-01", "override", {{"holder", "person:P002"}, {"reason", "men are below"}}),
             ContainsSubstring("although not ready"));
  CHECK(std::get<core::Out>(it.brigade.state("BG4-01").place).overridden);
}

TEST_CASE("a report of what already left is never refused, and its reason may come later", "[app][web][scan]") {
  Door it;
  REQUIRE(app::reportFault(it.brigade.world(), it.brigade.who(), {"BG4-01", "leak", "", true}));
  it.brigade.clock("2026-11-23 09:00");
  CHECK_THAT(it.presses("out", "BG4-01", "left", {{"holder", "person:P002"}, {"when", "2026-11-23T08:30"}}),
             ContainsSubstring("left with Li Na, as reported"));
  CHECK(it.isOut("BG4-01"));
  const auto owed = it.get("/scan/reasons").body;
  CHECK_THAT(owed, ContainsSubstring("Why it was taken although not ready"));
  const auto at = owed.find("name=\"fact\" value=\"") + 19;
  const auto fact = owed.substr(at, owed.find('"', at) - at);
  CHECK(it.post("/scan/reasons", {{"fact", fact}, {"reason", ""}}).status == 422);
  CHECK(it.post("/scan/reasons", {{"fact", fact}, {"reason", "ordered by telephone"}}).status == 303);
  CHECK_THAT(it.get("/scan/reasons").body, ContainsSubstring("No reason is owed"));
}

TEST_CASE("a time that cannot be read is refused and everything stays", "[app][web][scan]") {
  Door it;
  const auto body = it.presses("out", "BG4-01", "out", {{"holder", "person:P002"}, {"expected", "tonight"}});
  CHECK(it.answer.status == 422);
  CHECK_THAT(body, ContainsSubstring("value=\"tonight\"") && ContainsSubstring("cannot be read") &&
                       ContainsSubstring("<option value=\"person:P002\" selected>"));
  CHECK_THAT(it.presses("out", "BG4-01", "out", {{"holder", "person:P002"}, {"expected", "2026-11-22T18:00"}}),
             ContainsSubstring("the expected return lies before the leaving"));
}

TEST_CASE("a unit and then a slot places it; a slot alone asks for the unit", "[app][web][scan]") {
  Door it;
  CHECK_THAT(it.scans("place", "BG4-01"), ContainsSubstring("Now scan the slot for BG4-01"));
  CHECK_THAT(it.scans("place", "r01-a4", "", "BG4-01"), ContainsSubstring("placed in R01-A4"));
  CHECK(it.brigade.state("BG4-01").place == core::Place(core::InSlot{"R01", "A4"}));
  const auto unknown = it.scans("place", "R77-A1", "", "BG4-01");  // no rack of ours: the unit goes on waiting for its slot
  CHECK(it.answer.status == 422);
  CHECK_THAT(unknown, ContainsSubstring("R77-A1 is no slot here.") && ContainsSubstring("Now scan the slot for BG4-01"));
  CHECK_THAT(it.scans("place", "R01/A5"), ContainsSubstring("Scan the unit first, then its slot."));
  CHECK(it.answer.status == 422);
  CHECK_THAT(it.presses("place", "BG4-01", "place", {{"slot", "R01/A1"}}), ContainsSubstring("placed in R01-A1"));
}

TEST_CASE("an unknown code is kept, with look-alikes, a choice by hand and registering", "[app][web][scan]") {
  Door it;
  const auto body = it.scans("in", "8G4-O1");
  CHECK_THAT(body, ContainsSubstring("8G4-O1 is not known here") && ContainsSubstring("It is BG4-01"));
  CHECK_THAT(body, ContainsSubstring("/units/new?code=8G4-O1") && ContainsSubstring("<option value=\"BG4-01\">"));
  app::UnitRow a, b;
  a.code = "BG4-10", b.code = "CYL-10";
  CHECK(app::similarCodes({a, b}, "8G4-1O") == std::vector<std::string>{"BG4-10"});
  CHECK(app::similarCodes({a, b}, "QX").empty());
}

TEST_CASE("an act is undone from the list, whole, and stays struck through", "[app][web][scan]") {
  Door it;
  it.scans("out", "BG4-01", "person:P002");
  const auto body = it.presses("in", "BG4-01", "carried");
  std::smatch facts;
  REQUIRE(std::regex_search(body, facts, std::regex("name=\"facts\" value=\"([0-9: ]+)\"")));
  CHECK_THAT(facts[1].str(), ContainsSubstring(" "));  // checked in and put back
  const auto undone = it.post("/scan/undo", {{"facts", facts[1].str()}, {"mode", "in"}});
  REQUIRE(undone.status == 303);
  CHECK(it.isOut("BG4-01"));
  CHECK_THAT(it.follow(undone).body, ContainsSubstring("class=\"undone\"") && ContainsSubstring("Undone."));
  CHECK(it.post("/scan/undo", {{"facts", ""}}).status == 422);
}

TEST_CASE("one press says that a squad has left", "[app][web][scan]") {
  Door it;
  it.brigade.putTogether("BG4-02", 2);  // never tested: it left all the same
  REQUIRE(app::formSquad(it.brigade.world(), it.brigade.who(), {"1", {"BG4-01", "BG4-02"}}));
  CHECK_THAT(it.get("/scan").body, ContainsSubstring("Squad 1 has left"));
  const auto left = it.post("/scan/left", {{"squad", "1"}});
  REQUIRE(left.status == 303);
  CHECK_THAT(it.follow(left).body, ContainsSubstring("and 1 more") && ContainsSubstring("2 still out"));
  CHECK(it.isOut("BG4-01"));
  CHECK(it.isOut("BG4-02"));
  CHECK(it.post("/scan/left", {{"squad", "1"}}).status == 422);  // nothing of theirs is here
  const auto board = it.get("/").body;
  CHECK_THAT(board, ContainsSubstring("Out</span> <b class=\"n\">1</b>") && ContainsSubstring("Cannot go</span> <b class=\"n\">0</b>"));
}

TEST_CASE("nothing scanned, a field nobody knows, and testing", "[app][web][scan]") {
  Door it;
  CHECK_THAT(it.scans("in", "  "), ContainsSubstring("Nothing was scanned."));
  CHECK(it.post("/scan", {{"mode", "in"}, {"colour", "red"}}).status == 422);
  it.scans("test", "BG4-01");
  CHECK(Visitor::location(it.answer) == "/bench/BG4-01");
  CHECK_THAT(it.follow(it.answer).body, ContainsSubstring("Test of BG4-01"));
}

TEST_CASE("a squad that left yesterday is entered with its true time", "[app][web][scan]") {
  Door it;
  REQUIRE(app::formSquad(it.brigade.world(), it.brigade.who(), {"1", {"BG4-01"}}));
  it.brigade.clock("2026-11-24 03:10");
  CHECK(it.post("/scan/left", {{"squad", "1"}, {"when", "last night"}}).status == 422);
  CHECK_FALSE(it.isOut("BG4-01"));
  REQUIRE(it.post("/scan/left", {{"squad", "1"}, {"when", "2026-11-23T23:40"}}).status == 303);
  const auto facts = it.brigade.world().journal.factsAbout(core::unit("BG4-01"));
  CHECK(it.brigade.world().calendar()->localText(facts.back().occurredAt) == "2026-11-23 23:40");
}

TEST_CASE("the departure of a squad is undone whole, or not at all", "[app][web][scan]") {
  Door it;
  it.brigade.putTogether("BG4-02", 2);
  REQUIRE(app::formSquad(it.brigade.world(), it.brigade.who(), {"1", {"BG4-01", "BG4-02"}}));
  const auto page = it.follow(it.post("/scan/left", {{"squad", "1"}})).body;
  std::smatch facts;
  REQUIRE(std::regex_search(page, facts, std::regex("name=\"facts\" value=\"([0-9: ]+)\"")));
  const std::string all = facts[1].str();
  it.presses("in", "BG4-01", "carried");  // one of the two is back already
  const auto refused = it.post("/scan/undo", {{"facts", all}, {"mode", "out"}});
  CHECK(refused.status == 422);
  CHECK_THAT(refused.body, ContainsSubstring("BG4-01 checked in of") && !ContainsSubstring("CheckedIn/1"));
  CHECK(it.isOut("BG4-02"));  // the other was not undone by half
}

TEST_CASE("a refused set names each reason once, says what is to be confirmed, and leads to its next action", "[app][web][scan]") {
  Door it;
  REQUIRE(app::reportFault(it.brigade.world(), it.brigade.who(), {"BG4-01", "leak", "", true}));
  for (const std::string& body : {it.scans("out", "BG4-01", "person:P002"), it.get("/scan?mode=out&code=BG4-01").body}) {
    const auto next = body.find("class=\"btn go\" href=\"/units/BG4-01/clear?fault=");
    CHECK(next != std::string::npos);
    CHECK(next < body.find("value=\"override\""));  // what helps stands before the override
    CHECK_THAT(body, !ContainsSubstring("<b>BG4-01 is not ready</b>"));
  }
  CHECK_THAT(it.scans("in", "BG4-01"), ContainsSubstring("href=\"/scan?mode=out&amp;code=BG4-01\""));  // it is not out: report that it left
}
