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
    {"GET",  "/bench",            Right::look,        benchPage,    "Test bench: choose a set, or several for a sitting"},
    {"GET",  "/bench/grid",       Right::look,        benchGridPage, "The sheet of a sitting; ?sets=due|all or ?unit=A&unit=B"},
    {"POST", "/bench/grid",       Right::record,      recordBenchGrid, "Check a sitting, or record all of it",              Body::upload, "do procedure unit by bench started_at temperature pressure humidity closed sheet sheet_kept v.*", 32ull << 20},
    {"POST", "/bench/grid/live",  Right::record,      benchGridLive, "Verdicts on what is typed so far, as JSON; nothing is kept", Body::form, "do procedure unit by bench started_at temperature pressure humidity closed sheet_kept v.*"},
    {"GET",  "/bench/{unit}",     Right::look,        benchUnitPage, "The guided test of one set; ?owed=1: only what is owed"},
    {"POST", "/bench/{unit}",     Right::record,      recordBenchUnit, "Check a guided test, measure a step again, or record",  Body::form, "do procedure owed by bench started_at temperature pressure humidity closed v.* w.*"},
    {"POST", "/bench/{unit}/live", Right::record,     benchUnitLive, "Verdicts on what is typed so far, as JSON; nothing is kept", Body::form, "do procedure owed by bench started_at temperature pressure humidity closed v.* w.*"},
    {"GET",  "/assets/{name}",    Right::look,        assetFile,    "Style sheets and scripts, cached for ever"},
    {"GET",  "/healthz",          Right::look,        health,       "Alive?"},
  };
  return kRoutes;
}
// clang-format on

}  // namespace muster::app
