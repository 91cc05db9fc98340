// What all pages share: the frame, form parts, cookies, and no hard-coded words.
#include <regex>
#include <sstream>

#include "app/web/ask.h"
#include "app/web/edge.h"
#include "app/web/layout.h"
#include "app/web/parts.h"
#include "app/web/routes.h"
#include "tests/app/web/test_station.h"
#include "tests/support/catch.h"

using namespace muster;
using namespace muster::tests;
using Catch::Matchers::ContainsSubstring;

namespace {

struct Fixture {
  TestStation station;
  app::Site site{station.world, {.strictTemplates = true}};
  app::Edge edge{site, app::routes(), 8080};

  app::Response answer(const std::string& path, const std::string& query, std::vector<std::pair<std::string, std::string>> headers = {}) {
    app::Request request;
    request.path = path;
    request.query = app::parseUrlEncoded(query).value();
    request.headers = std::move(headers);
    request.headers.emplace_back("host", "127.0.0.1:8080");
    std::istringstream none;
    return edge.answer(request, none);
  }
};

std::vector<std::string> headersOf(const app::Response& response, std::string_view name) {
  std::vector<std::string> out;
  for (const auto& [key, value] : response.headers) {
    if (key == name) out.push_back(value);
  }
  return out;
}

// Letters outside of the pseudo-language's brackets, tags and codes left out.
std::string hardCoded(std::string html) {
  html = std::regex_replace(std::regex_replace(html, std::regex("⟦"), "\x01"), std::regex("⟧"), "\x02");
  for (std::string before; before != html;) {  // a place may hold a sentence of its own
    before = html;
    html = std::regex_replace(html, std::regex("\x01[^\x01\x02]*\x02"), "");
  }
  html = std::regex_replace(html, std::regex("<(script|svg)[\\s\\S]*?</\\1>"), "");
  html = std::regex_replace(html, std::regex("<[^>]*>"), " ");
  html = std::regex_replace(html, std::regex("&[a-z]+;|Muster|[A-Z0-9]+-[0-9]*|[0-9a-f]{8,}|English"), " ");
  std::smatch found;
  return std::regex_search(html, found, std::regex("[A-Za-z]{2,}[^\\n]*")) ? found.str() : "";
}

}  // namespace

TEST_CASE("no word of the pages is hard-coded", "[app][web]") {
  Fixture it;
  it.station.records.known.clear();
  CHECK(hardCoded(it.answer("/", "lang=qps").body) == "");
  CHECK(hardCoded(it.answer("/nowhere", "lang=qps").body) == "");
  CHECK(hardCoded("<p>Ready</p>") == "Ready ");
}

TEST_CASE("cookies are for this program's pages only", "[app][web]") {
  Fixture it;
  const auto cookies = headersOf(it.answer("/", "lang=en&theme=red"), "Set-Cookie");
  REQUIRE(cookies.size() == 3);
  for (const std::string& cookie : cookies) CHECK_THAT(cookie, ContainsSubstring("; Path=/; SameSite=Lax; HttpOnly"));
  CHECK_THAT(it.answer("/", "theme=red").body, ContainsSubstring("data-theme=\"red\""));
  CHECK_THAT(it.answer("/", "theme=blue").body, ContainsSubstring("data-theme=\"auto\""));
  CHECK_THAT(it.answer("/", "", {{"cookie", "muster-theme=dark"}}).body, ContainsSubstring("data-theme=\"dark\""));
}

TEST_CASE("a form shows what is wrong above and beside the field, and keeps what was typed", "[app][web]") {
  Fixture it;
  app::Request request;
  request.language = "en";
  const auto& say = it.site.say(request);
  const core::Problems problems = {{"not-a-number", core::msg("Not a number"), core::msg("Type digits."), {.field = "pressure"}},
                                   {"moved-on", core::msg("Somebody was faster."), {}, {}}};
  using Kind = app::FormField::Kind;
  std::vector<app::View> fields;
  fields.push_back(app::fieldView({Kind::number, "pressure", "Pressure", "as the gauge shows", "1９.x<", "MPa", {}}, problems, say));
  fields.push_back(app::fieldView({Kind::choice, "gauge", "Gauge", "", "PG-02", "", {{"PG-01", "one"}, {"PG-02", "two"}}}, problems, say));
  fields.push_back(app::fieldView({Kind::area, "note", "Note", "", "", "", {}}, problems, say));
  app::View view;
  view.set("fields", std::move(fields)).set("token", "t").set("as", "P001").setEach("command", [] { return std::string("c"); });
  app::setErrors(view, problems, say);
  app::setEmpty(view, "Nothing here", "Bring something.", "Import", "/import");
  const app::Templates::Sources all = app::Templates::embedded();
  app::Templates::Sources sources = all;
  sources["page"] = "{{> error_summary}}<form>{{> form_guard}}{{#fields}}{{> field}}{{/fields}}</form>{{> empty}}";
  const std::string html = app::Templates(sources, true).render("page", say, view).text;
  CHECK_THAT(html, ContainsSubstring("<a href=\"#f-pressure\">Not a number</a> <span>Type digits.</span>"));
  CHECK_THAT(html, ContainsSubstring("value=\"1９.x&lt;\"") && ContainsSubstring("aria-invalid=\"true\"") &&
                       ContainsSubstring("aria-describedby=\"h-pressure e-pressure\""));
  CHECK_THAT(html, ContainsSubstring("<option value=\"PG-02\" selected>two</option>") && ContainsSubstring("inputmode=\"decimal\""));
  CHECK_THAT(html, ContainsSubstring("name=\"command\" value=\"c\"") && ContainsSubstring("href=\"/import\""));
}

TEST_CASE("a note is shown once, to the session it is for", "[app][web]") {
  Fixture it;
  const std::string session(64, 'a');
  app::Request request;
  request.session = session;
  it.site.leaveNote(request, core::msg("BG4-07 is back"));
  CHECK_THAT(it.answer("/", "lang=en").body, !ContainsSubstring("BG4-07 is back"));
  CHECK_THAT(it.answer("/", "lang=en", {{"cookie", "muster-session=" + session}}).body, ContainsSubstring("BG4-07 is back"));
  CHECK_THAT(it.answer("/", "lang=en", {{"cookie", "muster-session=" + session}}).body, !ContainsSubstring("BG4-07 is back"));
}

TEST_CASE("the same form sent twice is the same command, other content is not", "[app][web]") {
  app::Request one, two;
  one.form.add("command", "c1"), one.form.add("unit", "BG4-07"), one.form.add("token", "a");
  two.form.add("command", "c1"), two.form.add("unit", "BG4-07"), two.form.add("token", "b");
  CHECK(app::whoOf(one).content == app::whoOf(two).content);
  two.form.add("slot", "A1");
  CHECK(app::whoOf(one).content != app::whoOf(two).content);
}

TEST_CASE("a redirect never leaves this program", "[app][web]") {
  for (const char* elsewhere : {"//evil.example", "http://evil.example", "/\\evil", "/a\r\nSet-Cookie: x"}) {
    CHECK(headersOf(app::seeOther(elsewhere), "Location").front() == "/");
  }
  CHECK(headersOf(app::seeOther("/units/BG4-07?x=1"), "Location").front() == "/units/BG4-07?x=1");
}
