#include "app/store/backup.h"

#include <fcntl.h>
#include <unistd.h>

#include <fstream>

#include "app/store/record_tables.h"
#include "app/store/store_file.h"
#include "app/store/transaction.h"
#include "core/archive/bundle.h"

namespace muster::app {
namespace {

core::Cell cellAt(const Statement& row, int column) {
  if (row.null(column)) return std::monostate{};
  if (row.isInteger(column)) return row.integer(column);
  return row.text(column);
}

void writeFacts(Connection& connection, core::BundleWriter& bundle, BackupReport& report) {
  auto row = connection.prepare("SELECT node, idx, bytes FROM facts ORDER BY node, idx");
  for (; row.step(); ++report.facts) {
    bundle.fact(static_cast<std::uint32_t>(row.integer(0)), static_cast<std::uint64_t>(row.integer(1)), row.text(2));
  }
}

void writeRecords(Connection& connection, core::BundleWriter& bundle, BackupReport& report) {
  for (const auto& table : recordTables()) {
    auto row = connection.prepare(table.select);
    for (; row.step(); ++report.records) {
      std::vector<core::Cell> cells;
      for (int column = 0; column < row.columns(); ++column) cells.push_back(cellAt(row, column));
      bundle.record(table.name, table.columns, std::move(cells));
    }
  }
}

void writeBlobs(Connection& connection, core::BundleWriter& bundle, BackupReport& report) {
  auto row = connection.prepare("SELECT digest, media_type, rowid FROM blobs WHERE length(bytes) IS NOT NULL ORDER BY digest");
  for (; row.step(); ++report.blobs) {
    const BlobReader bytes(connection, "blobs", "bytes", row.integer(2));
    bundle.blob(row.view(0), row.view(1), static_cast<std::uint64_t>(bytes.size()),
                [&](std::uint64_t from, std::size_t most) { return bytes.piece(static_cast<std::int64_t>(from), most); });
  }
}

// On the disk, not only on its way there: a backup is for the day the power fails.
void makeDurable(const std::filesystem::path& file) {
  const int handle = open(file.c_str(), O_RDONLY | O_CLOEXEC);
  const bool kept = handle >= 0 && fsync(handle) == 0;
  if (handle >= 0) close(handle);
  if (!kept) throw StoreError(StoreError::Kind::other, "the backup could not be written to the disk: " + file.string());
}

}  // namespace

BackupReport backupStore(StoreFile& file, const std::filesystem::path& target) {
  BackupReport report;
  auto part = target;
  part += ".part";
  {
    std::ofstream out(part, std::ios::binary | std::ios::trunc);
    if (!out) throw StoreError(StoreError::Kind::other, "no file can be made at " + part.string());
    out.exceptions(std::ios::badbit | std::ios::failbit);
    auto reader = file.read();
    Snapshot snapshot(*reader);
    const auto tree = readTree(*reader, file.node());
    report.head = {file.node(), tree.size(), tree.root()};
    core::BundleWriter bundle(out, MUSTER_VERSION);
    bundle.head({report.head.node, report.head.size, core::hex(report.head.root)});
    writeFacts(*reader, bundle, report);
    writeRecords(*reader, bundle, report);
    writeBlobs(*reader, bundle, report);
    bundle.finish();
    out.flush();
  }
  makeDurable(part);
  report.bytes = std::filesystem::file_size(part);
  std::filesystem::rename(part, target);
  return report;
}

}  // namespace muster::app
