// What is done from the page of a unit: every form shown, sent, refused. What was typed stands in the form again.
#include "tests/app/web/visitor.h"

#include "app/workflow/place_unit.h"
#include "app/workflow/record_fill.h"
#include "tests/support/catch.h"
#include "tests/support/rules.h"

using namespace muster;
using namespace muster::tests;
using Catch::Matchers::ContainsSubstring;

namespace {

struct AtWork : Visitor {
  AtWork() { brigade.ready("BG4-01", 1); }
  app::Response upload(const std::string& address, const std::vector<std::pair<std::string, std::string>>& fields) {
    app::Request request;
    request.path = address, request.method = "POST";
    std::string body;
    auto all = fields;
    all.emplace_back("token", site.tokenOf(session)), all.emplace_back("command", "u" + std::to_string(++commands));
    for (const auto& [name, value] : all) body += "--edge\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    body +=
        "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"scan.pdf\"\r\nContent-Type: "
        "application/pdf\r\n\r\n%PDF-scan\r\n--edge--\r\n";
    request.headers = {{"host", "127.0.0.1:8080"},
                       {"accept-language", "en"},
                       {"cookie", "muster-session=" + session + "; muster-person=" + person},
                       {"content-type", "multipart/form-data; boundary=edge"}};
    request.contentLength = static_cast<std::int64_t>(body.size());
    std::istringstream in(body);
    return edge.answer(request, in);
  }
  // The note on the page after the redirect.
  std::string after(const app::Response& response) {
    INFO(response.body);
    REQUIRE(response.status == 303);
    return follow(response).body;
  }
  std::string latest(const std::string& unit, const std::string& kind) {
    auto facts = brigade.world().journal.factsAbout(core::unit(unit));
    for (auto fact = facts.rbegin(); fact != facts.rend(); ++fact) {
      if (fact->kind.starts_with(kind)) return core::text(fact->id);
    }
    return {};
  }
};

}  // namespace

TEST_CASE("a fault that was sent twice, by going back, is recorded once; another note makes it another fault", "[app][web]") {
  AtWork it;
  it.after(it.post("/units/BG4-01/fault", {{"code", "leak"}, {"note", "hisses"}, {"blocks", "yes"}}));
  const auto again = it.post("/units/BG4-01/fault", {{"code", "leak"}, {"note", "hisses"}, {"blocks", "yes"}});
  CHECK(again.status == 422);
  CHECK_THAT(again.body, ContainsSubstring("BG4-01 has this very fault open already"));
  CHECK(it.brigade.state("BG4-01").faults.size() == 1);
  it.after(it.post("/units/BG4-01/fault", {{"code", "leak"}, {"note", "hisses at the hose too"}, {"blocks", "yes"}}));
  CHECK(it.brigade.state("BG4-01").faults.size() == 2);
}

TEST_CASE("an act counts for the name that stood over its form, not for the one chosen since in another window", "[app][web]") {
  AtWork it;
  CHECK_THAT(it.get("/scan").body, ContainsSubstring("name=\"as\" value=\"P001\""));
  it.person = "P002";  // chosen in the other window
  it.after(it.post("/units/BG4-01/fault", {{"code", "leak"}, {"note", ""}, {"blocks", "yes"}, {"as", "P001"}}));
  CHECK(it.brigade.world().journal.factsAbout(core::unit("BG4-01")).back().by == "P001");
}

TEST_CASE("a fault is reported and cleared from the page, and the test it owes is said", "[app][web]") {
  AtWork it;
  CHECK_THAT(it.after(it.post("/units/BG4-01/fault", {{"code", "leak"}, {"note", "hisses"}, {"blocks", "yes"}})),
             ContainsSubstring("Fault on BG4-01 is recorded") && ContainsSubstring("verdict bad"));
  CHECK_THAT(it.get("/units/BG4-01/clear").body, ContainsSubstring("Leak · 2026-11-23 08:00"));
  CHECK_THAT(it.after(it.post("/units/BG4-01/clear",
                              {{"fault", it.brigade.state("BG4-01").faults.front().id}, {"action", "repaired"}, {"position", ""}, {"note", ""}})),
             ContainsSubstring("BG4-01 must be tested again after the repair"));
  const auto none = it.post("/units/BG4-01/clear", {{"fault", ""}, {"action", "repaired"}, {"note", "kept words"}});
  CHECK(none.status == 422);
  CHECK_THAT(none.body, ContainsSubstring("error-summary") && ContainsSubstring("BG4-01 has no open fault") && ContainsSubstring("kept words") &&
                            ContainsSubstring("<title>Problem: "));
}

