// Connection: one open handle on a store file, with its own cache of prepared statements. The only door to SQLite.
//
// A statement is taken out of the cache while it is used and goes back reset. SQL is a literal, with marks $1...$n in rising
// order of first use: nothing typed by anybody can become SQL. Every failure is a StoreError. Threads: one at a time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "app/store/store_error.h"

namespace SQLite {
class Database;
class Statement;
}  // namespace SQLite
struct sqlite3_blob;

namespace muster::app {

struct Sql {
  const char* text;
  consteval Sql(const char* literal) : text(literal) {}
};

struct Bytes {  // binds as a BLOB; the bytes must live until the statement has run
  std::string_view view;
};

class Connection;

class Statement {
 public:
  Statement(Connection& connection, const char* sql);
  ~Statement();
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  // Binds the next mark.
  Statement& with(std::int64_t value);
  Statement& with(int value) { return with(static_cast<std::int64_t>(value)); }
  Statement& with(std::uint64_t value) { return with(static_cast<std::int64_t>(value)); }
  Statement& with(std::uint32_t value) { return with(static_cast<std::int64_t>(value)); }
  Statement& with(double value);
  Statement& with(const std::string& value);  // not copied: must live until the statement has run
  Statement& with(std::string&& value) = delete;
  Statement& with(Bytes value);
  Statement& withNull();
  template <typename T>
  Statement& with(const std::optional<T>& value) {
    return value ? with(*value) : withNull();
  }

  bool step();  // true: a row stands ready
  void run();   // to the end; then the marks can be bound anew
  std::int64_t integer(int column) const;
  double real(int column) const;
  bool null(int column) const;
  bool isInteger(int column) const;
  int columns() const;
  std::string_view view(int column) const;  // text or bytes; valid until the next step
  std::string text(int column) const { return std::string(view(column)); }

 private:
  Connection& connection_;
  const char* sql_;
  std::unique_ptr<SQLite::Statement> held_;
  int bound_ = 0;
};

// One BLOB, read where it lies, so that it need not be held whole. Like a statement it keeps its connection reading.
class BlobReader {
 public:
  BlobReader(Connection& connection, const char* table, const char* column, std::int64_t row);
  std::int64_t size() const;
  std::string piece(std::int64_t from, std::size_t most) const;

 private:
  std::unique_ptr<sqlite3_blob, int (*)(sqlite3_blob*)> blob_;
};

class Connection {
 public:
  enum class Mode { readWrite, create, readOnly };  // readOnly never writes but takes part in WAL
  Connection(const std::filesystem::path& file, Mode mode);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  Statement prepare(Sql sql) { return Statement(*this, sql.text); }
  void run(Sql sql) { prepare(sql).run(); }
  std::int64_t integer(Sql sql);        // first column of the first row; 0 without a row
  void script(const std::string& sql);  // several statements: migrations only
  // Changes when another connection committed.
  std::int64_t dataVersion() { return integer("PRAGMA data_version"); }
  bool inTransaction() const;
  // Fills a BLOB of `size` bytes that is there already (zeroblob) from `bytes`, piece by piece. Inside a transaction.
  void fillBlob(const char* table, const char* column, std::int64_t row, std::istream& bytes, std::int64_t size);
  std::string path() const;

 private:
  friend class Statement;
  friend class BlobReader;
  std::unique_ptr<SQLite::Database> database_;
  std::unordered_map<const char*, std::unique_ptr<SQLite::Statement>> idle_;
};

}  // namespace muster::app
