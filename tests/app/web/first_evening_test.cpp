// The first evening over the pages: from an empty store to a true board, and what is refused on the way.
#include <sstream>

#include "app/ports/memory_world.h"
#include "app/web/edge.h"
#include "app/web/routes.h"
#include "app/workflow/board.h"
#include "app/workflow/open_store.h"
#include "tests/support/catch.h"

using namespace muster;
using Catch::Matchers::ContainsSubstring;

namespace {

using Form = std::vector<std::pair<std::string, std::string>>;

// A brigade at one screen of a store that was just opened.
struct Evening {
  app::MemoryWorld memory{core::parseInstant("2026-11-23T11:00:00Z").value()};  // seven in the evening
  app::Site site{memory.world, {.strictTemplates = true}};
  app::Edge edge{site, app::routes(), 8080};
  std::string person;
  int sent = 0;

  Evening() { REQUIRE(app::openStore(memory.world, {}, {"Asia/Shanghai", false, app::startingPacks()}).ok()); }

  app::Response ask(const std::string& method, const std::string& path, const std::string& query, const Form& form) {
    const std::string session(64, 'a');
    app::Request request;
    request.method = method, request.path = path;
    request.query = app::parseUrlEncoded(query).value();
    request.headers = {{"host", "127.0.0.1:8080"},
                       {"accept-language", "en"},
                       {"cookie", "muster-session=" + session + (person.empty() ? "" : "; muster-person=" + person)}};
    std::string body;
    if (method == "POST") {
      body = "token=" + site.tokenOf(session);
      bool command = false;
      for (const auto& [name, value] : form) {
        body += "&" + app::urlEncoded(name) + "=" + app::urlEncoded(value);
        command = command || name == "command";
      }
      if (!command) body += "&command=c" + std::to_string(++sent);
      request.headers.emplace_back("content-type", "application/x-www-form-urlencoded");
      request.contentLength = static_cast<std::int64_t>(body.size());
    }
    std::istringstream in(body);
    return edge.answer(request, in);
  }
  app::Response get(const std::string& path, const std::string& query = "") { return ask("GET", path, query, {}); }
  app::Response post(const std::string& path, const Form& form) { return ask("POST", path, "", form); }

  void enrol() {
    REQUIRE(post("/people", {{"code", "P001"}, {"name", "王建国"}, {"number", "0117"}, {"duties", "equipment-officer"}}).status == 303);
    person = "P001";
  }
  Form sets(int count) {
    Form form{{"kind", "bg4"}};
    for (int i = 1; i <= count; ++i) {
      const std::string row = std::to_string(i), code = (i < 10 ? "BG4-0" : "BG4-") + row;
      form.insert(form.end(), {{"v.code." + row, code}, {"v.serial." + row, "ARXK-" + row}, {"v.slot." + row, "R01/A" + row}});
    }
    return form;
  }
  Form parts(int count) {
    Form form{{"kind", "bg4"}};
    for (int i = 1; i <= count; ++i) {
      const std::string set = (i < 10 ? "BG4-0" : "BG4-") + std::to_string(i), n = std::to_string(i);
      form.insert(form.end(), {{"v.cylinder.code." + set, "CYL-" + n},
                               {"v.cylinder.serial." + set, "C" + n},
                               {"v.cylinder.requalified." + set, "2025-04-01"},
                               {"v.absorber.code." + set, "ABS-" + n},
                               {"v.absorber.serial." + set, "L" + n},
                               {"v.absorber.made." + set, "2025.6.1"}});
    }
    return form;
  }
  Form books(int count) {
    Form form{{"kind", "bg4"}};
    for (int i = 1; i <= count; ++i) {
      const std::string set = (i < 10 ? "BG4-0" : "BG4-") + std::to_string(i);
      form.insert(form.end(), {{"v.tested." + set, "2026-11-10"},
                               {"v.result." + set, "passed"},
                               {"v.p.cylinder." + set, "20.0"},
                               {"v.pd.cylinder." + set, "2026-11-22"},
                               {"v.n.absorber." + set, "2"},
                               {"v.d.absorber-fitted." + set, "2026-10-01"}});
    }
    return form;
  }
  void rackAndSets(int count) {
    enrol();
    REQUIRE(post("/setup/racks", {{"rack", "R01"}, {"count", "2"}, {"rows", "1"}, {"slots", "10"}, {"kind", "bg4"}}).status == 303);
    REQUIRE(post("/setup/sets", sets(count)).status == 303);
  }
  app::Board board() { return app::boardAt(memory.world, memory.clock.now()); }
};

}  // namespace

