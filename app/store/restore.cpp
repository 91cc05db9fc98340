#include <algorithm>
#include <fstream>

#include "app/store/backup.h"
#include "app/store/migrate.h"
#include "app/store/record_tables.h"
#include "app/store/store.h"
#include "app/store/transaction.h"
#include "core/archive/bundle.h"
#include "core/base/digest.h"
#include "core/journal/happenings.h"

namespace muster::app {
namespace {

core::Problem problem(std::string code, core::Message text, core::Message remedy = core::msg("Take another backup. Nothing was changed.")) {
  return {std::move(code), std::move(text), std::move(remedy), {}};
}

// Puts the parts of one bundle into an empty, migrated database.
class Restoring {
 public:
  Restoring(Connection& connection, RestoreReport& report) : connection_(connection), report_(report) {}

  void take(const core::LogHead& head) {
    head_ = head;
    log_.emplace(connection_, head.node);
  }

  void take(const core::FactRows& facts) {
    if (!log_) throw StoreError(StoreError::Kind::damaged, "the backup has facts before its head");
    for (std::size_t i = 0; i < facts.bytes.size(); ++i, ++report_.facts) log_->adopt({facts.node, facts.first + i}, facts.bytes[i]);
  }

  void take(const core::RecordRows& records) {
    const auto& tables = recordTables();
    const auto table = std::find_if(tables.begin(), tables.end(), [&](const RecordTable& one) { return one.name == records.table; });
    if (table == tables.end()) throw StoreError(StoreError::Kind::newer, "the backup has records this program does not know: " + records.table);
    for (const auto& row : records.rows) {
      auto insert = connection_.prepare(table->insert);
      for (const auto& column : table->columns) bind(insert, records, row, column);
      insert.run();
      ++report_.records;
    }
  }

  void take(const core::BlobPiece& piece) {
    blob_ += piece.bytes;
    if (!piece.last) return;
    if (core::sha256Hex(blob_) != piece.digest) throw StoreError(StoreError::Kind::damaged, "blob " + piece.digest + " is not the one that was kept");
    connection_.prepare("INSERT INTO blobs(digest, media_type, bytes) VALUES ($1, $2, $3)")
        .with(piece.digest)
        .with(piece.mediaType)
        .with(Bytes{blob_})
        .run();
    ++report_.blobs;
    blob_.clear();
  }

  // The log must be the one the backup says it is.
  void finish() {
    if (!log_) throw StoreError(StoreError::Kind::damaged, "the backup has no head");
    report_.continues = log_->head();
    if (report_.continues.size != head_.size || core::hex(report_.continues.root) != head_.root) {
      throw StoreError(StoreError::Kind::damaged, "the facts of the backup are not those its head names");
    }
  }

 private:
  static void bind(Statement& insert, const core::RecordRows& records, const std::vector<core::Cell>& row, const std::string& column) {
    const auto at = static_cast<std::size_t>(std::find(records.columns.begin(), records.columns.end(), column) - records.columns.begin());
    if (at >= row.size() || std::holds_alternative<std::monostate>(row[at]))
      insert.withNull();
    else if (const auto* number = std::get_if<std::int64_t>(&row[at]))
      insert.with(*number);
    else
      insert.with(std::get<std::string>(row[at]));
  }

  Connection& connection_;
  RestoreReport& report_;
  core::LogHead head_;
  std::optional<LogWriter> log_;
  std::string blob_;
};

core::Outcome<core::Nothing> fill(const std::filesystem::path& file, core::BundleReader& bundle, RestoreReport& report) {
  Connection connection(file, Connection::Mode::create);
  migrate(connection);
  Transaction transaction(connection);
  Restoring restoring(connection, report);
  for (;;) {
    auto part = bundle.next();
    if (!part) return part.problems();
    if (!part.value()) break;
    std::visit([&](const auto& one) { restoring.take(one); }, *part.value());
  }
  restoring.finish();
  transaction.commit();
  return core::Nothing{};
}

// The views are made by opening; then the new epoch is told.
void openEpoch(const StoreSetup& setup, RestoreReport& report) {
  Store store(setup);
  const auto known = store.journal().state(core::store());
  const auto before = known ? std::get<core::StoreState>(known->value) : core::StoreState{};
  core::StoreOpened opened{before.zone, before.epoch + 1,
                           core::text(core::FactId{report.continues.node, report.continues.size}) + ":" + core::hex(report.continues.root),
                           before.demonstration};
  const std::string name = "restore:" + opened.continues;
  store.journal().append({name, core::sha256Hex(name), {core::draft(opened, setup.now(), "")}, {}});
  report.epoch = opened.epoch;
}

}  // namespace

core::Outcome<RestoreReport> restoreStore(const std::filesystem::path& bundle, const StoreSetup& into) {
  if (std::filesystem::exists(into.file))
    return problem("store-exists", core::msg("there is a store at {file} already", {{"file", into.file.string()}}),
                   core::msg("Take another folder."));
  std::ifstream in(bundle, std::ios::binary);
  if (!in) return problem("no-such-file", core::msg("{file} cannot be read", {{"file", bundle.string()}}), core::msg("Look at its name and place."));
  auto reader = core::BundleReader::open(in);
  if (!reader) return reader.problems();

  auto making = into;
  making.file += ".restoring";
  const auto clear = [&] {
    for (const auto* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(making.file.string() + suffix);
  };
  if (into.file.has_parent_path()) std::filesystem::create_directories(into.file.parent_path());
  clear();
  RestoreReport report;
  try {
    if (auto filled = fill(making.file, reader.value(), report); !filled) return clear(), filled.problems();
    openEpoch(making, report);
  } catch (const StoreError& e) {
    clear();
    if (e.kind() != StoreError::Kind::damaged && e.kind() != StoreError::Kind::newer) throw;
    return problem("bad-backup", core::msg("{why}", {{"why", std::string(e.what())}}));
  }
  std::filesystem::rename(making.file, into.file);
  return report;
}

}  // namespace muster::app
