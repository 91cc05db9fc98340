// The desk where files are handed in: one work a file at a time whoever asks, and a world that breaks is told, never the program's end.
#include <atomic>
#include <fstream>
#include <stdexcept>
#include <thread>

#include "app/workflow/import_desk.h"
#include "tests/support/brigade.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using namespace muster;
using namespace muster::tests;

namespace {

using Stage = app::ImportStanding::Stage;

constexpr const char* kProfile = R"(format = 1
name = "test-desk"
title = "Desk"
shape = "wide"
procedure = "bg4-full"
[file]
separator = ","
[apparatus]
column = "Serial"
[bench]
column = "Bench"
[started]
column = "Start"
form = "iso"
[words]
works = ["ok"]
fails = ["no"]
[[step]]
step = "leak"
column = "Leak [mbar]"
unit = "mbar"
)";

// Records on a disk that may be full, or in a store that another holds.
class FailingRecords : public app::MemoryRecords {
 public:
  void saveSetting(const std::string& key, const std::string& value) override {
    if (full) throw std::runtime_error("disk full");
    MemoryRecords::saveSetting(key, value);
  }
  std::optional<std::string> setting(const std::string& key) override {
    if (locked) throw std::runtime_error("store locked");
    return MemoryRecords::setting(key);
  }
  std::atomic<bool> full{false}, locked{false};
};

struct Handing {
  Handing() {
    brigade.putTogether("BG4-01", 1);
    records.saveSetting("import.profiles", "test-desk\n");
    records.saveSetting("import.profile.test-desk", kProfile);
  }
  std::string handIn(app::ImportDesk& desk) {
    const auto file = folder / "bench.csv";
    std::ofstream(file) << "Serial,Start,Bench,Leak [mbar]\nSN1,2026-11-23T07:01:00+08:00,B-01,0.4\n";
    return desk.handIn({file, "bench.csv", 60, "test-desk", ""}, "one");
  }

  TemporaryFolder folder;
  Brigade brigade;
  FailingRecords records;
  app::World world{brigade.world().journal, brigade.world().views,   records, brigade.world().blobs, brigade.world().clock, brigade.world().random,
                   brigade.world().rules,   brigade.world().calendar};
};

app::ImportStanding settled(app::ImportDesk& desk, const std::string& id) {
  for (int i = 0; i < 2000; ++i) {
    auto standing = desk.standing(id);
    REQUIRE(standing);
    if (!standing->running()) return *standing;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  FAIL("the desk never ends");
  return {};
}

}  // namespace

TEST_CASE("a dry run that meets a locked store says so and can be asked for again", "[app][workflow][import]") {
  Handing in;
  app::ImportDesk desk(in.world);
  in.records.locked = true;
  const auto id = in.handIn(desk);
  const auto broken = settled(desk, id);
  CHECK(broken.stage == Stage::broken);
  REQUIRE_FALSE(broken.problems.empty());
  CHECK(core::english(broken.problems.front()).find("store locked") != std::string::npos);

  in.records.locked = false;
  CHECK(desk.planAgain(id, "test-desk", ""));
  CHECK(settled(desk, id).stage == Stage::planned);
}

TEST_CASE("an import whose last word meets a full disk says so; carried out again it takes nothing twice", "[app][workflow][import]") {
  Handing in;
  app::ImportDesk desk(in.world);
  const auto id = in.handIn(desk);
  REQUIRE(settled(desk, id).stage == Stage::planned);
  in.records.full = true;
  CHECK(desk.carryOut(id, in.brigade.who()));
  CHECK(settled(desk, id).stage == Stage::broken);

  in.records.full = false;
  const auto about = [&] { return in.brigade.world().journal.factsAbout(core::unit("BG4-01")).size(); };
  const auto before = about();
  CHECK(desk.carryOut(id, in.brigade.who()));
  const auto done = settled(desk, id);
  CHECK(done.stage == Stage::done);
  CHECK(done.report.already == 1);
  CHECK(about() == before);  // that the file came a second time is a record of its own
}

TEST_CASE("several people at one file: each call is carried out or refused, and the last one can still cancel", "[app][workflow][import]") {
  Handing in;
  app::ImportDesk desk(in.world);
  const auto id = in.handIn(desk);
  {
    std::vector<std::jthread> people;
    for (int person = 0; person < 4; ++person) {
      people.emplace_back([&] {
        for (int i = 0; i < 20; ++i) {
          desk.planAgain(id, "test-desk", "");
          desk.cancel(id);
          desk.open();
        }
      });
    }
  }
  const auto left = settled(desk, id).stage;
  CHECK((left == Stage::planned || left == Stage::cancelled));
  CHECK(desk.planAgain(id, "test-desk", ""));
  CHECK(settled(desk, id).stage == Stage::planned);
}
