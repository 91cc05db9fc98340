#include "app/web/pages/pages.h"
#include "app/web/routes.h"
#include "core/journal/json.h"
#include "tests/app/web/visitor.h"
#include "tests/support/catch.h"

using namespace muster;
using namespace muster::tests;

TEST_CASE("the reference of the JSON names every JSON route and nothing else", "[app][web][api]") {
  Visitor visitor;
  const auto answer = visitor.get("/api/v1/openapi.json");
  REQUIRE(answer.status == 200);
  const auto reference = core::parseCanonical(answer.body);
  REQUIRE(reference);
  CHECK(reference->str("openapi") == "3.0.3");
  const auto* paths = reference->find("paths");
  REQUIRE((paths && paths->asObject()));
  std::size_t served = 0;
  for (const auto& route : app::routes()) {
    if (!route.path.starts_with("/api/")) continue;
    INFO(route.method << " " << route.path);
    ++served;
    const auto* path = paths->find(route.path);
    REQUIRE(path);
    CHECK(path->find(route.method == "GET" ? "get" : "post"));
  }
  std::size_t named = 0;
  for (const auto& [path, operations] : *paths->asObject()) named += operations.asObject()->size();
  CHECK(named == served);
}
