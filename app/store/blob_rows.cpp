#include "app/store/blob_rows.h"

namespace muster::app {

void fillBlobRow(Connection& connection, const std::string& digest, const std::string& mediaType, std::istream& bytes, std::int64_t size) {
  std::int64_t id = 0;
  {
    auto row = connection.prepare(
        "INSERT INTO blobs(digest, media_type, bytes) VALUES ($1, $2, zeroblob($3)) "
        "ON CONFLICT(digest) DO UPDATE SET bytes = excluded.bytes RETURNING rowid");
    if (!row.with(digest).with(mediaType).with(size).step()) throw StoreError(StoreError::Kind::other, "a file could not be kept");
    id = row.integer(0);
    while (row.step()) {}
  }
  connection.fillBlob("blobs", "bytes", id, bytes, size);
}

}  // namespace muster::app
