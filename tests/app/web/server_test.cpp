// The server over real HTTP: what a browser, a hostile page and a clumsy program meet.
#include "app/web/server.h"

#include <chrono>
#include <fstream>
#include <set>
#include <stdexcept>

#include "app/web/pages/pages.h"
#include "tests/app/web/http_client.h"
#include "tests/app/web/test_station.h"
#include "tests/support/catch.h"

using namespace muster;
using namespace muster::tests;
using Catch::Matchers::ContainsSubstring;

namespace {

app::Response breaks(const app::Request&, app::Site&) { throw std::runtime_error("the disk is full"); }
app::Response echo(const app::Request& request, app::Site&) {
  std::string out = "unit=" + request.form.get("unit") + ";slot=" + request.params.get("slot");
  for (const auto& upload : request.uploads) out += ";file=" + upload.fileName + "," + std::to_string(upload.size) + "," + upload.digest;
  return app::plainAnswer(out);
}
app::Response echoJson(const app::Request& request, app::Site&) { return app::jsonAnswer(request.body); }

constexpr app::Route kRoutes[] = {
    {"GET", "/", app::Right::look, app::boardPage, ""},
    {"GET", "/breaks", app::Right::look, breaks, ""},
    {"GET", "/api/v1/breaks", app::Right::look, breaks, ""},
    {"GET", "/assets/{name}", app::Right::look, app::assetFile, ""},
    {"GET", "/healthz", app::Right::look, app::health, ""},
    {"POST", "/place/{slot}", app::Right::record, echo, "", app::Body::form, "unit v.*"},
    {"POST", "/import", app::Right::record, echo, "", app::Body::upload, "unit file"},
    {"POST", "/api/v1/echo", app::Right::record, echoJson, "", app::Body::json},
};

struct Served {
  TestStation station;
  app::WebServer server{station.world, {.port = 0, .strictTemplates = true}, kRoutes};
  Served() { server.start(); }
  int port() const { return server.port(); }

  // A session with its token, as a browser gets them.
  std::string cookie, token;
  void enter() {
    const HttpAnswer page = ask(port(), {.path = "/?lang=en"});
    const std::string set = page.header("Set-Cookie");
    cookie = set.substr(0, set.find(';'));
    const auto at = page.body.find("name=\"token\" value=\"") + 20;
    token = page.body.substr(at, page.body.find('"', at) - at);
  }
  HttpAnswer post(const std::string& path, const std::string& body, std::map<std::string, std::string> headers = {}) {
    headers.emplace("Cookie", cookie);
    headers.emplace("Content-Type", "application/x-www-form-urlencoded");
    return ask(port(), {"POST", path, headers, body});
  }
};

}  // namespace

TEST_CASE("every answer carries the headers of safety", "[app][web]") {
  Served it;
  for (const char* path : {"/", "/nowhere", "/healthz", "/breaks", "/api/v1/breaks"}) {
    const HttpAnswer answer = ask(it.port(), {.path = path});
    INFO(path << "\n" << answer.head);
    CHECK_THAT(answer.header("Content-Security-Policy"), ContainsSubstring("default-src 'none'; script-src 'self'; style-src 'self'"));
    CHECK(answer.header("X-Content-Type-Options") == "nosniff");
    CHECK(answer.header("Referrer-Policy") == "no-referrer");
    CHECK(answer.header("Cross-Origin-Opener-Policy") == "same-origin");
    CHECK(answer.header("Cross-Origin-Resource-Policy") == "same-origin");
    CHECK(answer.header("X-Request-Id").size() == 10);
  }
}

TEST_CASE("no two requests have the same number", "[app][web]") {
  Served it;
  std::set<std::string> numbers;
  for (int i = 0; i < 300; ++i) numbers.insert(ask(it.port(), {.path = "/healthz"}).header("X-Request-Id"));
  CHECK(numbers.size() == 300);
}

TEST_CASE("the program is alive at /healthz", "[app][web]") {
  Served it;
  const HttpAnswer answer = ask(it.port(), {.path = "/healthz"});
  CHECK(answer.status == 200);
  CHECK(answer.body == "ok\n");
}

TEST_CASE("a page that reaches us under another name is refused", "[app][web]") {
  Served it;
  const std::string port = ":" + std::to_string(it.port());
  for (const std::string& host : {"evil.example" + port, std::string("127.0.0.1"), std::string("127.0.0.1:1"), "127.0.0.1.evil.example" + port}) {
    INFO(host);
    CHECK(ask(it.port(), {.headers = {{"Host", host}}}).status == 403);
  }
  for (const std::string& host : {"localhost" + port, "127.0.0.1" + port, "[::1]" + port}) {
    INFO(host);
    CHECK(ask(it.port(), {.headers = {{"Host", host}}}).status == 200);
  }
}

