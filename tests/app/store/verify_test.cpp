#include "app/store/verify.h"

#include "app/store/connection.h"
#include "core/base/digest.h"
#include "core/journal/happenings.h"
#include "tests/support/catch.h"
#include "tests/support/sqlite_store.h"

using namespace muster;

namespace {

void fill(app::Store& store, int facts) {
  for (int number = 1; number <= facts; ++number) {
    const auto id = "f" + std::to_string(number);
    store.journal().append(
        {id, "content", {core::draft(core::FaultReported{"BG4-01", id, "leak", "", true}, tests::instant("2026-11-23T07:00:00Z"), "P001")}, {}});
  }
}

app::IntegrityReport afterTampering(app::Sql sql) {
  tests::TemporaryFolder folder;
  app::Store store(tests::storeAt(folder / "muster.db"));
  fill(store, 9);
  store.blobs().put("a photo", "image/jpeg");
  REQUIRE(store.keeper().verify().sound());
  app::Connection(folder / "muster.db", app::Connection::Mode::readWrite).run(sql);
  return store.keeper().verify();
}

std::string firstCode(const app::IntegrityReport& report) { return report.problems.empty() ? "" : report.problems.front().code; }

}  // namespace

TEST_CASE("a store as written is sound, and says how much there is", "[app][store]") {
  tests::TemporaryFolder folder;
  app::Store store(tests::storeAt(folder / "muster.db"));
  CHECK(store.keeper().verify().sound());
  fill(store, 9);
  const auto report = store.keeper().verify();
  CHECK(report.sound());
  CHECK(report.facts == 9);
  CHECK(report.commands == 9);
  CHECK(report.head.root == store.journal().head().root);
}

TEST_CASE("one changed byte in a fact is found, and the first bad fact is named", "[app][store]") {
  const auto report = afterTampering("UPDATE facts SET bytes = CAST(replace(CAST(bytes AS TEXT), 'P001', 'P002') AS BLOB) WHERE idx >= 6");
  CHECK(firstCode(report) == "fact-changed");
  CHECK(report.firstBad == core::FactId{1, 6});
}

TEST_CASE("a fact that does not read is named", "[app][store]") {
  const auto report = afterTampering("UPDATE facts SET bytes = CAST('{}' AS BLOB) WHERE idx = 4");
  CHECK(report.firstBad == core::FactId{1, 4});
}

TEST_CASE("a fact taken out is missed", "[app][store]") {
  const auto report = afterTampering("DELETE FROM fact_subjects WHERE idx = 5");
  CHECK(firstCode(report) == "subject-missing");
  CHECK(report.firstBad == core::FactId{1, 5});
}

TEST_CASE("an end of the log cut off is missed", "[app][store]") {
  tests::TemporaryFolder folder;
  app::Store store(tests::storeAt(folder / "muster.db"));
  fill(store, 9);
  {
    app::Connection other(folder / "muster.db", app::Connection::Mode::readWrite);
    other.run("DELETE FROM fact_subjects WHERE idx = 9");
    other.run("DELETE FROM facts WHERE idx = 9");
    other.run("DELETE FROM subtrees WHERE level = 0 AND idx = 8");
  }
  CHECK(firstCode(store.keeper().verify()) == "command-without-facts");
}

TEST_CASE("a tree rewritten above the leaves is found", "[app][store]") {
  CHECK(firstCode(afterTampering("UPDATE subtrees SET hash = zeroblob(32) WHERE level = 2 AND idx = 1")) == "tree-changed");
}

TEST_CASE("an index row that no fact names is found", "[app][store]") {
  CHECK(firstCode(afterTampering("INSERT INTO fact_subjects(subject, node, idx) VALUES ('unit:BG4-99', 1, 3)")) == "subject-added");
}

TEST_CASE("a changed blob is damaged, an erased one is erased", "[app][store]") {
  CHECK(firstCode(afterTampering("UPDATE blobs SET bytes = CAST('another' AS BLOB)")) == "blob-changed");
  const auto report = afterTampering("UPDATE blobs SET bytes = NULL");
  CHECK(report.sound());
  CHECK(report.erased == 1);
}

TEST_CASE("a view that was meddled with is found by rebuild --check and mended by rebuild", "[app][store]") {
  tests::TemporaryFolder folder;
  app::Store store(tests::storeAt(folder / "muster.db"));
  core::UnitRegistered unit;
  unit.unit = "BG4-01", unit.kind = "bg4", unit.serial = "S1";
  store.journal().append({"u", "content", {core::draft(unit, tests::instant("2026-11-23T07:00:00Z"), "P001")}, {}});
  fill(store, 3);
  app::Connection(folder / "muster.db", app::Connection::Mode::readWrite).run("UPDATE segments SET line = '{}'");
  const auto report = store.keeper().rebuild(true);
  REQUIRE_FALSE(report.same());
  CHECK(report.differences.front().code == "view-differs");
  store.keeper().rebuild(false);
  CHECK(store.keeper().rebuild(true).same());
}

TEST_CASE("views of an older program are made anew when the store is opened", "[app][store]") {
  tests::TemporaryFolder folder;
  {
    app::Store store(tests::storeAt(folder / "muster.db"));
    fill(store, 3);
  }
  {
    app::Connection other(folder / "muster.db", app::Connection::Mode::readWrite);
    other.run("UPDATE settings SET value = '0' WHERE key = 'store.views'");
    other.run("DELETE FROM states");
  }
  app::Store store(tests::storeAt(folder / "muster.db"));
  CHECK(store.journal().state(core::unit("BG4-01"))->revision == 3);
}