TEST_CASE("a fill is typed with full-width digits; a word in it is refused and everything typed is kept", "[app][web]") {
  AtWork it;
  const auto refused = it.post("/units/BG4-01/fill", {{"pressure", "full <20>"}, {"temperature", "４１"}, {"lot", "L-7"}, {"gauge", "B-01"}});
  CHECK(refused.status == 422);
  CHECK_THAT(refused.body, ContainsSubstring("href=\"#f-pressure\"") && ContainsSubstring("value=\"full &lt;20&gt;\"") &&
                               ContainsSubstring("value=\"４１\"") && ContainsSubstring("value=\"L-7\""));
  CHECK_THAT(refused.body, ContainsSubstring("<option value=\"B-01\" selected>"));
  CHECK_THAT(it.after(it.post("/units/BG4-01/fill", {{"pressure", "２０。５"}, {"temperature", "４１"}})),
             ContainsSubstring("Fill of CYL-1 is recorded") && ContainsSubstring("CYL-1 settles"));
  CHECK(it.brigade.state("CYL-1").fill->pressure.text() == "20.5 MPa");
  CHECK(it.post("/units/BG4-01/fill", {{"pressure", "30 °C"}}).status == 422);  // another kind of quantity
  CHECK(it.post("/units/BG4-01/fill", {{"pressure", ""}}).status == 422);
  it.brigade.clock("2026-11-23 10:00");
  CHECK_THAT(it.after(it.post("/units/CYL-1/pressure", {{"pressure", "200 bar"}, {"temperature", "20"}})),
             ContainsSubstring("Pressure of CYL-1 is recorded"));
  CHECK(it.brigade.state("CYL-1").pressure->pressure.text() == "200 bar");
}

TEST_CASE("a swap says what it will owe before it is confirmed", "[app][web]") {
  AtWork it;
  it.brigade.registers("CYL-27", "cylinder");
  const std::string form = it.get("/units/BG4-01/parts/cylinder").body;
  CHECK_THAT(form, ContainsSubstring("Fitted now: CYL-1") && ContainsSubstring("Owed before the set can go again") &&
                       ContainsSubstring("<li>Self-test</li>"));
  CHECK_THAT(form, ContainsSubstring("/units/BG4-01/parts/cylinder?part=CYL-27"));
  CHECK_THAT(it.get("/units/BG4-01/parts/cylinder?part=CYL-27").body, ContainsSubstring("value=\"CYL-27\""));
  CHECK(it.post("/units/BG4-01/parts/cylinder", {{"part", ""}, {"empty", "no"}}).status == 422);
  CHECK(it.post("/units/BG4-01/parts/cylinder", {{"part", "CYL-27"}, {"empty", "yes"}}).status == 422);
  CHECK(it.post("/units/BG4-01/parts/cylinder", {{"part", "ABS-1"}, {"empty", "no"}}).status == 422);
  CHECK_THAT(it.after(it.post("/units/BG4-01/parts/cylinder", {{"part", "cyl-27"}, {"empty", "no"}})),
             ContainsSubstring("CYL-1 was taken out") && ContainsSubstring("Owed before it can go"));
  CHECK_THAT(it.after(it.post("/units/BG4-01/parts/cylinder", {{"part", ""}, {"empty", "yes"}})), ContainsSubstring("nothing fitted"));
  CHECK(it.get("/units/BG4-01/parts/wings").status == 404);
}

TEST_CASE("a unit is registered: kind first, then its plate", "[app][web]") {
  AtWork it;
  CHECK_THAT(it.get("/units/new").body, ContainsSubstring("/units/new?kind=detector") && ContainsSubstring("Breathing apparatus"));
  CHECK_THAT(it.get("/units/new?kind=cylinder&code=CYL-9").body, ContainsSubstring("name=\"f.tested\"") && ContainsSubstring("value=\"CYL-9\""));
  CHECK(it.get("/units/new?kind=spaceship").status == 422);
  const auto refused =
      it.post("/units/new", {{"kind", "cylinder"}, {"code", "CYL-9"}, {"serial", "C1"}, {"made", "2026-13-01"}, {"f.tested", "spring"}});
  CHECK(refused.status == 422);
  CHECK_THAT(refused.body, ContainsSubstring("href=\"#f-made\"") && ContainsSubstring("value=\"spring\"") && ContainsSubstring("value=\"CYL-9\""));
  const auto doubled = it.post("/units/new", {{"kind", "cylinder"}, {"code", "CYL-9"}, {"serial", "C1"}, {"f.tested", "2025-01-01"}});
  CHECK_THAT(doubled.body, ContainsSubstring("CYL-1 has the serial C1 too"));
  const auto field = it.post("/units/new", {{"kind", "cylinder"}, {"code", "CYL-9"}, {"serial", "C9"}, {"f.tested", "spring"}});
  CHECK_THAT(field.body, ContainsSubstring("href=\"#f-f.tested\""));
  CHECK_THAT(
      it.after(it.post(
          "/units/new",
          {{"kind", "cylinder"}, {"code", "ｃｙｌ－９"}, {"serial", "C1"}, {"doubled", "yes"}, {"f.tested", "2025-01-01"}, {"aliases", "X9, Y9"}})),
      ContainsSubstring("CYL-9 is in the ledger") && ContainsSubstring("X9, Y9"));
  CHECK(it.post("/units/new", {{"kind", "cylinder"}, {"wings", "2"}}).status == 422);  // a field no form of ours has
}