TEST_CASE("a form is taken with the token of its session and not without", "[app][web]") {
  Served it;
  it.enter();
  CHECK(it.post("/place/A1", "unit=BG4-07&token=" + it.token).body == "unit=BG4-07;slot=A1");
  CHECK(it.post("/place/A1", "unit=BG4-07").status == 403);
  CHECK(it.post("/place/A1", "unit=BG4-07&token=" + std::string(64, '0')).status == 403);
  const std::string other = "muster-session=" + std::string(64, 'a');
  CHECK(it.post("/place/A1", "unit=BG4-07&token=" + it.token, {{"Cookie", other}}).status == 403);
}

TEST_CASE("a write from another page is refused", "[app][web]") {
  Served it;
  it.enter();
  const std::string body = "unit=BG4-07&token=" + it.token, here = "http://127.0.0.1:" + std::to_string(it.port());
  CHECK(it.post("/place/A1", body, {{"Origin", "http://evil.example"}}).status == 403);
  CHECK(it.post("/place/A1", body, {{"Origin", "null"}}).status == 403);
  CHECK(it.post("/place/A1", body, {{"Sec-Fetch-Site", "cross-site"}}).status == 403);
  CHECK(it.post("/place/A1", body, {{"Sec-Fetch-Site", "same-site"}}).status == 403);
  CHECK(it.post("/place/A1", body, {{"Origin", here}}).status == 200);
  CHECK(it.post("/place/A1", body, {{"Origin", "null"}, {"Sec-Fetch-Site", "same-origin"}}).status == 200);
  CHECK(ask(it.port(), {"POST", "/api/v1/echo", {{"Origin", "http://evil.example"}, {"Content-Type", "application/json"}}, "{}"}).status == 403);
  CHECK(ask(it.port(), {"POST", "/api/v1/echo", {{"Content-Type", "text/plain"}}, "{}"}).status == 415);
  CHECK(ask(it.port(), {"POST", "/api/v1/echo", {{"Content-Type", "application/json"}}, "{}"}).body == "{}");
}

TEST_CASE("a form field nobody knows is refused and named", "[app][web]") {
  Served it;
  it.enter();
  const HttpAnswer answer = it.post("/place/A1", "unit=BG4-07&colour=red&token=" + it.token);
  CHECK(answer.status == 422);
  CHECK_THAT(answer.body, ContainsSubstring("colour"));
  CHECK(it.post("/place/A1", "v.BG4-07.leak=1.2&token=" + it.token).status == 200);
}

TEST_CASE("too much, or of unknown length, is refused", "[app][web]") {
  Served it;
  it.enter();
  CHECK(it.post("/place/A1", "unit=" + std::string(300 << 10, 'x')).status == 413);
  const std::map<std::string, std::string> chunked = {{"Transfer-Encoding", "chunked"}, {"Content-Type", "application/x-www-form-urlencoded"}};
  CHECK(ask(it.port(), {"POST", "/place/A1", chunked, "6\r\nunit=x\r\n0\r\n\r\n", false}).status == 411);
  CHECK(ask(it.port(), {"POST", "/place/A1", {{"Content-Length", "300000000"}, {"Content-Type", "multipart/form-data; boundary=b"}}, ""}).status ==
        413);
  CHECK(it.post("/place/A1", "unit=%FF&token=" + it.token).status == 400);
}

TEST_CASE("an upload goes to a file with its digest and is gone afterwards", "[app][web]") {
  Served it;
  it.enter();
  std::string file(3 << 20, 'r');
  for (std::size_t i = 0; i < file.size(); i += 97) file[i] = '\n';
  file += "\r\n--almost\r\n--bound";
  const std::string body =
      "--boundary\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n" + it.token +
      "\r\n--boundary\r\nContent-Disposition: form-data; name=\"file\"; filename=\"记录.csv\"\r\nContent-Type: text/csv\r\n\r\n" + file +
      "\r\n--boundary--\r\n";
  const HttpAnswer answer = it.post("/import", body, {{"Content-Type", "multipart/form-data; boundary=boundary"}});
  CHECK(answer.body == "unit=;slot=;file=记录.csv," + std::to_string(file.size()) + "," + core::sha256Hex(file));
  CHECK(it.post("/import", body.substr(0, body.size() - 20), {{"Content-Type", "multipart/form-data; boundary=boundary"}}).status == 400);
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::temp_directory_path())) {
    CHECK_FALSE(entry.path().filename().string().starts_with("muster-upload-"));
  }
}

