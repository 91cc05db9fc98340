// Bundles for backup: facts, records and blobs as Boost.Serialization text archives of at most 4 MB, in a container.
//
// Only for our own backups, never for uploads: an archive is parsed only after lengths and digests of the whole bundle held
// (container.h). Boost stays in the .cpp. One thread; streams are the caller's and must outlive writer and reader.
#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/outcome.h"

namespace muster::core {

// The log when the backup began: what a restore must arrive at.
struct LogHead {
  std::uint32_t node = 0;
  std::uint64_t size = 0;
  std::string root;  // hex
  bool operator==(const LogHead&) const = default;
};

struct FactRows {  // canonical bytes of facts, one after the other in log order
  std::uint32_t node = 0;
  std::uint64_t first = 0;  // index of the first
  std::vector<std::string> bytes;
  bool operator==(const FactRows&) const = default;
};

using Cell = std::variant<std::monostate, std::int64_t, std::string>;  // NULL, integer, text or bytes

struct RecordRows {  // rows of one table of records
  std::string table;
  std::vector<std::string> columns;
  std::vector<std::vector<Cell>> rows;
  bool operator==(const RecordRows&) const = default;
};

struct BlobPiece {  // a blob, or a piece of a large one
  std::string digest, mediaType;
  std::uint64_t offset = 0;
  bool last = true;
  std::string bytes;
  bool operator==(const BlobPiece&) const = default;
};

using BundlePart = std::variant<LogHead, FactRows, RecordRows, BlobPiece>;

// Gathers rows until a part is full, so memory stays small however large the store is.
class BundleWriter {
 public:
  BundleWriter(std::ostream& out, std::string_view program);
  ~BundleWriter();  // without finish() the bundle stays cut
  BundleWriter(const BundleWriter&) = delete;
  BundleWriter& operator=(const BundleWriter&) = delete;

  void head(const LogHead& head);
  void fact(std::uint32_t node, std::uint64_t index, std::string bytes);
  void record(std::string_view table, const std::vector<std::string>& columns, std::vector<Cell> row);
  // `size` bytes, asked for piece after piece.
  using Piece = std::function<std::string(std::uint64_t from, std::size_t most)>;
  void blob(std::string_view digest, std::string_view mediaType, std::uint64_t size, const Piece& piece);
  void finish();

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

class BundleReader {
 public:
  // Checks the whole bundle first; the stream must be able to go back. Problems: those of the container, "bad-archive".
  static Outcome<BundleReader> open(std::istream& in);
  BundleReader(BundleReader&&) noexcept;
  BundleReader& operator=(BundleReader&&) noexcept;
  ~BundleReader();

  const std::string& program() const;
  Outcome<std::optional<BundlePart>> next();  // nullopt after the last; "newer-program" for a part this program does not know

 private:
  struct Inside;
  explicit BundleReader(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

}  // namespace muster::core