TEST_CASE("a unit is sent away, comes back with its papers, and is retired", "[app][web]") {
  AtWork it;
  it.brigade.registers("DET-01", "detector");
  CHECK(it.upload("/units/DET-01/return", {}).status == 422);
  CHECK(it.post("/units/DET-01/send", {{"receiver", "manufacturer"}, {"purpose", "repair"}, {"expected", "2026-01-01"}}).status == 422);
  CHECK_THAT(it.after(it.post("/units/DET-01/send", {{"receiver", "manufacturer"}, {"purpose", "repair"}, {"expected", "2026-12-01"}})),
             ContainsSubstring("away at Manufacturer") && ContainsSubstring("/units/DET-01/return"));
  CHECK_THAT(it.after(it.upload("/units/DET-01/return", {})), ContainsSubstring("DET-01 is back") && ContainsSubstring("with papers"));
  CHECK_THAT(it.after(it.post("/units/DET-01/retire", {{"reason", "scrapped"}, {"note", "crushed"}})),
             ContainsSubstring("DET-01 is retired") && ContainsSubstring("crushed") && ContainsSubstring("Scrapped"));
  CHECK(it.post("/units/DET-01/retire", {{"reason", "scrapped"}}).status == 422);
  CHECK_THAT(it.get("/ledger?q=DET-01").body, ContainsSubstring("Nothing is found"));
  CHECK_THAT(it.get("/ledger?q=DET-01&retired=yes").body, ContainsSubstring("href=\"/units/DET-01\""));
}

TEST_CASE("maintenance is told by plan and day", "[app][web]") {
  AtWork it;
  it.brigade.registers("DET-01", "detector");
  CHECK_THAT(it.get("/units/DET-01/maintenance?plan=detector-bump").body, ContainsSubstring("<option value=\"detector-bump\" selected>"));
  CHECK(it.post("/units/DET-01/maintenance", {{"plan", "detector-bump"}, {"on", "2027-01-01"}}).status == 422);
  CHECK(it.post("/units/DET-01/maintenance", {{"plan", "wings"}, {"on", ""}}).status == 422);
  CHECK_THAT(it.after(it.post("/units/DET-01/maintenance", {{"plan", "detector-bump"}, {"on", "2026-11-20"}, {"note", "lot 7"}})),
             ContainsSubstring("Maintenance of DET-01 is recorded") && ContainsSubstring("lot 7") && ContainsSubstring("verdict ready"));
}

TEST_CASE("a bench is withdrawn and comes back by its certificate", "[app][web]") {
  AtWork it;
  CHECK(it.post("/units/BG4-01/withdraw", {{"reason", "dropped"}}).status == 422);  // a set is no bench
  CHECK_THAT(it.after(it.post("/units/B-01/withdraw", {{"reason", "dropped"}, {"note", ""}})),
             ContainsSubstring("B-01 is out of use") && ContainsSubstring("verdict bad"));
  const auto refused = it.upload("/units/B-01/certificate",
                                 {{"act", "verification"}, {"number", "V-2"}, {"laboratory", "Lab"}, {"issued", ""}, {"valid_to", "2027-11-01"}});
  CHECK(refused.status == 422);
  CHECK_THAT(refused.body, ContainsSubstring("The day of issue is missing.") && ContainsSubstring("value=\"V-2\""));
  CHECK_THAT(it.after(it.upload("/units/B-01/certificate", {{"act", "verification"},
                                                            {"number", "V-2"},
                                                            {"laboratory", "Lab"},
                                                            {"issued", "2026-11-22"},
                                                            {"valid_to", "2027-11-01"},
                                                            {"as_found", "no"}})),
             ContainsSubstring("Certificate of B-01 is accepted") && ContainsSubstring("V-2"));
}

