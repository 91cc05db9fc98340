// A kept file that is larger than memory should be: kept, verified, backed up and restored piece by piece.
#include <fstream>
#include <sstream>

#include "app/store/backup.h"
#include "core/archive/container.h"
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

TEST_CASE("a backup in which a piece of a large file is missing is refused and leaves nothing", "[app][store]") {
  const int missing = GENERATE(1, 2);
  tests::TemporaryFolder folder;
  {
    app::Store store(tests::storeAt(folder / "a.db"));
    store.blobs().put(std::string(5'000'000, 'x'), "text/csv");
    store.keeper().backup(folder / "a.muster");
  }
  std::ifstream whole(folder / "a.muster", std::ios::binary);
  auto parts = core::ContainerReader::open(whole);
  REQUIRE(parts);
  std::ofstream out(folder / "bad.muster", std::ios::binary);
  core::ContainerWriter writer(out, "0.1.0");
  for (int pieces = 0;;) {
    const auto part = parts.value().next();
    REQUIRE(part);
    if (!*part) break;
    pieces += (*part)->kind == "blob";
    if ((*part)->kind != "blob" || pieces != missing) writer.part((*part)->kind, (*part)->bytes);
  }
  writer.finish();
  out.close();
  const auto refused = app::restoreStore(folder / "bad.muster", tests::storeAt(folder / "b.db"));
  REQUIRE_FALSE(refused);
  CHECK(refused.problems().front().code == "bad-backup");
  for (const auto* left : {"b.db", "b.db.restoring", "b.db.restoring-blob"}) CHECK_FALSE(std::filesystem::exists(folder / left));
}
