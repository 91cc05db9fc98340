#include "app/store/connection.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <istream>
#include <thread>

#include "app/store/migrate.h"

namespace muster::app {
namespace {

StoreError::Kind kindOf(int code) {
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return StoreError::Kind::busy;
    case SQLITE_FULL: return StoreError::Kind::full;
    case SQLITE_CORRUPT: return StoreError::Kind::damaged;
    case SQLITE_NOTADB: return StoreError::Kind::notAStore;
    case SQLITE_READONLY:
    case SQLITE_PERM: return StoreError::Kind::readOnly;
    case SQLITE_CONSTRAINT: return StoreError::Kind::constraint;
    default: return StoreError::Kind::other;
  }
}

template <typename Body>
auto guarded(Body body) {
  try {
    return body();
  } catch (const SQLite::Exception& e) {
    throw StoreError(kindOf(e.getErrorCode()), std::string("store: ") + e.what() + " (SQLite " + std::to_string(e.getExtendedErrorCode()) + ")");
  }
}

int flagsFor(Connection::Mode mode) {
  return SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX | (mode == Connection::Mode::create ? SQLite::OPEN_CREATE : 0);
}

constexpr int kBusyMs = 5000;

// SQLite does not wait for its busy timeout when the journal mode changes: two programs that make one store meet here.
void turnOnWal(SQLite::Database& database) {
  for (int tries = kBusyMs / 10;; --tries) {
    const int code = database.tryExec("PRAGMA journal_mode=WAL");
    if (code == SQLITE_OK) return;
    if ((code & 0xff) != SQLITE_BUSY || tries == 0) throw SQLite::Exception(database.getHandle(), code);
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

// A database of another program keeps the journal mode it has; who opens a store refuses it (migrate). In this order: another process
// may be making the store at this moment, tables and id in one transaction.
bool isForeign(SQLite::Database& database) {
  return database.execAndGet("SELECT count(*) FROM sqlite_master").getInt64() != 0 &&
         database.execAndGet("PRAGMA application_id").getInt64() != kApplicationId;
}

enum class Access { read = 0, write = 1 };
using OpenBlob = std::unique_ptr<sqlite3_blob, int (*)(sqlite3_blob*)>;

OpenBlob openBlob(sqlite3* handle, const char* table, const char* column, std::int64_t row, Access access) {
  sqlite3_blob* opened = nullptr;
  if (const int code = sqlite3_blob_open(handle, "main", table, column, row, static_cast<int>(access), &opened); code != SQLITE_OK)
    throw StoreError(kindOf(code),
                     std::string(access == Access::read ? "a kept file could not be read: " : "a file could not be kept: ") + sqlite3_errmsg(handle));
  return {opened, sqlite3_blob_close};
}

}  // namespace

Statement::Statement(Connection& connection, const char* sql) : connection_(connection), sql_(sql) {
  if (auto found = connection.idle_.find(sql); found != connection.idle_.end() && found->second) {
    held_ = std::move(found->second);
  } else {
    held_ = guarded([&] { return std::make_unique<SQLite::Statement>(*connection.database_, sql); });
  }
}

Statement::~Statement() {
  held_->tryReset();
  connection_.idle_[sql_] = std::move(held_);
}

Statement& Statement::with(std::int64_t value) {
  return guarded([&] { held_->bind(++bound_, value); }), *this;
}
Statement& Statement::with(double value) {
  return guarded([&] { held_->bind(++bound_, value); }), *this;
}
Statement& Statement::with(const std::string& value) {
  return guarded([&] { held_->bindNoCopy(++bound_, value); }), *this;
}
Statement& Statement::with(Bytes value) {
  static const char kEmpty = 0;  // a null pointer would bind NULL
  const void* data = value.view.empty() ? &kEmpty : value.view.data();
  return guarded([&] { held_->bindNoCopy(++bound_, data, static_cast<int>(value.view.size())); }), *this;
}
Statement& Statement::withNull() {
  return guarded([&] { held_->bind(++bound_); }), *this;
}

bool Statement::step() {
  return guarded([&] { return held_->executeStep(); });
}

void Statement::run() {
  while (step()) {}
  held_->tryReset();
  bound_ = 0;
}

std::int64_t Statement::integer(int column) const { return held_->getColumn(column).getInt64(); }
double Statement::real(int column) const { return held_->getColumn(column).getDouble(); }
bool Statement::null(int column) const { return held_->isColumnNull(column); }
bool Statement::isInteger(int column) const { return held_->getColumn(column).isInteger(); }
int Statement::columns() const { return held_->getColumnCount(); }
std::string_view Statement::view(int column) const {
  const auto value = held_->getColumn(column);
  const char* data = static_cast<const char*>(value.getBlob());
  return data == nullptr ? std::string_view() : std::string_view(data, static_cast<std::size_t>(value.getBytes()));
}

Connection::Connection(const std::filesystem::path& file, Mode mode) {
  guarded([&] {
    database_ = std::make_unique<SQLite::Database>(file.string(), flagsFor(mode), kBusyMs);
    sqlite3_extended_result_codes(database_->getHandle(), 1);
    if (mode != Mode::readOnly) {
      if (!isForeign(*database_)) turnOnWal(*database_);
      database_->exec("PRAGMA synchronous=FULL");
      database_->exec("PRAGMA foreign_keys=ON");
      database_->exec("PRAGMA cache_size=-16000");        // a step of an import stays in memory until its commit, a whole file need not
      database_->exec("PRAGMA wal_autocheckpoint=4000");  // 16 MB: a page that changes often is copied back less often
    } else {
      database_->exec("PRAGMA query_only=ON");
    }
  });
}

Connection::~Connection() = default;

std::int64_t Connection::integer(Sql sql) {
  auto statement = prepare(sql);
  return statement.step() ? statement.integer(0) : 0;
}

void Connection::script(const std::string& sql) {
  guarded([&] { database_->exec(sql); });
}

bool Connection::inTransaction() const { return sqlite3_get_autocommit(database_->getHandle()) == 0; }
std::string Connection::path() const { return database_->getFilename(); }

void Connection::fillBlob(const char* table, const char* column, std::int64_t row, std::istream& bytes, std::int64_t size) {
  const auto blob = openBlob(database_->getHandle(), table, column, row, Access::write);
  std::vector<char> piece(1 << 18);
  for (std::int64_t done = 0; done < size;) {
    bytes.read(piece.data(), static_cast<std::streamsize>(std::min<std::int64_t>(static_cast<std::int64_t>(piece.size()), size - done)));
    const auto got = bytes.gcount();
    if (got <= 0) throw StoreError(StoreError::Kind::other, "a file could not be kept: it grew shorter while it was read");
    if (const int code = sqlite3_blob_write(blob.get(), piece.data(), static_cast<int>(got), static_cast<int>(done)); code != SQLITE_OK)
      throw StoreError(kindOf(code), std::string("a file could not be kept: ") + sqlite3_errmsg(database_->getHandle()));
    done += got;
  }
}

BlobReader::BlobReader(Connection& connection, const char* table, const char* column, std::int64_t row)
    : blob_(openBlob(connection.database_->getHandle(), table, column, row, Access::read)) {}

std::int64_t BlobReader::size() const { return sqlite3_blob_bytes(blob_.get()); }

std::string BlobReader::piece(std::int64_t from, std::size_t most) const {
  std::string bytes(static_cast<std::size_t>(std::min(size() - from, static_cast<std::int64_t>(most))), '\0');
  if (const int code = sqlite3_blob_read(blob_.get(), bytes.data(), static_cast<int>(bytes.size()), static_cast<int>(from)); code != SQLITE_OK)
    throw StoreError(kindOf(code), "a kept file could not be read (SQLite " + std::to_string(code) + ")");
  return bytes;
}

}  // namespace muster::app
