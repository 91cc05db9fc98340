#include "app/store/migrate.h"

#include <charconv>
#include <span>

#include "app/ports/embedded.h"
#include "app/store/transaction.h"

namespace muster::app {

std::span<const EmbeddedFile> migrationFiles();  // made by embed_files(), in the order of their names

namespace {

// `PRAGMA x = n` takes no marks; both numbers are ours.
std::string pragma(std::string_view name, int value) { return "PRAGMA " + std::string(name) + " = " + std::to_string(value); }

void refuseForeign(Connection& connection, int known) {
  // In this order: another process may be making the store at this moment, tables and id in one transaction.
  const bool empty = connection.integer("SELECT count(*) FROM sqlite_master") == 0;
  const auto id = connection.integer("PRAGMA application_id");
  const auto version = connection.integer("PRAGMA user_version");
  if (!empty && id != kApplicationId) {
    throw StoreError(StoreError::Kind::notAStore, connection.path() + " is a database of another program, not a Muster store");
  }
  if (version > known) {
    throw StoreError(StoreError::Kind::newer, connection.path() + " was written by a newer Muster (format " + std::to_string(version) +
                                                  ", this program knows " + std::to_string(known) +
                                                  "). Nothing was changed. Install the newer program, or restore a backup made before the update");
  }
}

void copyBeside(Connection& connection, std::int64_t version) {
  const std::filesystem::path source = connection.path();
  std::filesystem::path target = source;
  target += ".before-" + std::to_string(version + 1) + ".db";
  std::filesystem::remove(target);  // a copy of an attempt that did not finish
  const std::string name = target.string();
  connection.prepare("VACUUM INTO $1").with(name).run();
}

}  // namespace

const std::vector<Migration>& migrations() {
  static const std::vector<Migration> kAll = [] {
    std::vector<Migration> all;
    for (const auto& file : migrationFiles()) {
      Migration one{0, file.name, file.bytes};
      std::from_chars(file.name.data(), file.name.data() + file.name.size(), one.number);
      all.push_back(one);
    }
    return all;
  }();
  return kAll;
}

void migrate(Connection& connection, const std::vector<Migration>& steps) {
  const int known = steps.empty() ? 0 : steps.back().number;
  refuseForeign(connection, known);
  auto version = connection.integer("PRAGMA user_version");
  if (version > 0 && version < known) copyBeside(connection, version);
  for (const auto& step : steps) {
    if (step.number <= version) continue;
    Transaction transaction(connection);
    // Another process may have been first while this one waited for the lock.
    version = connection.integer("PRAGMA user_version");
    if (step.number <= version) continue;
    connection.script(std::string(step.sql));
    connection.script(pragma("application_id", kApplicationId));
    connection.script(pragma("user_version", step.number));
    transaction.commit();
    version = step.number;
  }
}

}  // namespace muster::app