TEST_CASE("a mistyped reading and a mistyped fill are corrected, the old ones stay", "[app][web]") {
  AtWork it;
  const std::string test = "/facts/" + it.latest("BG4-01", "TestRecorded/");
  CHECK_THAT(it.get("/units/BG4-01").body, ContainsSubstring("/correct\""));
  CHECK(it.get(test + "/correct").status == 200);
  CHECK(it.post(test + "/correct", {{"step", "leak"}, {"reading", "much"}, {"why", "typed wrong"}}).status == 422);
  CHECK(it.post(test + "/correct", {{"step", "leak"}, {"reading", "0.6"}, {"why", ""}}).status == 422);
  CHECK_THAT(it.after(it.post(test + "/correct", {{"step", "leak"}, {"reading", "０。６"}, {"why", "typed wrong"}})),
             ContainsSubstring("the old one stays") && ContainsSubstring("<s>") && ContainsSubstring("typed wrong"));
  const std::string reading = "/facts/" + it.latest("CYL-1", "PressureRead/");
  CHECK_THAT(it.get(reading + "/correct").body, ContainsSubstring("value=\"20.0 MPa\""));
  CHECK(it.post(reading + "/correct", {{"pressure", "20.0 MPa"}, {"temperature", "20 °C"}, {"gauge", ""}, {"why", "same"}}).status ==
        422);  // nothing new
  CHECK_THAT(it.after(it.post(reading + "/correct", {{"pressure", "19.5"}, {"temperature", "20"}, {"gauge", ""}, {"why", "wrong gauge read"}})),
             ContainsSubstring("19.5 MPa"));
  CHECK(it.get("/facts/9:9/correct").status == 404);
  CHECK(it.get("/facts/yes/undo").status == 404);
}

TEST_CASE("a record is undone with a reason, once; what rests on it is named", "[app][web]") {
  AtWork it;
  const std::string placed = "/facts/" + it.latest("BG4-01", "UnitPlaced/");
  CHECK_THAT(it.get(placed + "/undo").body, ContainsSubstring("BG4-01 placed in rack R01, slot A1"));
  CHECK(it.post(placed + "/undo", {{"reason", ""}}).status == 422);
  CHECK_THAT(it.after(it.post(placed + "/undo", {{"reason", "another slot"}})),
             ContainsSubstring("it stays in the journal") && ContainsSubstring("in no slot"));
  CHECK(it.post(placed + "/undo", {{"reason", "again"}}).status == 409);
  const auto rested = it.post("/facts/" + it.latest("BG4-01", "UnitRegistered/") + "/undo", {{"reason", "never was"}});
  CHECK(rested.status == 422);
  CHECK_THAT(rested.body, ContainsSubstring("rests on it") && ContainsSubstring("never was"));
  // It is said before a reason is typed, in words, with the way to what must be undone first.
  const auto before = it.get("/facts/" + it.latest("BG4-01", "UnitRegistered/") + "/undo").body;
  CHECK_THAT(before, ContainsSubstring("rests on it") && ContainsSubstring("/undo\">Undo 1:") && !ContainsSubstring("name=\"reason\""));
  CHECK_THAT(before, !ContainsSubstring("TestRecorded/1") && !ContainsSubstring("PartFitted/1"));
}

TEST_CASE("who does it is asked in the form, and an entry is used once", "[app][web]") {
  AtWork it;
  it.person = "";
  const auto nobody = it.post("/units/BG4-01/fault", {{"code", "leak"}, {"note", "kept words"}});
  CHECK(nobody.status == 422);
  CHECK_THAT(nobody.body, ContainsSubstring("href=\"#f-person\"") && ContainsSubstring("kept words"));
  const auto done = it.post("/units/BG4-01/fault", {{"code", "leak"}, {"person", "P002"}}, "once");
  CHECK(done.status == 303);
  CHECK_THAT(it.follow(done).body, ContainsSubstring("Li Na 0511"));
  CHECK(it.post("/units/BG4-01/fault", {{"code", "leak"}, {"person", "P002"}}, "once").status == 303);  // the same again: the same answer
  CHECK(it.brigade.state("BG4-01").faults.size() == 1);
  const auto other = it.post("/units/BG4-01/fault", {{"code", "damage"}, {"person", "P002"}, {"note", "kept words"}}, "once");
  CHECK(other.status == 409);
  CHECK_THAT(other.body, ContainsSubstring("already used for something else") && ContainsSubstring("kept words"));
  const auto future = it.post("/units/BG4-01/fault", {{"code", "leak"}, {"person", "P002"}, {"occurred_at", "2026-11-30T08:00"}});
  CHECK(future.status == 422);
  CHECK_THAT(future.body, ContainsSubstring("href=\"#f-occurred_at\""));
}