TEST_CASE("an exception becomes a page with a number, or a JSON problem", "[app][web]") {
  Served it;
  const HttpAnswer page = ask(it.port(), {.path = "/breaks?lang=en"});
  CHECK(page.status == 500);
  CHECK_THAT(page.body, ContainsSubstring(page.header("X-Request-Id")) && ContainsSubstring("Something failed"));
  CHECK_THAT(page.body, !ContainsSubstring("the disk is full"));
  const HttpAnswer json = ask(it.port(), {.path = "/api/v1/breaks"});
  CHECK(json.status == 500);
  CHECK(json.header("Content-Type") == "application/problem+json");
  CHECK_THAT(json.body, ContainsSubstring(json.header("X-Request-Id")) && ContainsSubstring("server-error"));
}

TEST_CASE("a wrong address or method names the next step", "[app][web]") {
  Served it;
  const HttpAnswer missing = ask(it.port(), {.path = "/nowhere?lang=en"});
  CHECK(missing.status == 404);
  CHECK_THAT(missing.body, ContainsSubstring("href=\"/\"") && ContainsSubstring("href=\"/scan\""));
  const HttpAnswer method = ask(it.port(), {.method = "DELETE", .path = "/place/A1"});
  CHECK(method.status == 405);
  CHECK(method.header("Allow") == "POST");
}

TEST_CASE("an unchanged page costs nothing twice, an asset is kept for ever", "[app][web]") {
  Served it;
  it.enter();
  const HttpAnswer first = ask(it.port(), {.headers = {{"Cookie", it.cookie}}});
  const HttpAnswer again = ask(it.port(), {.headers = {{"Cookie", it.cookie}, {"If-None-Match", first.header("ETag")}}});
  CHECK(again.status == 304);
  CHECK(again.body.empty());
  const auto at = first.body.find("/assets/components.");
  const HttpAnswer css = ask(it.port(), {.path = first.body.substr(at, first.body.find('"', at) - at)});
  CHECK(css.status == 200);
  CHECK_THAT(css.header("Cache-Control"), ContainsSubstring("immutable"));
  CHECK(ask(it.port(), {.path = "/assets/../routes.cpp"}).status == 404);
}

TEST_CASE("a new client behind 100 idle connections is answered at once", "[app][web]") {
  Served it;
  std::vector<Poco::Net::StreamSocket> idle;
  for (int i = 0; i < 100; ++i) idle.push_back(connectTo(it.port()));
  ask(it.port(), {.path = "/healthz"});
  std::vector<double> times;
  for (int i = 0; i < 7; ++i) {
    const auto start = std::chrono::steady_clock::now();
    REQUIRE(ask(it.port(), {.path = "/healthz"}).status == 200);
    times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
  }
  std::sort(times.begin(), times.end());
  CHECK(times[3] <= 50.0);
}

// How many of a crowd of silent clients, well beyond the pool, are told why they are not served.
static int toldInACrowd(int port) {
  std::vector<Poco::Net::StreamSocket> crowd;
  for (int i = 0; i < 400; ++i) crowd.push_back(connectTo(port));
  int told = 0;
  for (auto late = crowd.rbegin(); late != crowd.rend() && told == 0; ++late) {
    if (!late->poll(Poco::Timespan(0, 50'000), Poco::Net::Socket::SELECT_READ)) continue;  // taken in: it waits for our question
    try {
      told += readAnswer(*late).status == 503;
    } catch (const Poco::Exception&) {}
  }
  return told;
}

// On a machine that is overrun, threads start so slowly that the first of the crowd is let go before the last is taken in: then
// nobody is too many. A second and third crowd settle it.
TEST_CASE("beyond the pool a client is told so", "[app][web]") {
  int told = 0;
  for (int crowd = 0; crowd < 3 && told == 0; ++crowd) {
    Served it;
    told = toldInACrowd(it.port());
  }
  CHECK(told > 0);
}

TEST_CASE("only this computer is served", "[app][web]") {
  TestStation station;
  for (const char* address : {"0.0.0.0", "192.168.1.5", "::", "example.org"}) {
    app::WebServer server(station.world, {.address = address, .port = 0}, kRoutes);
    CHECK_THROWS_WITH(server.start(), ContainsSubstring("127.0.0.1, localhost or ::1"));
  }
}

TEST_CASE("a port already taken is said in a sentence", "[app][web]") {
  Served it;
  TestStation station;
  app::WebServer second(station.world, {.port = it.port()}, kRoutes);
  CHECK_THROWS_WITH(second.start(), ContainsSubstring("Cannot listen on") && ContainsSubstring("--port"));
}
