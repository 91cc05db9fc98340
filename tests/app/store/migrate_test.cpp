#include "app/store/migrate.h"

#include "app/store/store.h"
#include "core/journal/happenings.h"
#include "tests/support/catch.h"
#include "tests/support/sample_facts.h"
#include "tests/support/sqlite_store.h"
#include "tests/support/temporary_folder.h"

using namespace muster::app;
using muster::tests::TemporaryFolder;

namespace {

std::vector<Migration> withOneMore() {
  auto steps = migrations();
  steps.push_back({steps.back().number + 1, "later", "ALTER TABLE people ADD COLUMN telephone TEXT;"});
  return steps;
}

StoreError::Kind refusal(Connection& connection, const std::vector<Migration>& steps = migrations()) {
  try {
    migrate(connection, steps);
  } catch (const StoreError& e) { return e.kind(); }
  return StoreError::Kind::other;
}

}  // namespace

TEST_CASE("a new store has every table strict and says whose file it is", "[app][store]") {
  TemporaryFolder folder;
  Connection connection(folder / "muster.db", Connection::Mode::create);
  migrate(connection);
  CHECK(connection.integer("PRAGMA application_id") == kApplicationId);
  CHECK(connection.integer("PRAGMA user_version") == migrations().back().number);
  CHECK(connection.integer(
            "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict AND name NOT LIKE 'sqlite%'") == 0);
  CHECK(connection.integer("PRAGMA foreign_keys") == 1);
  CHECK(connection.integer("PRAGMA synchronous") == 2);
}

TEST_CASE("every table says in its migration which kind of storage it is", "[app][store]") {
  for (const auto& step : migrations()) {
    const std::string sql(step.sql);
    for (auto at = sql.find("CREATE TABLE"); at != std::string::npos; at = sql.find("CREATE TABLE", at + 1)) {
      const auto before = sql.rfind("\n\n", at);
      const auto comment = sql.substr(before + 2, at - before - 2);
      INFO(sql.substr(at, 40));
      CHECK((comment.starts_with("-- facts:") || comment.starts_with("-- view:") || comment.starts_with("-- record:")));
    }
  }
}

TEST_CASE("migrating twice changes nothing", "[app][store]") {
  TemporaryFolder folder;
  Connection connection(folder / "muster.db", Connection::Mode::create);
  migrate(connection);
  const auto changes = connection.integer("PRAGMA schema_version");
  migrate(connection);
  CHECK(connection.integer("PRAGMA schema_version") == changes);
}

TEST_CASE("a store of a newer program is refused and left as it was", "[app][store]") {
  TemporaryFolder folder;
  {
    Connection newer(folder / "muster.db", Connection::Mode::create);
    migrate(newer, withOneMore());
  }
  Connection connection(folder / "muster.db", Connection::Mode::readWrite);
  CHECK(refusal(connection) == StoreError::Kind::newer);
  CHECK(connection.integer("PRAGMA user_version") == withOneMore().back().number);
}

TEST_CASE("a database of another program is refused", "[app][store]") {
  TemporaryFolder folder;
  Connection connection(folder / "other.db", Connection::Mode::create);
  connection.run("CREATE TABLE t(x)");
  CHECK(refusal(connection) == StoreError::Kind::notAStore);
  CHECK(connection.integer("SELECT count(*) FROM sqlite_master") == 1);
}

TEST_CASE("an existing store is copied beside before it is migrated", "[app][store]") {
  TemporaryFolder folder;
  Connection connection(folder / "muster.db", Connection::Mode::create);
  migrate(connection);
  connection.run("INSERT INTO people(code, name, staff_number, salt, duties) VALUES ('P001', 'n', '', '', '')");
  migrate(connection, withOneMore());
  Connection copy(folder / ("muster.db.before-" + std::to_string(withOneMore().back().number) + ".db"), Connection::Mode::readWrite);
  CHECK(copy.integer("SELECT count(*) FROM people") == 1);
  CHECK(copy.integer("PRAGMA user_version") == migrations().back().number);
  CHECK(connection.integer("SELECT count(*) FROM pragma_table_info('people') WHERE name = 'telephone'") == 1);
}

TEST_CASE("a migration that fails leaves the store at the one before", "[app][store]") {
  TemporaryFolder folder;
  Connection connection(folder / "muster.db", Connection::Mode::create);
  migrate(connection);
  auto steps = migrations();
  steps.push_back({steps.back().number + 1, "broken", "CREATE TABLE half(x INTEGER) STRICT; CREATE TABLE half(x INTEGER) STRICT;"});
  CHECK_THROWS_AS(migrate(connection, steps), StoreError);
  CHECK(connection.integer("PRAGMA user_version") == migrations().back().number);
  CHECK(connection.integer("SELECT count(*) FROM sqlite_master WHERE name = 'half'") == 0);
}

TEST_CASE("a store of the format before the measurements were put in order has them again when it is opened", "[app][store]") {
  TemporaryFolder folder;
  const auto tests = [&] {
    Store store(muster::tests::storeAt(folder / "muster.db"));
    for (const auto& happening : muster::tests::sampleHappenings()) {
      if (std::holds_alternative<muster::core::TestRecorded>(happening))
        store.journal().append({"test", "c", {muster::core::draft(happening, muster::tests::instant("2026-11-23T07:00:00Z"), "P001")}, {}});
    }
    return store.views().measurements("BG4-07", "", 0).size();
  }();
  REQUIRE(tests > 0);
  {
    Connection connection(folder / "muster.db", Connection::Mode::readWrite);
    const std::string sql(migrations().at(1).sql), begin = "CREATE TABLE measurements(", end = "WHERE verdict = 3;";
    const auto at = sql.find(begin);
    connection.script(
        "DROP TABLE measurements; DROP TABLE undecided; DROP TABLE outings; DROP TABLE cases; PRAGMA user_version = 3; UPDATE settings SET value = '6' WHERE key = "
        "'store.views';");
    connection.script(sql.substr(at, sql.find(end, at) + end.size() - at));
  }
  Store store(muster::tests::storeAt(folder / "muster.db"));
  CHECK(store.views().measurements("BG4-07", "", 0).size() == tests);
  CHECK(store.keeper().rebuild(true).same());
}
