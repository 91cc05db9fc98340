#include <fstream>
#include <sstream>

#include "app/store/store.h"
#include "core/base/digest.h"
#include "core/journal/happenings.h"
#include "tests/support/catch.h"
#include "tests/support/sqlite_store.h"

using namespace muster;

TEST_CASE("records and blobs are there after the store was closed and opened", "[app][store]") {
  tests::TemporaryFolder folder;
  std::string digest;
  const std::string photo("\xff\xd8\0photo", 8);
  {
    app::Store store(tests::storeAt(folder / "muster.db"));
    store.records().savePerson({"P001", "陈工", "4711", "aa", {"equipment-officer", "filler"}});
    store.records().savePerson({"P001", "陈建国", "4711", "aa", {"equipment-officer", "filler"}});
    store.records().saveSetting("language", "zh");
    store.records().quarantine({{"f", 1, "x,y", "unknown-serial", "why", {5}}, {"f", 2, "z", "cut-line", "why", {6}}});
    digest = store.blobs().put(photo, "image/jpeg");
    CHECK(store.blobs().put(photo, "image/jpeg") == digest);
  }
  app::Store store(tests::storeAt(folder / "muster.db"));
  REQUIRE(store.records().people().size() == 1);
  CHECK(store.records().person("P001")->name == "陈建国");
  CHECK(store.records().person("P001")->duties == std::vector<std::string>{"equipment-officer", "filler"});
  CHECK(store.records().setting("language") == "zh");
  CHECK_FALSE(store.records().setting("nothing"));
  REQUIRE(store.records().quarantined(1).size() == 1);
  CHECK(store.records().quarantined(1).front().line == 2);
  CHECK(store.blobs().get(digest) == photo);
  CHECK_FALSE(store.blobs().get("00"));
}

TEST_CASE("recording never runs backwards: a clock behind is held and marked", "[app][store]") {
  tests::TemporaryFolder folder;
  auto now = tests::instant("2026-11-23T08:00:00Z");
  const auto fault = [](const std::string& id) {
    return core::Command{
        id, "c", {core::draft(core::FaultReported{"BG4-01", id, "leak", "", true}, tests::instant("2026-11-23T07:00:00Z"), "P001")}, {}};
  };
  {
    app::Store store(tests::storeAt(folder / "muster.db", [&] { return now; }));
    store.journal().append(fault("a"));
  }
  now = tests::instant("2026-11-20T08:00:00Z");  // the battery of the clock was dead
  app::Store store(tests::storeAt(folder / "muster.db", [&] { return now; }));
  store.journal().append(fault("b"));
  const auto late = store.journal().fact({1, 2});
  REQUIRE(late);
  CHECK(late->recordedAt == tests::instant("2026-11-23T08:00:00Z"));
  CHECK(late->clockBehind);
  CHECK_FALSE(store.journal().fact({1, 1})->clockBehind);
}

TEST_CASE("one command that cannot be a fact does not take the others with it", "[app][store]") {
  tests::TemporaryFolder folder;
  app::Store store(tests::storeAt(folder / "muster.db"));
  core::FactDraft broken = core::draft(core::FaultReported{"BG4-01", "x", "leak", "", true}, tests::instant("2026-11-23T07:00:00Z"), "P001");
  broken.by = "P\xff";  // no UTF-8
  CHECK_THROWS(store.journal().append({"bad", "c", {broken}, {}}));
  CHECK(store.journal().head().size == 0);
  CHECK(store.journal().state(core::unit("BG4-01")) == nullptr);
  CHECK(store.keeper().verify().sound());
}

TEST_CASE("a large file is kept in pieces: the same digest, the same bytes, once, and little memory", "[app][store]") {
  tests::TemporaryFolder folder;
  const auto path = folder / "large.csv";
  std::string expected;
  for (int line = 0; line < 700'000; ++line) expected += "DEMO-BG4-0001;" + std::to_string(line) + ";0.4\n";  // about 15 MB
  std::ofstream(path, std::ios::binary) << expected;
  app::Store store(tests::storeAt(folder / "muster.db"));
  std::ifstream file(path, std::ios::binary);
  const auto digest = store.blobs().putStream(file, "text/csv");
  CHECK(digest == core::sha256Hex(expected));
  CHECK(store.blobs().get(digest) == expected);
  std::ifstream again(path, std::ios::binary);
  CHECK(store.blobs().putStream(again, "text/csv") == digest);
  CHECK(store.keeper().verify().blobs == 1);
  std::istringstream empty;
  CHECK(store.blobs().get(store.blobs().putStream(empty, "text/csv")) == "");
}
