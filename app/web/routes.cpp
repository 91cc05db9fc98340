#include "app/web/routes.h"

#include "app/web/pages/pages.h"

namespace muster::app {

// clang-format off
std::span<const Route> routes() {
  static constexpr Route kRoutes[] = {
    // method  path               right               handler       help                                                   body, fields
    {"GET",  "/",                 Right::look,        boardPage,    "Readiness: which squads can go, why the rest cannot"},
    {"GET",  "/api/v1/board",     Right::look,        boardApi,     "The board as JSON; ?at=TIME for another moment"},
    {"POST", "/person",           Right::look,        choosePerson, "Say who is at this screen",                           Body::form, "person here"},
    {"GET",  "/assets/{name}",    Right::look,        assetFile,    "Style sheets and scripts, cached for ever"},
    {"GET",  "/healthz",          Right::look,        health,       "Alive?"},
  };
  return kRoutes;
}
// clang-format on

}  // namespace muster::app
