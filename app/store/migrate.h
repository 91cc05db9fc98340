// Migrations: numbered SQL, embedded at build, each in its own transaction; `user_version` says which have run.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "app/store/connection.h"

namespace muster::app {

struct Migration {
  int number = 0;
  std::string_view name, sql;
};

const std::vector<Migration>& migrations();  // in order; out of migrations/*.sql
constexpr int kApplicationId = 0x4D555354;   // "MUST": this SQLite file is a Muster store

// Brings the file up to date. Before an existing store is changed a copy is laid beside it ("muster.db.before-3.db").
// Refuses a store of a newer program (Kind::newer) and a database of something else (Kind::notAStore), changing nothing.
void migrate(Connection& connection, const std::vector<Migration>& steps = migrations());

}  // namespace muster::app
