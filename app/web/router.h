// Router: finds the row of the table that answers a method and a path. Pure; the table is static.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/web/site.h"

namespace muster::app {

// What a visitor must be allowed to do. Everyone may do everything until people sign in; the rows already say what they ask.
enum class Right { look, record, command, administer };

enum class Body { none, form, json, upload };

using Handler = Response (*)(const Request&, Site&);

struct Route {
  std::string_view method;  // "GET" also answers HEAD
  std::string_view path;    // "/units/{code}"; {rest*} at the end takes slashes too
  Right right;
  Handler handler;
  std::string_view help;  // one line for people and for the API's reference
  Body body = Body::none;
  std::string_view fields = {};  // names a form may carry, by blanks; "v.*" for all that begin so. `token`, `command` always.
  std::uint64_t limit = 0;       // bytes; 0: the usual of that kind of body (256 kB; an upload 256 MB)

  std::uint64_t most() const { return limit ? limit : body == Body::upload ? 256ull << 20 : 256ull << 10; }
  bool allows(std::string_view field) const;
};

struct Found {
  const Route* route = nullptr;
  Fields params;
  std::vector<std::string_view> otherMethods;  // the path is there, but not for this method
};

Found findRoute(std::span<const Route> routes, std::string_view method, std::string_view path);

}  // namespace muster::app
