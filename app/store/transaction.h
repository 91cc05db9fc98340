// Transaction: BEGIN IMMEDIATE ... COMMIT, or a rollback when the block is left otherwise.
//
// IMMEDIATE because a reader that later writes fails at once, busy timeout or not. Snapshot is the reading twin.
#pragma once

#include "app/store/connection.h"

namespace muster::app {

class Transaction {
 public:
  explicit Transaction(Connection& connection) : connection_(connection) { connection_.run("BEGIN IMMEDIATE"); }
  ~Transaction() {
    if (connection_.inTransaction()) try {
        connection_.run("ROLLBACK");
      } catch (const StoreError&) {}  // SQLite may have rolled back itself
  }
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit() { connection_.run("COMMIT"); }

 private:
  Connection& connection_;
};

class Snapshot {
 public:
  explicit Snapshot(Connection& connection) : connection_(connection) { connection_.run("BEGIN"); }
  ~Snapshot() {
    if (connection_.inTransaction()) try {
        connection_.run("ROLLBACK");
      } catch (const StoreError&) {}
  }
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;

 private:
  Connection& connection_;
};

}  // namespace muster::app
