// The board page and its JSON: answer, shortage, one action; shape, word and reason for every set.
#include "app/web/edge.h"
#include "app/web/routes.h"

#include <sstream>

#include "tests/app/web/test_station.h"
#include "tests/support/catch.h"

using namespace muster;
using namespace muster::tests;
using Catch::Matchers::ContainsSubstring;

namespace {

struct Asked {
  TestStation station;
  app::Site site{station.world, {.strictTemplates = true}};
  app::Edge edge{site, app::routes(), 8080};

  app::Response get(const std::string& path, const std::string& query = "", const std::string& wish = "en") {
    app::Request request;
    request.path = path;
    request.query = app::parseUrlEncoded(query).value();
    request.headers = {{"host", "127.0.0.1:8080"}, {"accept-language", wish}};
    std::istringstream none;
    return edge.answer(request, none);
  }
};

}  // namespace

TEST_CASE("the board answers how many squads can go, what is short and what to do", "[app][web]") {
  Asked it;
  const app::Response page = it.get("/");
  REQUIRE(page.status == 200);
  CHECK_THAT(page.body, ContainsSubstring("<title>Can go now: 1 of 2 squads"));
  CHECK_THAT(page.body, ContainsSubstring("Squad 2 cannot go: 1 × sets short"));
  CHECK_THAT(page.body, ContainsSubstring("<strong>BG4-09</strong><span class=\"do\">new cylinder"));
  CHECK_THAT(page.body, ContainsSubstring("With this done: 2 of 2 squads"));
  CHECK_THAT(page.body, ContainsSubstring("href=\"/units/BG4-09\""));
}

TEST_CASE("every set shows shape, word and reason", "[app][web]") {
  Asked it;
  const std::string body = it.get("/").body;
  CHECK_THAT(body, ContainsSubstring("<a class=\"tile bad\" href=\"/units/BG4-09\">"));
  CHECK_THAT(body, ContainsSubstring("<use href=\"#s-bad\"/>") && ContainsSubstring("<use href=\"#s-work\"/>"));
  CHECK_THAT(body, ContainsSubstring("cylinder at 16.4 MPa, needs &lt;18 MPa&gt; (limit to be confirmed)"));
  CHECK_THAT(body, ContainsSubstring("since 03:03"));
  CHECK_THAT(body, ContainsSubstring("<b>12-14</b>"));
  CHECK_THAT(body, ContainsSubstring("2026-11-23 03:12"));
  CHECK_THAT(body, !ContainsSubstring("<demo>"));  // a name is text, never markup
}

TEST_CASE("a squad that is complete in sets but short of kit can go, but without", "[app][web]") {
  Asked it;
  it.station.set("BG4-09").now = it.station.set("BG4-01").now;
  it.station.set("BG4-12").now = it.station.set("BG4-01").now;
  it.station.set("CD4-04").now.state = core::SetState::unknown;
  it.station.set("CD4-04").now.reasons = {{"no-reading", core::msg("no reading for 3 days"), false, false, {}}};
  it.station.set("CD4-04").now.next = core::Action{"maintenance", core::msg("bump test"), "CD4-04", "", 5};
  const std::string body = it.get("/").body;
  CHECK_THAT(body, ContainsSubstring("Squad 2 can go, but without: 1 × detectors short"));
  CHECK_THAT(body, ContainsSubstring("<strong>CD4-04</strong><span class=\"do\">bump test") && ContainsSubstring("no reading for 3 days"));
  CHECK_THAT(body, ContainsSubstring("To go like this needs the commander."));
}

TEST_CASE("the board speaks Chinese when nobody asks otherwise", "[app][web]") {
  Asked it;
  const std::string body = it.get("/", "", "").body;
  CHECK_THAT(body,
             ContainsSubstring("<html lang=\"zh-CN\"") && ContainsSubstring("完好待命") && ContainsSubstring("停用") && ContainsSubstring("战备"));
  CHECK_THAT(it.get("/", "lang=en", "zh").body, ContainsSubstring("<html lang=\"en\"") && ContainsSubstring("Ready"));
}

TEST_CASE("an empty store says what belongs on the board and the first step", "[app][web]") {
  Asked it;
  it.station.views.rows.clear();
  it.station.views.formed.clear();
  CHECK_THAT(it.get("/").body, ContainsSubstring("No apparatus is registered yet") && ContainsSubstring("href=\"/setup\""));
}

TEST_CASE("the board of another moment says so and does not reload", "[app][web]") {
  Asked it;
  const app::Response past = it.get("/", "at=2026-11-01T08:00");
  CHECK(past.status == 200);
  CHECK_THAT(past.body, ContainsSubstring("You are looking at another moment") && ContainsSubstring("2026-11-01 08:00"));
  CHECK_THAT(past.body, !ContainsSubstring("data-reload"));
  CHECK(it.get("/", "at=yesterday").status == 400);
}

TEST_CASE("the JSON board has the agreed shape", "[app][web]") {
  Asked it;
  const app::Response answer = it.get("/api/v1/board");
  CHECK(answer.type == "application/json");
  CHECK_THAT(answer.body, ContainsSubstring("\"at\":\"2026-11-22T19:12:40Z\""));
  CHECK_THAT(
      answer.body,
      ContainsSubstring("{\"id\":\"BG4-09\",\"next_action\":\"new cylinder\",\"ready_until\":null,\"reasons\":[{\"code\":\"cylinder-pressure\""));
  CHECK_THAT(answer.body, ContainsSubstring("\"state\":\"not_ready\"") && ContainsSubstring("\"squads\":{"));
}
