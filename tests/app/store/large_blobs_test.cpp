// A kept file that is larger than memory should be: kept, verified, backed up and restored piece by piece.
#include <fstream>
#include <sstream>

#include "app/store/backup.h"
#include "tests/support/catch.h"
#include "tests/support/peak_memory.h"
#include "tests/support/sqlite_store.h"

using namespace muster;

namespace {

constexpr int kMegabytes = 96, kMost = 64;  // SQLite keeps 32 MB of pages

// Lines of a bench file that never ends, no two megabytes alike.
void writeLarge(const std::filesystem::path& file) {
  std::ofstream out(file, std::ios::binary);
  std::string megabyte(1 << 20, '.');
  for (int i = 0; i < kMegabytes; ++i) out << megabyte.replace(0, 8, std::to_string(10'000'000 + i));
}

std::string keep(app::Store& store, const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return store.blobs().putStream(in, "text/csv");
}

template <typename Work>
void inBoundedMemory(const char* what, Work work) {
  const tests::PeakMemory memory;
  work();
  INFO(what << " took " << memory.moreMegabytes() << " MB");
  CHECK(memory.moreMegabytes() < kMost);
}

}  // namespace

TEST_CASE("a large file is kept, verified, backed up and restored without being held whole", "[app][store]") {
  tests::TemporaryFolder folder;
  writeLarge(folder / "bench.csv");
  std::string digest;
  {
    app::Store store(tests::storeAt(folder / "a.db"));
    inBoundedMemory("keeping it", [&] { digest = keep(store, folder / "bench.csv"); });
    inBoundedMemory("keeping it again", [&] { CHECK(keep(store, folder / "bench.csv") == digest); });
    inBoundedMemory("verify", [&] { CHECK(store.keeper().verify().sound()); });
    inBoundedMemory("backup", [&] { CHECK(store.keeper().backup(folder / "a.muster").blobs == 1); });
  }
  inBoundedMemory("restore", [&] { REQUIRE(app::restoreStore(folder / "a.muster", tests::storeAt(folder / "b.db"))); });
  app::Store restored(tests::storeAt(folder / "b.db"));
  const auto report = restored.keeper().verify();
  CHECK((report.sound() && report.blobs == 1));
  CHECK_FALSE(std::filesystem::exists(folder / "b.db.restoring-blob"));
}

TEST_CASE("one changed byte in a large file is found", "[app][store]") {
  tests::TemporaryFolder folder;
  app::Store store(tests::storeAt(folder / "a.db"));
  std::istringstream bytes(std::string(1'000'000, 'x'));
  store.blobs().putStream(bytes, "text/csv");
  app::Connection(folder / "a.db", app::Connection::Mode::readWrite)
      .run("UPDATE blobs SET bytes = CAST(substr(bytes, 1, 900000) || 'y' || substr(bytes, 900002) AS BLOB)");
  const auto report = store.keeper().verify();
  REQUIRE_FALSE(report.sound());
  CHECK(report.problems.front().code == "blob-changed");
}