TEST_CASE("from an empty store a brigade reaches a true board on the first evening", "[app][web][journey]") {
  Evening it;
  CHECK_THAT(it.get("/").body, ContainsSubstring("href=\"/setup\""));
  CHECK_THAT(it.get("/setup").body,
             ContainsSubstring("Next: Enrol people") || ContainsSubstring("Next:</span> Enrol people") || ContainsSubstring("Next: "));
  it.rackAndSets(7);
  CHECK(it.board().counts[static_cast<int>(core::SetState::ready)] == 0);
  REQUIRE(it.post("/setup/benches", {{"v.kind.1", "bench"},
                                     {"v.code.1", "TB-01"},
                                     {"v.serial.1", "7"},
                                     {"v.number.1", "JL-1"},
                                     {"v.issued.1", "2026-03-01"},
                                     {"v.valid_to.1", "2027-02-28"}})
              .status == 303);
  REQUIRE(it.post("/setup/parts", it.parts(7)).status == 303);
  REQUIRE(it.post("/opening", it.books(7)).status == 303);
  Form squad{{"squad", "1"}, {"duty", "on_duty"}};
  for (int i = 1; i <= 7; ++i) squad.emplace_back("sets", "BG4-0" + std::to_string(i));
  REQUIRE(it.post("/squads", squad).status == 303);

  const app::Board board = it.board();
  REQUIRE(board.sets.size() == 7);
  for (const auto& set : board.sets) {
    INFO(set.code << " " << (set.now.reasons.empty() ? "" : core::english(set.now.reasons.front().text)));
    CHECK((set.now.state == core::SetState::ready || set.now.state == core::SetState::dueSoon));
    CHECK(set.home.has_value());
  }
  CHECK(board.squads.canGo == 1);
  CHECK_THAT(it.get("/opening").body, ContainsSubstring("told by 王建国 0117") && ContainsSubstring("full test of 2026-11-10"));
  CHECK_THAT(it.get("/setup/benches").body, ContainsSubstring("(declared from paper)"));
  CHECK_THAT(it.get("/setup").body, ContainsSubstring("8 / 8"));
  // The absorber has sat there since the day the books say, not since this evening.
  const auto absorber = it.memory.world.journal.state(core::unit("ABS-1"));
  const auto dues = it.memory.world.views.dues(core::parseDate("2027-12-31").value());
  const bool since = std::any_of(dues.begin(), dues.end(), [](const core::Due& due) {
    return due.plan == "absorber-fitted" && due.unit == "ABS-1" && due.lastDay && core::text(*due.lastDay) == "2027-01-01";
  });
  CHECK(since);
  // Nobody's words are lost from the journal, and every one of its records has a page.
  CHECK_THAT(it.get("/journal").body, ContainsSubstring("Declared from paper"));
  const auto newest = it.memory.world.views.latest(std::nullopt, 40, {});
  for (const auto& fact : newest) { CHECK(it.get("/journal/" + std::to_string(fact.id.node) + "/" + std::to_string(fact.id.index)).status == 200); }
  const auto json = it.get("/api/v1/facts/" + std::to_string(newest.front().id.node) + "/" + std::to_string(newest.front().id.index));
  CHECK(json.body == core::canonicalBytes(newest.front()));
}

TEST_CASE("after the first person every entry of the set-up asks who tells it", "[app][web]") {
  Evening it;
  it.enrol();
  it.person.clear();
  const auto answer = it.post("/setup/racks", {{"rack", "R01"}, {"count", "1"}, {"rows", "1"}, {"slots", "5"}});
  CHECK(answer.status == 422);
  CHECK_THAT(answer.body, ContainsSubstring("choose your name from the list") && ContainsSubstring("value=\"R01\""));
  CHECK(it.post("/people", {{"code", "P002"}, {"name", "李"}, {"number", "2"}}).status == 422);
  CHECK(it.post("/rules/offers/us-49", {}).status == 422);
  CHECK(it.post("/setup/racks", {{"person", "P001"}, {"rack", "R01"}, {"count", "1"}, {"rows", "1"}, {"slots", "5"}}).status == 303);
}

