// Folders benches drop files into, through the whole of it: a file becomes tests and a receipt, once, whatever happens between.
#include "app/jobs/watched_folders.h"

#include <fstream>
#include <iterator>

#include "app/workflow/import_file.h"
#include "app/workflow/import_profiles.h"
#include "tests/support/brigade.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/wide_profile.h"

using namespace muster;
using namespace muster::tests;
namespace fs = std::filesystem;

namespace {

constexpr const char* kHead = "Serial,Start,Bench,Tester,Leak [mbar],Relief,Self,Look\n";

std::string row(const std::string& serial, const std::string& minute) {
  return serial + ",2026-11-23T07:" + minute + ":00+08:00,B-01,P002,0.4,ok,ok,ok\n";
}

struct Station {
  Station() {
    for (int i = 1; i <= 2; ++i) brigade.putTogether("BG4-0" + std::to_string(i), i);
    REQUIRE(app::keepProfile(brigade.world(), wideProfile("test-wide", "Wide", true), "test-wide.toml"));
    setting.folder = folder.path().string();
    REQUIRE(app::watchFolder(brigade.world(), setting));
  }
  void put(const std::string& name, const std::string& text) const { std::ofstream(folder / name, std::ios::binary) << text; }
  std::string textOf(const std::string& name) const {
    std::ifstream in(folder / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  std::string receipt(const std::string& name) const { return textOf("taken/" + name + ".receipt.txt"); }
  // A program that looks twice, six seconds apart, and ends: what stood still is dealt with.
  void run(std::stop_token stop = {}) {
    app::WatchedFolders job(brigade.world());
    job.round(std::chrono::seconds(1), stop);
    job.round(std::chrono::seconds(7), stop);
  }
  std::size_t facts() { return brigade.world().journal.head().size; }
  int tests() {
    int count = 0;
    brigade.world().journal.forEach({}, [&](const core::Fact& fact) {
      const auto meaning = core::meaningOf(fact);
      count += meaning && std::holds_alternative<core::TestRecorded>(*meaning) ? 1 : 0;
      return true;
    });
    return count;
  }

  TemporaryFolder folder;
  Brigade brigade;
  app::FolderSetting setting{"", "test-wide", "", "P001", 5};
};

bool has(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("a dropped file becomes tests, and its receipt says so in both languages", "[app][jobs][watched-folder]") {
  Station station;
  station.put("day.csv", kHead + row("SN1", "01") + row("SN2", "02") + row("NOBODY", "03"));
  const auto before = station.facts();
  station.run();
  CHECK(station.facts() == before + 3);  // two tests, one file
  CHECK_FALSE(fs::exists(station.folder / "day.csv"));
  CHECK(fs::exists(station.folder / "taken/day.csv"));
  const auto receipt = station.receipt("day.csv");
  CHECK(has(receipt, "day.csv, "));
  CHECK(has(receipt, "SHA-256 "));
  CHECK(has(receipt, std::string("by Muster ") + MUSTER_VERSION + ", for P001"));
  CHECK(has(receipt, "read as test-wide (100 %)"));
  CHECK(has(receipt, "2 tests taken, 0 recorded before, 0 with other readings than before, 1 lines to quarantine"));
  CHECK(has(receipt, "4: no set with the serial NOBODY is registered"));
  CHECK(has(receipt, "隔离"));
}

TEST_CASE("a file nobody can read goes to quarantine with the reason and what to do", "[app][jobs][watched-folder]") {
  Station station;
  station.setting.profile = "";
  REQUIRE(app::watchFolder(station.brigade.world(), station.setting));
  station.put("photo.csv", std::string("\x89PNG\0\0", 6));
  const auto before = station.facts();
  station.run();
  CHECK(station.facts() == before);
  CHECK(fs::exists(station.folder / "quarantine/photo.csv"));
  CHECK(has(station.textOf("quarantine/photo.csv.receipt.txt"), "put the file into the folder again"));
}

TEST_CASE("the same content is taken once, under whatever name; put right, a file is read again", "[app][jobs][watched-folder]") {
  Station station;
  station.put("day.csv", kHead + row("SN1", "01"));
  station.run();
  const auto before = station.facts();
  station.put("copy.csv", kHead + row("SN1", "01"));
  station.run();
  CHECK(station.facts() == before);
  CHECK(has(station.receipt("copy.csv"), "the same content was taken before (day.csv, "));

  const auto withStranger = kHead + row("SN1", "11") + row("SN9", "12");
  station.put("late.csv", withStranger);
  station.run();
  station.brigade.putTogether("BG4-09", 9);
  station.put("late.csv", withStranger);
  station.run();
  CHECK(has(station.receipt("late-2.csv"), "1 tests taken, 1 recorded before"));
}

TEST_CASE("killed between any two steps, no test is lost and none counts twice", "[app][jobs][watched-folder]") {
  const auto text = kHead + row("SN1", "01") + row("SN2", "02");
  Station whole;
  whole.put("day.csv", text);
  whole.run();
  const auto tests = whole.tests();
  REQUIRE(tests == 2);
  for (int step = 0; step < 5; ++step) {
    INFO("killed after step " << step);
    Station station;
    station.put("day.csv", text);
    devices::WatchedFolder first(station.folder.path());
    first.look(std::chrono::seconds(1));
    if (step > 0) {
      const auto looked = first.look(std::chrono::seconds(7));  // 1: it lies in taken/
      REQUIRE(looked.taken.size() == 1);
      if (step == 2) {  // 2: the first of its tests is in
        station.put("half.csv", kHead + row("SN1", "01"));
        app::ImportFile half;
        const auto path = (station.folder / "half.csv").string();
        const auto profiles = app::importProfiles(station.brigade.world());
        half.open = [path] { return std::make_unique<std::ifstream>(path, std::ios::binary); };
        half.profiles = &profiles.all, half.profile = "test-wide";
        REQUIRE(app::importFile(station.brigade.world(), station.brigade.who(), half));
        fs::remove(path);
      }
      if (step >= 3) CHECK(app::takeDropped(station.brigade.world(), station.setting, looked.taken[0], {}).fate == app::Dropped::Fate::taken);
      if (step == 4) station.put("taken/.day.csv.receipt.part", "2 te");  // 4: its receipt is half written
    }
    station.run();
    CHECK(station.tests() == tests);
    CHECK(has(station.receipt("day.csv"), "SHA-256"));
    const auto after = station.facts();
    station.run();
    CHECK(station.facts() == after);
  }
}

TEST_CASE("a stopped job leaves the file unfinished, and one without its person waits", "[app][jobs][watched-folder]") {
  Station station;
  station.put("day.csv", kHead + row("SN1", "01"));
  std::stop_source stop;
  stop.request_stop();
  station.run(stop.get_token());
  CHECK(station.receipt("day.csv").empty());
  station.run();
  CHECK(has(station.receipt("day.csv"), "1 tests taken"));

  app::FolderSetting orphan = station.setting;
  orphan.by = "P999";
  devices::WatchedFolder::Taken file;
  file.name = "day.csv", file.digest = "0";
  const auto dropped = app::takeDropped(station.brigade.world(), orphan, file, {});
  CHECK(dropped.fate == app::Dropped::Fate::later);
  CHECK(dropped.problems.front().code == "unknown-person");
}

TEST_CASE("which folders are watched is kept, and what cannot be watched is refused", "[app][jobs][watched-folder]") {
  Station station;
  auto& world = station.brigade.world();
  TemporaryFolder other;
  app::FolderSetting second{other.path().string(), "", "B-01", "P002", 30};
  REQUIRE(app::watchFolder(world, second));
  CHECK(app::watchedFolders(world) == std::vector{station.setting, second});
  second.profile = "test-wide";
  REQUIRE(app::watchFolder(world, second));
  CHECK(app::watchedFolders(world).size() == 2);

  const auto code = [&](app::FolderSetting setting) { return refusal(app::watchFolder(world, setting)); };
  CHECK(code({"relative/drop", "", "", "P001", 5}) == "folder");
  CHECK(code({(other / "missing").string(), "", "", "P001", 5}) == "folder");
  fs::create_directory(other / "taken");
  CHECK(code({(other / "taken").string(), "", "", "P001", 5}) == "folder");
  CHECK(code({second.folder, "", "", "P001", 0}) == "settle");
  CHECK(code({second.folder, "nobody-knows", "", "P001", 5}) == "unknown-profile");
  CHECK(code({second.folder, "", "", "P999", 5}) == "unknown-person");

  REQUIRE(app::leaveFolder(world, second.folder));
  CHECK(app::watchedFolders(world) == std::vector{station.setting});
  CHECK(refusal(app::leaveFolder(world, second.folder)) == "folder");
}

TEST_CASE("the job's thread takes what is dropped while it runs, and stops at once", "[app][jobs][watched-folder]") {
  Station station;
  station.put("day.csv", kHead + row("SN1", "01"));
  app::WatchedFolders job(station.brigade.world());
  job.start();
  for (int i = 0; i < 200 && station.receipt("day.csv").empty(); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(50));
  job.stop();
  CHECK(has(station.receipt("day.csv"), "1 tests taken"));
}
