// Judged again by changed rules, on a store of a year: written in one transaction, the same from the facts alone.
#include <chrono>

#include "app/jobs/demonstration.h"
#include "app/store/sqlite_station.h"
#include "app/workflow/adopt_rules.h"
#include "app/workflow/open_store.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using namespace muster;
using namespace muster::tests;

TEST_CASE("a tightened limit on a store of a year judges what its sets rest on, and a rebuild finds the same bytes", "[app][store][rules]") {
  TemporaryFolder folder;
  const auto data = (folder.path() / "store").string();
  REQUIRE(app::playIntoFolder(app::openSqliteStation, {data, core::parseDate("2026-11-23").value(), 1, {}}));
  const auto station = app::openSqliteStation(data, app::Opening::existing, nullptr);
  auto& world = station->world();
  app::PackOffer offer;
  for (const auto& pack : app::startingPacks()) {
    if (core::parsePack(pack.text, pack.file)->name == "bg4") offer = pack;
  }
  const auto place = offer.text.find("at-least = \"1.5 L/min\"");
  REQUIRE(place != std::string::npos);
  offer.text.replace(place, 22, "at-least = \"1.8 L/min\"");
  const auto announced = app::diffRules(world, offer);
  REQUIRE(announced);
  const auto adopted = app::adoptRules(world, {}, {offer});
  REQUIRE(adopted);
  REQUIRE(adopted->receipt.facts.size() > 2);
  const auto now = world.clock.now();
  for (const auto& one : announced->affected) {
    CAPTURE(one.unit);
    CHECK(core::at(world.views.assessment(one.unit).value().timeline, now).state == one.after);
  }
  CHECK_FALSE(announced->affected.empty());
  CHECK(station->keeper().rebuild(true).same());
}