TEST_CASE("a table of sets is taken whole or not at all, and everything typed stays", "[app][web]") {
  Evening it;
  it.enrol();
  REQUIRE(it.post("/setup/racks", {{"rack", "R01"}, {"count", "1"}, {"rows", "1"}, {"slots", "10"}}).status == 303);
  Form form = it.sets(3);
  for (auto& [name, value] : form) {
    if (name == "v.serial.3") value = "ARXK-1";
    if (name == "v.slot.2") value = "R01/A1";
  }
  const auto answer = it.post("/setup/sets", form);
  CHECK(answer.status == 422);
  CHECK_THAT(answer.body, ContainsSubstring("serial ARXK-1 stands here twice") && ContainsSubstring("slot R01-A1 is given twice") &&
                              ContainsSubstring("#f-v.serial.3"));
  CHECK_THAT(answer.body, ContainsSubstring("value=\"ARXK-2\""));
  CHECK(it.board().sets.empty());
  CHECK(it.post("/setup/sets", {{"kind", "bg4"}, {"v.code.1", "BG4-01"}, {"v.serial.1", "1"}, {"v.made.1", "31.31"}}).status == 422);
  CHECK(it.post("/setup/racks", {{"rack", "R01"}, {"count", "1"}, {"rows", "1"}, {"slots", "10"}}).status == 422);
}

TEST_CASE("the opening statement is made once; the refusal leads to the statement", "[app][web]") {
  Evening it;
  it.rackAndSets(2);
  REQUIRE(it.post("/setup/parts", it.parts(2)).status == 303);
  Form future = it.books(1);
  future[1].second = "2027-01-01";
  const auto refused = it.post("/opening", future);
  CHECK(refused.status == 422);
  CHECK_THAT(refused.body, ContainsSubstring("#f-v.tested.BG4-01") && ContainsSubstring("value=\"2027-01-01\""));
  CHECK(it.post("/opening", {{"kind", "bg4"}}).status == 422);
  REQUIRE(it.post("/opening/BG4-01", it.books(1)).status == 303);
  const auto again = it.post("/opening/BG4-01", it.books(1));
  CHECK(again.status == 422);
  CHECK_THAT(again.body, ContainsSubstring("BG4-01 was taken over from paper already"));
  CHECK_THAT(it.get("/opening/BG4-01").body, ContainsSubstring("href=\"/journal/"));
  CHECK(it.get("/opening/BG4-99").status == 404);
  // A failed test in the book proves nothing.
  Form failed{{"kind", "bg4"},
              {"v.tested.BG4-02", "2026-11-10"},
              {"v.result.BG4-02", "failed"},
              {"v.p.cylinder.BG4-02", "２０。０"},
              {"v.pd.cylinder.BG4-02", "2026.11.22"}};
  REQUIRE(it.post("/opening", failed).status == 303);
  for (const auto& set : it.board().sets) {
    if (set.code == "BG4-02") CHECK(set.now.state != core::SetState::ready);
  }
}

TEST_CASE("a station without a bench of its own is led on, and a slot is taken as its label says it", "[app][web]") {
  Evening it;
  it.enrol();
  REQUIRE(it.post("/setup/racks", {{"rack", "R-01"}, {"count", "1"}, {"rows", "1"}, {"slots", "3"}}).status == 303);
  CHECK_THAT(it.get("/setup").body, ContainsSubstring("Enter benches"));
  REQUIRE(it.post("/setup/sets", {{"kind", "bg4"}, {"v.code.1", "1"}, {"v.serial.1", "0042"}, {"v.slot.1", "r-01-a2"}}).status == 303);
  CHECK(std::get<core::InSlot>(std::get<core::UnitState>(it.memory.world.journal.state(core::unit("1"))->value).place) == core::InSlot{"R-01", "A2"});
  const auto next = it.get("/setup").body;
  CHECK_THAT(next, ContainsSubstring("Next: Enter the parts") || ContainsSubstring("Next:</span> Enter the parts"));
}

