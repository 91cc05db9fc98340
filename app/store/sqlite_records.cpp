#include "app/store/sqlite_records.h"

#include <istream>

#include "app/store/blob_rows.h"
#include "app/store/store_file.h"
#include "core/base/digest.h"

namespace muster::app {
namespace {

std::string joined(const std::vector<std::string>& duties) {
  std::string text;
  for (const auto& duty : duties) text += (text.empty() ? "" : "\n") + duty;
  return text;
}

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> parts;
  for (std::size_t from = 0; from < text.size();) {
    const auto end = std::min(text.find('\n', from), text.size());
    parts.push_back(text.substr(from, end - from));
    from = end + 1;
  }
  return parts;
}

PersonRecord personAt(const Statement& row) { return {row.text(0), row.text(1), row.text(2), row.text(3), split(row.text(4))}; }

}  // namespace

void SqliteRecords::savePerson(const PersonRecord& person) {
  const auto duties = joined(person.duties);
  file_.write([&](Writing& writing) {
    writing.connection
        .prepare(
            "INSERT INTO people(code, name, staff_number, salt, duties) VALUES ($1, $2, $3, $4, $5) ON CONFLICT(code) DO UPDATE SET "
            "name = excluded.name, staff_number = excluded.staff_number, salt = excluded.salt, duties = excluded.duties")
        .with(person.code)
        .with(person.name)
        .with(person.staffNumber)
        .with(person.salt)
        .with(duties)
        .run();
  });
}

std::optional<PersonRecord> SqliteRecords::person(const std::string& code) {
  auto reader = file_.read();
  auto row = reader->prepare("SELECT code, name, staff_number, salt, duties FROM people WHERE code = $1");
  return row.with(code).step() ? std::optional(personAt(row)) : std::nullopt;
}

std::vector<PersonRecord> SqliteRecords::people() {
  auto reader = file_.read();
  auto row = reader->prepare("SELECT code, name, staff_number, salt, duties FROM people ORDER BY code");
  std::vector<PersonRecord> all;
  while (row.step()) all.push_back(personAt(row));
  return all;
}

void SqliteRecords::saveSetting(const std::string& key, const std::string& value) {
  file_.write([&](Writing& writing) {
    writing.connection.prepare("INSERT INTO settings(key, value) VALUES ($1, $2) ON CONFLICT(key) DO UPDATE SET value = excluded.value")
        .with(key)
        .with(value)
        .run();
  });
}

std::optional<std::string> SqliteRecords::setting(const std::string& key) {
  auto reader = file_.read();
  auto row = reader->prepare("SELECT value FROM settings WHERE key = $1");
  return row.with(key).step() ? std::optional(row.text(0)) : std::nullopt;
}

void SqliteRecords::quarantine(const std::vector<QuarantineRow>& rows) {
  if (rows.empty()) return;
  file_.write([&](Writing& writing) {
    for (const auto& one : rows) {
      writing.connection.prepare("INSERT INTO quarantine(file, line, text, code, reason, at_us) VALUES ($1, $2, $3, $4, $5, $6)")
          .with(one.file)
          .with(one.line)
          .with(one.text)
          .with(one.code)
          .with(one.reason)
          .with(one.at.micros)
          .run();
    }
  });
}

std::vector<QuarantineRow> SqliteRecords::quarantined(int limit) {
  auto reader = file_.read();
  auto row = reader->prepare("SELECT file, line, text, code, reason, at_us FROM quarantine ORDER BY id DESC LIMIT $1");
  row.with(limit > 0 ? limit : -1);
  std::vector<QuarantineRow> rows;
  while (row.step()) { rows.push_back({row.text(0), static_cast<int>(row.integer(1)), row.text(2), row.text(3), row.text(4), {row.integer(5)}}); }
  return rows;
}

std::string SqliteBlobs::put(std::string_view bytes, std::string_view mediaType) {
  auto digest = core::sha256Hex(bytes);
  if (kept(digest)) return digest;
  const std::string type(mediaType);
  file_->write([&](Writing& writing) {
    writing.connection
        .prepare("INSERT INTO blobs(digest, media_type, bytes) VALUES ($1, $2, $3) ON CONFLICT(digest) DO UPDATE SET bytes = excluded.bytes")
        .with(digest)
        .with(type)
        .with(Bytes{bytes})
        .run();
  });
  return digest;
}

bool SqliteBlobs::kept(const std::string& digest) {
  auto reader = file_->read();
  auto row = reader->prepare("SELECT 1 FROM blobs WHERE digest = $1 AND length(bytes) IS NOT NULL");
  return row.with(digest).step();
}

// Once for its digest and size, once for its bytes: what lies on the disk already need not lie in memory too.
std::string SqliteBlobs::putStream(std::istream& bytes, std::string_view mediaType) {
  const auto start = bytes.tellg();
  if (start == std::istream::pos_type(-1)) return Blobs::putStream(bytes, mediaType);  // a pipe: it cannot be read twice
  core::Sha256 hash;
  std::int64_t size = 0;
  for (std::vector<char> piece(1 << 18); bytes.read(piece.data(), static_cast<std::streamsize>(piece.size())) || bytes.gcount() > 0;) {
    hash.update({piece.data(), static_cast<std::size_t>(bytes.gcount())});
    size += bytes.gcount();
  }
  const auto digest = core::hex(hash.finish());
  if (kept(digest)) return digest;
  const std::string type(mediaType);
  file_->write([&](Writing& writing) {
    bytes.clear();
    bytes.seekg(start);
    fillBlobRow(writing.connection, digest, type, bytes, size);
  });
  return digest;
}

std::optional<std::string> SqliteBlobs::get(const std::string& digest) {
  auto reader = file_->read();
  auto row = reader->prepare("SELECT bytes FROM blobs WHERE digest = $1 AND bytes IS NOT NULL");
  return row.with(digest).step() ? std::optional(row.text(0)) : std::nullopt;
}

}  // namespace muster::app
