// Several screens and two door readers at one server on one store at the same time. The thread sanitizer runs this too.
#include <atomic>
#include <thread>

#include "app/ports/station.h"
#include "app/store/sqlite_station.h"
#include "app/web/server.h"
#include "app/workflow/enrol_person.h"
#include "app/workflow/install_rack.h"
#include "app/workflow/open_store.h"
#include "app/workflow/register_unit.h"
#include "tests/app/web/http_client.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using namespace muster;
using namespace muster::tests;

namespace {

constexpr int kReaders = 3, kDoors = 2, kMoves = 6;

std::unique_ptr<app::Station> furnished(const std::string& folder) {
  auto station = app::openSqliteStation(folder, app::Opening::fresh, nullptr);
  auto& world = station->world();
  const auto must = [](const auto& outcome) {
    INFO((outcome ? std::string() : core::english(outcome.problems().front())));
    REQUIRE(outcome);
  };
  must(app::openStore(world, {}, {"Asia/Shanghai", true, app::startingPacks()}));
  must(app::enrolPerson(world, {}, {"P001", "Zhang Wei", "0417", {"equipment-officer"}}));
  app::Who who;
  who.person = "P001";
  who.command = "rack";
  must(app::installRack(world, who, {"R01", "sets", {{"A1", "bg4"}, {"A2", "bg4"}, {"B1", "bg4"}, {"B2", "bg4"}}}));
  for (int door = 1; door <= kDoors; ++door) {
    const auto number = std::to_string(door);
    app::RegisterUnit set;
    set.code = "BG4-0" + number, set.kind = "bg4", set.serial = "SN" + number;
    who.command = "set" + number;
    must(app::registerUnit(world, who, set));
  }
  return station;
}

// A set goes from one slot to the other and back; each door has a set of its own.
std::string move(int door, int times) {
  const auto number = std::to_string(door);
  return R"({"command":"door)" + number + "-" + std::to_string(times) + R"(","unit":"BG4-0)" + number + R"(","direction":"place","slot":"R01-)" +
         (times % 2 == 0 ? "A" : "B") + number + R"(","by":"P001"})";
}

HttpAnswer answered(int port, const Ask& what) {  // no answer is status 0: an exception would end the whole program of the tests
  try {
    return ask(port, what);
  } catch (const std::exception&) { return {}; }
}

}  // namespace

TEST_CASE("screens look while doors write: every answer is whole, every move is kept once", "[app][web][store]") {
  TemporaryFolder folder;
  const auto station = furnished((folder / "store").string());
  const auto before = station->world().journal.head().size;
  std::atomic<int> wrong{0}, looked{0}, moved{0};
  {
    app::WebServer server(station->world(), {.port = 0, .strictTemplates = true});
    server.start();
    std::atomic<bool> open{true};
    std::vector<std::jthread> screens;
    for (int reader = 0; reader < kReaders; ++reader) {
      screens.emplace_back([&, reader] {
        const char* const pages[] = {"/", "/racks/R01", "/api/v1/board", "/ledger", "/units/BG4-01", "/due", "/journal", "/scan"};
        for (std::size_t i = static_cast<std::size_t>(reader); open || i < std::size(pages); ++i) {
          const auto answer =
              answered(server.port(), {.path = pages[i % std::size(pages)], .headers = {{"Accept-Language", i % 2 ? "zh-CN" : "en"}}});
          ++(answer.status == 200 && !answer.body.empty() ? looked : wrong);
        }
      });
    }
    {
      std::vector<std::jthread> doors;
      for (int door = 1; door <= kDoors; ++door) {
        doors.emplace_back([&, door] {
          for (int times = 0; times < kMoves; ++times) {
            const auto answer = answered(server.port(), {"POST", "/api/v1/checkins", {{"Content-Type", "application/json"}}, move(door, times)});
            ++(answer.status == 201 ? moved : wrong);
          }
        });
      }
    }
    open = false;
  }
  CHECK(wrong == 0);
  CHECK(looked > 0);
  CHECK(moved == kDoors * kMoves);
  CHECK(station->world().journal.head().size >= before + kDoors * kMoves);
  CHECK(station->keeper().verify().sound());
  CHECK(station->keeper().rebuild(true).same());
}