TEST_CASE("the same form sent twice is one entry; another under its id is a conflict", "[app][web]") {
  Evening it;
  it.enrol();
  Form racks{{"rack", "R01"}, {"count", "1"}, {"rows", "1"}, {"slots", "5"}, {"command", "same"}};
  CHECK(it.post("/setup/racks", racks).status == 303);
  CHECK(it.post("/setup/racks", racks).status == 303);
  racks[0].second = "R07";
  CHECK(it.post("/setup/racks", racks).status == 409);
}

TEST_CASE("rules show what waits to be confirmed, confirm it, and put another pack in force", "[app][web]") {
  Evening it;
  it.enrol();
  CHECK_THAT(it.get("/rules").body, ContainsSubstring("to be confirmed") && ContainsSubstring("/rules/confirm?rule=cylinder.minimum"));
  CHECK_THAT(it.get("/rules/confirm", "rule=cylinder.minimum").body, ContainsSubstring("18 MPa"));
  CHECK(it.post("/rules/confirm", {{"rule", "cylinder.minimum"}, {"document", ""}}).status == 422);
  CHECK(it.post("/rules/confirm", {{"rule", "cylinder.minimum"}, {"document", "规程"}, {"second", "P001"}}).status == 422);
  CHECK(it.post("/rules/confirm", {{"rule", "cylinder.minimum"}, {"document", "规程"}, {"edition", "2024"}, {"page", "12"}}).status == 303);
  CHECK(it.memory.world.rules()->confirmed("cylinder.minimum"));
  CHECK(it.post("/rules/confirm", {{"rule", "no.such"}, {"document", "x"}}).status == 404);
  CHECK(it.get("/rules/offers/us-49").status == 200);
  CHECK(it.get("/rules/offers/nothing").status == 404);
  CHECK(it.post("/rules/offers/us-49", {}).status == 303);
  CHECK_THAT(it.get("/rules").body, ContainsSubstring("would replace the brigade&#39;s pack") || ContainsSubstring("would replace the brigade"));
  CHECK(it.post("/rules/offers/us-49", {}).status == 422);
}

TEST_CASE("the journal is asked by subject, kind and person", "[app][web]") {
  Evening it;
  it.rackAndSets(2);
  CHECK_THAT(it.get("/journal", "kind=UnitRegistered").body, ContainsSubstring("BG4-02") && !ContainsSubstring("put up</b>"));
  CHECK_THAT(it.get("/journal", "subject=BG4-01").body,
             ContainsSubstring("<b>BG4-01 placed in rack R01, slot A1</b>") && !ContainsSubstring(">BG4-02<"));
  CHECK_THAT(it.get("/journal", "person=P009").body, ContainsSubstring("No record fits."));
  CHECK(it.get("/journal/1/99999").status == 404);
  CHECK(it.get("/journal/x/y").status == 404);
}

TEST_CASE("a person's duties change without a record, leaving is one", "[app][web]") {
  Evening it;
  it.enrol();
  REQUIRE(it.post("/people", {{"code", "P002"}, {"name", "李明"}, {"number", "0118"}}).status == 303);
  CHECK(it.post("/people", {{"code", "P002"}, {"name", "赵"}, {"number", "1"}}).status == 422);
  CHECK(it.post("/people/P002/duties", {{"duties", "filler"}}).status == 303);
  CHECK_THAT(it.get("/people").body, ContainsSubstring("李明") && ContainsSubstring("0118") && ContainsSubstring("Filler"));
  CHECK(it.post("/people/P002/leave", {}).status == 303);
  CHECK_THAT(it.get("/people").body, !ContainsSubstring("<b>李明</b>"));
  CHECK(it.post("/people/P002/leave", {}).status == 422);
}

TEST_CASE("the pages of the first evening hold no word outside the catalogue", "[app][web]") {
  Evening it;
  it.rackAndSets(2);
  for (const char* path : {"/setup", "/setup/racks", "/setup/benches", "/setup/sets", "/setup/parts", "/opening", "/opening/BG4-01", "/people",
                           "/squads", "/rules", "/rules/offers/us-49", "/journal", "/journal/1/1"}) {
    INFO(path);
    CHECK(it.get(path).status == 200);
    CHECK(it.get(path, "lang=zh-CN").status == 200);
  }
}
