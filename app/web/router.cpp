#include "app/web/router.h"

namespace muster::app {
namespace {

std::string_view nextPart(std::string_view& rest) {
  const auto slash = rest.find('/');
  const std::string_view part = rest.substr(0, slash);
  rest = slash == std::string_view::npos ? std::string_view{} : rest.substr(slash + 1);
  return part;
}

// `path` comes decoded from the edge part by part, so a code may hold an escaped slash.
bool matches(std::string_view pattern, std::string_view path, Fields& params) {
  if (pattern == path) return true;
  if (pattern.find('{') == std::string_view::npos || path.empty()) return false;
  pattern.remove_prefix(1);
  path.remove_prefix(1);
  while (!pattern.empty() && !path.empty()) {
    const std::string_view want = nextPart(pattern);
    if (want.starts_with('{')) {
      const bool rest = want.ends_with("*}");
      const auto name = want.substr(1, want.size() - (rest ? 3 : 2));
      const std::string_view value = rest ? std::exchange(path, {}) : nextPart(path);
      auto decoded = parseUrlEncoded("v=" + [&] {  // a plus sign in a path is a plus sign
        std::string text;
        for (const char c : value) text += c == '+' ? std::string("%2B") : c == '&' ? std::string("%26") : std::string(1, c);
        return text;
      }());
      if (!decoded || value.empty()) return false;
      params.add(std::string(name), decoded->get("v"));
    } else if (want != nextPart(path)) {
      return false;
    }
  }
  return pattern.empty() && path.empty();
}

}  // namespace

bool Route::allows(std::string_view field) const {
  if (field == "token" || field == "command" || field == "as") return true;
  std::string_view rest = fields;
  while (!rest.empty()) {
    const auto blank = rest.find(' ');
    const std::string_view name = rest.substr(0, blank);
    rest = blank == std::string_view::npos ? std::string_view{} : rest.substr(blank + 1);
    if (name == field || (name.ends_with('*') && field.starts_with(name.substr(0, name.size() - 1)))) return true;
  }
  return false;
}

Found findRoute(std::span<const Route> routes, std::string_view method, std::string_view path) {
  Found found;
  if (method == "HEAD") method = "GET";
  for (const Route& route : routes) {
    Fields params;
    if (!matches(route.path, path, params)) continue;
    if (route.method == method) return {&route, std::move(params), {}};
    found.otherMethods.push_back(route.method);
  }
  return found;
}

}  // namespace muster::app
