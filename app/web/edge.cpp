#include "app/web/edge.h"

#include <algorithm>

#include <Poco/Exception.h>
#include <Poco/Logger.h>

#include "app/web/body.h"
#include "app/web/guard.h"
#include "app/web/layout.h"
#include "core/base/digest.h"

namespace muster::app {
namespace {

constexpr int kYear = 365 * 24 * 3600;

bool isSession(std::string_view text) { return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos; }

bool isTheme(std::string_view text) { return text == "auto" || text == "light" || text == "dark" || text == "red"; }

core::Problem notFound() {
  return {
      "not-found", core::msg("There is nothing at this address."), core::msg("Go to the readiness board, or scan or type the code of a unit."), {}};
}

}  // namespace

Response Edge::answer(Request& request, std::istream& body) {
  request.id = nextId();
  request.cookies = parseCookies(request.header("cookie"));
  Response response;
  try {
    greet(request);
    response = decide(request, body);
  } catch (const Poco::Exception& e) { response = failed(request, e.displayText().c_str()); } catch (const std::exception& e) {
    response = failed(request, e.what());
  } catch (...) { response = failed(request, "an exception of unknown kind"); }
  finish(request, response);
  return response;
}

// Ten hex digits, never the same twice in one process (the factor is odd), and not those of the last process.
std::string Edge::nextId() {
  constexpr std::uint64_t kFactor = 0x9e3779b97f4a7c15, kDigits = (1ull << 40) - 1;
  const std::uint64_t number = (first_ + ++count_ * kFactor) & kDigits;
  std::string id(10, '0');
  for (std::size_t i = 0; i < id.size(); ++i) id[i] = "0123456789abcdef"[number >> (36 - 4 * i) & 15];
  return id;
}

// Who is it, in which language and light.
void Edge::greet(Request& request) {
  request.language = site_.languages.choose(request.query.get("lang"), request.cookies.get(kLanguageCookie), request.header("accept-language"));
  const std::string asked = request.query.get("theme"), kept = request.cookies.get(kThemeCookie);
  request.theme = isTheme(asked) ? asked : isTheme(kept) ? kept : "auto";
  request.session = request.cookies.get(kSessionCookie);
  if (!isSession(request.session)) request.session = request.writes() || !request.mayGetForm() ? "" : site_.hex(32);
  if (!request.session.empty()) request.token = site_.tokenOf(request.session);
  request.person = request.cookies.get(kPersonCookie);
}

Response Edge::decide(Request& request, std::istream& body) {
  if (auto problem = checkHost(request, port_)) {
    Response response = refused(request, site_, 403, {*problem});
    response.close = true;
    return response;
  }
  Found found = findRoute(routes_, request.method, request.path);
  if (!found.route) {
    Response response;
    if (found.otherMethods.empty()) {
      response = refused(request, site_, 404, {notFound()});
    } else {
      response = refused(request, site_, 405,
                         {{"wrong-method",
                           core::msg("This address does not take {method}.", {{"method", request.method}}),
                           core::msg("Go to the readiness board and start from there."),
                           {}}});
      std::string allow;
      for (const auto method : found.otherMethods) allow += (allow.empty() ? "" : ", ") + std::string(method) + (method == "GET" ? ", HEAD" : "");
      response.headers.emplace_back("Allow", allow);
    }
    response.close = request.writes();
    return response;
  }
  request.params = std::move(found.params);
  return request.writes() ? write(request, *found.route, body) : found.route->handler(request, site_);
}

Response Edge::write(Request& request, const Route& route, std::istream& body) {
  const auto refuse = [&](int status, core::Problem problem, bool bodyRead) {
    Response response = refused(request, site_, status, {std::move(problem)});
    response.close = !bodyRead;
    return response;
  };
  if (auto problem = checkOrigin(request)) return refuse(403, *problem, false);
  if (auto refusal = readBody(body, route, request)) return refuse(refusal->status, refusal->problem, false);
  if (route.body == Body::form || route.body == Body::upload) {
    if (auto problem = checkToken(request)) return refuse(403, *problem, true);
    const auto unknown = [&](const std::string& name) {
      return core::Problem{"unknown-field",
                           core::msg("The form has a field that this page does not know: {field}.", {{"field", name}}),
                           core::msg("Reload the page and send it again."),
                           {.field = name}};
    };
    for (const auto& [name, value] : request.form.all()) {
      if (!route.allows(name)) return refuse(422, unknown(name), true);
    }
    for (const Upload& upload : request.uploads) {
      if (!route.allows(upload.field)) return refuse(422, unknown(upload.field), true);
    }
    // The name that stood over the form, not the one chosen since in another window.
    if (const auto as = request.form.get("as"); !as.empty()) request.person = as;
  }
  return route.handler(request, site_);
}

Response Edge::failed(const Request& request, const char* what) {
  Poco::Logger::get("web").error("request " + request.id + ": " + request.method + " " + request.path + ": " + what);
  const core::Problem problem{"server-error",
                              core::msg("Something in the program or on this computer failed. Nothing of this step was kept."),
                              core::msg("Try again. If it fails again, report the number {id}.", {{"id", request.id}}),
                              {}};
  Response response;
  try {
    response = refused(request, site_, 500, {problem});
  } catch (...) {  // even the page of the error failed
    response = plainAnswer(core::english(problem) + "\n", 500);
  }
  response.close = true;
  return response;
}

void Edge::finish(const Request& request, Response& response) const {
  auto& headers = response.headers;
  const bool ownPolicy = std::any_of(headers.begin(), headers.end(), [](const auto& one) { return one.first == "Content-Security-Policy"; });
  if (!ownPolicy)
    headers.emplace_back("Content-Security-Policy",
                         "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'none'; "
                         "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'");
  headers.emplace_back("X-Content-Type-Options", "nosniff");
  headers.emplace_back("Referrer-Policy", "no-referrer");
  headers.emplace_back("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()");
  headers.emplace_back("Cross-Origin-Opener-Policy", "same-origin");
  headers.emplace_back("Cross-Origin-Resource-Policy", "same-origin");
  headers.emplace_back("X-Request-Id", request.id);
  if (response.immutable) {
    headers.emplace_back("Cache-Control", "public, max-age=31536000, immutable");
    return;
  }
  if (!request.writes() && response.status == 200 && response.type.starts_with("text/html")) {
    if (request.cookies.get(kSessionCookie) != request.session) setCookie(response, kSessionCookie, request.session, 0);
    if (site_.languages.known(request.query.get("lang"))) setCookie(response, kLanguageCookie, request.language, kYear);
    if (isTheme(request.query.get("theme"))) setCookie(response, kThemeCookie, request.theme, kYear);
  }
  if (response.status != 200 || request.writes() || response.more) {
    headers.emplace_back("Cache-Control", "no-store");
    return;
  }
  headers.emplace_back("Cache-Control", "private, no-cache");
  headers.emplace_back("Vary", "Cookie, Accept-Language");
  const std::string tag = '"' + (response.tag.empty() ? core::sha256Hex(response.body).substr(0, 20) : response.tag) + '"';
  headers.emplace_back("ETag", tag);
  if (request.header("if-none-match") == tag) {
    response.status = 304;
    response.body.clear();
  }
}

}  // namespace muster::app
