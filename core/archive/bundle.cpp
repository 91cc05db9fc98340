#include "core/archive/bundle.h"

#include <algorithm>
#include <stdexcept>

#include "core/archive/container.h"
#include "core/archive/parts.h"

namespace muster::core {

namespace {

constexpr std::size_t kFull = 3u << 20;   // rows are closed into a part from here on
constexpr std::size_t kPiece = 3u << 20;  // of a blob

std::size_t weight(const Cell& cell) {
  const auto* text = std::get_if<std::string>(&cell);
  return 24 + (text ? text->size() : 0);
}

}  // namespace

struct BundleWriter::Inside {
  Inside(std::ostream& out, std::string_view program) : container(out, program) {}

  void put(const BundlePart& part) { container.part(kindOf(part), archiveOf(part)); }
  void flush() {
    if (!facts.bytes.empty()) put(facts);
    if (!records.rows.empty()) put(records);
    facts.bytes.clear();
    records.rows.clear();
    gathered = 0;
  }
  void gather(std::size_t bytes) {
    gathered += bytes;
    if (gathered >= kFull) flush();
  }

  ContainerWriter container;
  FactRows facts;
  RecordRows records;
  std::size_t gathered = 0;
};

BundleWriter::BundleWriter(std::ostream& out, std::string_view program) : inside_(std::make_unique<Inside>(out, program)) {}
BundleWriter::~BundleWriter() = default;

void BundleWriter::head(const LogHead& head) {
  inside_->flush();
  inside_->put(head);
}

void BundleWriter::fact(std::uint32_t node, std::uint64_t index, std::string bytes) {
  FactRows& facts = inside_->facts;
  if (!inside_->records.rows.empty() || facts.node != node || facts.first + facts.bytes.size() != index) inside_->flush();
  if (facts.bytes.empty()) {
    facts.node = node;
    facts.first = index;
  }
  const std::size_t size = bytes.size() + 12;
  facts.bytes.push_back(std::move(bytes));
  inside_->gather(size);
}

void BundleWriter::record(std::string_view table, const std::vector<std::string>& columns, std::vector<Cell> row) {
  if (row.size() != columns.size()) throw std::logic_error("a row that does not match its columns");
  RecordRows& records = inside_->records;
  if (!inside_->facts.bytes.empty() || records.table != table || records.columns != columns) inside_->flush();
  records.table = table;
  records.columns = columns;
  std::size_t size = 0;
  for (const Cell& cell : row) size += weight(cell);
  if (inside_->gathered + size > kFull) inside_->flush();  // a long cell goes into a part of its own
  records.rows.push_back(std::move(row));
  inside_->gather(size);
}

void BundleWriter::blob(std::string_view digest, std::string_view mediaType, std::uint64_t size, const Piece& piece) {
  inside_->flush();
  std::uint64_t offset = 0;
  do {
    BlobPiece next{std::string(digest), std::string(mediaType), offset, false, size == 0 ? std::string() : piece(offset, kPiece)};
    if (size > 0 && (next.bytes.empty() || next.bytes.size() > std::min<std::uint64_t>(kPiece, size - offset)))
      throw std::logic_error("a piece of a blob that is not its size");
    offset += next.bytes.size();
    next.last = offset == size;
    inside_->put(next);
  } while (offset < size);
}

void BundleWriter::finish() {
  inside_->flush();
  inside_->container.finish();
}

struct BundleReader::Inside {
  explicit Inside(ContainerReader reader) : container(std::move(reader)) {}
  ContainerReader container;
};

BundleReader::BundleReader(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
BundleReader::BundleReader(BundleReader&&) noexcept = default;
BundleReader& BundleReader::operator=(BundleReader&&) noexcept = default;
BundleReader::~BundleReader() = default;

Outcome<BundleReader> BundleReader::open(std::istream& in) {
  auto container = ContainerReader::open(in);
  if (!container) return container.problems();
  return BundleReader(std::make_unique<Inside>(std::move(container).value()));
}

const std::string& BundleReader::program() const { return inside_->container.program(); }

Outcome<std::optional<BundlePart>> BundleReader::next() {
  auto raw = inside_->container.next();
  if (!raw) return raw.problems();
  const auto& found = raw.value();
  if (!found) return std::optional<BundlePart>();
  auto part = partOf(found->kind, found->bytes);
  if (!part) return part.problems();
  return std::optional(std::move(part).value());
}

}  // namespace muster::core
