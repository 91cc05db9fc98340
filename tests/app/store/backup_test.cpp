#include "app/store/backup.h"

#include <fstream>
#include <sstream>

#include "core/base/digest.h"
#include "core/journal/happenings.h"
#include "tests/support/catch.h"
#include "tests/support/random_history.h"
#include "tests/support/sqlite_store.h"

using namespace muster;

namespace {

std::string bytesOf(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// A store with a history, names, settings, a bad line and two blobs, one of them erased.
void fill(const std::filesystem::path& file) {
  tests::RandomHistory history(11);
  app::Store store(tests::storeAt(file, [&] { return history.now(); }));
  store.journal().append({"open", "c", {core::draft(core::StoreOpened{"Asia/Shanghai", 1, "", true}, history.now(), "")}, {}});
  for (int i = 0; i < 60; ++i) store.journal().append(history.next({}));
  store.records().savePerson({"P001", "陈工", "4711", "aa", {"filler"}});
  store.records().saveSetting("language", "zh");
  store.records().quarantine({{"f", 1, "x,y", "unknown-serial", "why", {5}}});
  store.blobs().put(std::string(5'000'000, '\xff'), "image/jpeg");
  const auto gone = store.blobs().put("erased", "text/plain");
  app::Connection(file, app::Connection::Mode::readWrite).prepare("UPDATE blobs SET bytes = NULL WHERE digest = $1").with(gone).run();
}

}  // namespace

TEST_CASE("a store comes back from its backup whole, in a new epoch that names what it continues", "[app][store]") {
  tests::TemporaryFolder folder;
  fill(folder / "a.db");
  app::Store old(tests::storeAt(folder / "a.db"));
  const auto backup = old.keeper().backup(folder / "a.muster");
  CHECK(backup.facts == old.journal().head().size);
  CHECK(backup.blobs == 1);
  CHECK(backup.bytes == std::filesystem::file_size(folder / "a.muster"));

  const auto restored = app::restoreStore(folder / "a.muster", tests::storeAt(folder / "b.db"));
  REQUIRE(restored);
  CHECK(restored->epoch == 2);
  CHECK(restored->continues.root == old.journal().head().root);
  CHECK(restored->records == backup.records);

  app::Store fresh(tests::storeAt(folder / "b.db"));
  CHECK(fresh.keeper().verify().sound());
  CHECK(fresh.keeper().verify().erased == 1);
  CHECK(fresh.keeper().rebuild(true).same());
  CHECK(fresh.journal().head().size == old.journal().head().size + 1);
  const auto state = std::get<core::StoreState>(fresh.journal().state(core::store())->value);
  CHECK(state.epoch == 2);
  CHECK(state.zone == "Asia/Shanghai");
  CHECK(state.demonstration);
  CHECK(state.continues == "1:" + std::to_string(old.journal().head().size) + ":" + core::hex(old.journal().head().root));
  CHECK(fresh.records().person("P001")->name == "陈工");
  CHECK(fresh.records().setting("language") == "zh");
  CHECK(fresh.records().quarantined(0).size() == 1);
  CHECK(fresh.blobs().get(core::sha256Hex(std::string(5'000'000, '\xff'))));
  bool reused = false;
  CHECK(fresh.journal().receiptOf("open", "c", reused));  // a command sent again is still known
  const auto at = tests::instant("2026-11-23T08:00:00Z");
  CHECK(fresh.views().units({}, at).size() == old.views().units({}, at).size());
}

TEST_CASE("the same store gives the same backup", "[app][store]") {
  tests::TemporaryFolder folder;
  fill(folder / "a.db");
  app::Store store(tests::storeAt(folder / "a.db"));
  store.keeper().backup(folder / "1");
  store.keeper().backup(folder / "2");
  CHECK(bytesOf(folder / "1") == bytesOf(folder / "2"));
}

TEST_CASE("a damaged or cut backup is refused and leaves nothing", "[app][store]") {
  tests::TemporaryFolder folder;
  fill(folder / "a.db");
  {
    app::Store store(tests::storeAt(folder / "a.db"));
    store.keeper().backup(folder / "a.muster");
  }
  auto bytes = bytesOf(folder / "a.muster");
  SECTION("cut") { bytes.resize(bytes.size() / 2); }
  SECTION("changed") { bytes[bytes.size() / 3] ^= 1; }
  SECTION("something else") { bytes = "not a backup"; }
  std::ofstream(folder / "bad", std::ios::binary) << bytes;
  CHECK_FALSE(app::restoreStore(folder / "bad", tests::storeAt(folder / "b.db")));
  CHECK_FALSE(std::filesystem::exists(folder / "b.db"));
  CHECK_FALSE(std::filesystem::exists(folder / "b.db.restoring"));
}

TEST_CASE("a store that is there is never overwritten by a restore", "[app][store]") {
  tests::TemporaryFolder folder;
  fill(folder / "a.db");
  {
    app::Store store(tests::storeAt(folder / "a.db"));
    store.keeper().backup(folder / "a.muster");
  }
  const auto refused = app::restoreStore(folder / "a.muster", tests::storeAt(folder / "a.db"));
  REQUIRE_FALSE(refused);
  CHECK(refused.problems().front().code == "store-exists");
}
