#include "app/web/routes.h"

#include <set>

#include "tests/support/catch.h"

using namespace muster::app;

namespace {
Response nothing(const Request&, Site&) { return {}; }
constexpr Route kRoutes[] = {{"GET", "/units/{code}", Right::look, nothing, ""},
                             {"GET", "/units/{code}/tests/{n}", Right::look, nothing, ""},
                             {"POST", "/units/{code}", Right::record, nothing, "", Body::form, "a v.*"},
                             {"GET", "/docs/{page*}", Right::look, nothing, ""}};
}  // namespace

TEST_CASE("a path finds its row and gives its names", "[app][web]") {
  const Found found = findRoute(kRoutes, "GET", "/units/BG4-07/tests/3");
  REQUIRE(found.route == &kRoutes[1]);
  CHECK(found.params.get("code") == "BG4-07");
  CHECK(found.params.get("n") == "3");
  CHECK(findRoute(kRoutes, "GET", "/units/A%2FB").params.get("code") == "A/B");
  CHECK(findRoute(kRoutes, "HEAD", "/units/a+b").params.get("code") == "a+b");
  CHECK(findRoute(kRoutes, "GET", "/docs/a/b/c").params.get("page") == "a/b/c");
}

TEST_CASE("a path that is nearly one is none", "[app][web]") {
  for (const char* path : {"/units", "/units/", "/units/a/tests", "/units/a/tests/1/2", "/unit/a", "", "/units/%zz", "/units/%FF", "//units/a"}) {
    INFO(path);
    CHECK(findRoute(kRoutes, "GET", path).route == nullptr);
  }
  CHECK(findRoute(kRoutes, "PUT", "/units/a").otherMethods.size() == 2);
}

TEST_CASE("a row knows the fields of its form", "[app][web]") {
  const Route& row = kRoutes[2];
  CHECK((row.allows("a") && row.allows("v.x") && row.allows("token") && row.allows("command")));
  CHECK_FALSE((row.allows("b") || row.allows("v") || row.allows("")));
}

TEST_CASE("every row of the table is told apart and explained", "[app][web]") {
  std::set<std::string> seen;
  for (const Route& route : routes()) {
    INFO(route.method << " " << route.path);
    CHECK(seen.insert(std::string(route.method) + " " + std::string(route.path)).second);
    CHECK_FALSE(route.help.empty());
    CHECK(route.handler != nullptr);
    const bool lawful = route.method == "GET" ? route.body == Body::none : route.right != Right::look || route.path == "/person";
    CHECK(lawful);
  }
}
