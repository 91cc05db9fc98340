#include <algorithm>
#include <fstream>

#include "app/store/backup.h"
#include "app/store/blob_rows.h"
#include "app/store/migrate.h"
#include "app/store/record_tables.h"
#include "app/store/store.h"
#include "app/store/transaction.h"
#include "core/archive/bundle.h"
#include "core/base/digest.h"
#include "core/journal/happenings.h"

namespace muster::app {
namespace {

constexpr const char* kWaitingBlob = "-blob";

core::Problem problem(std::string code, core::Message text, core::Message remedy = core::msg("Take another backup. Nothing was changed.")) {
  return {std::move(code), std::move(text), std::move(remedy), {}};
}

// Puts the parts of one bundle into an empty, migrated database.
class Restoring {
 public:
  Restoring(Connection& connection, RestoreReport& report, std::filesystem::path waiting)
      : connection_(connection), report_(report), waiting_(std::move(waiting)) {}

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

  // A row is made once its size is known, and memory may be smaller than a blob: its pieces wait in a file.
  void take(const core::BlobPiece& piece) {
    if (!blob_) blob_ = std::make_unique<Waiting>(waiting_);
    if (piece.offset != blob_->size) throw StoreError(StoreError::Kind::damaged, "a piece of blob " + piece.digest + " is missing");
    if (!blob_->file.write(piece.bytes.data(), static_cast<std::streamsize>(piece.bytes.size())))
      throw StoreError(StoreError::Kind::full, "there is no room for the files of the backup at " + waiting_.string());
    blob_->hash.update(piece.bytes);
    blob_->size += piece.bytes.size();
    if (!piece.last) return;
    if (core::hex(blob_->hash.finish()) != piece.digest)
      throw StoreError(StoreError::Kind::damaged, "blob " + piece.digest + " is not the one that was kept");
    blob_->file.seekg(0);
    fillBlobRow(connection_, piece.digest, piece.mediaType, blob_->file, static_cast<std::int64_t>(blob_->size));
    ++report_.blobs;
    blob_.reset();
  }

  // The log must be the one the backup says it is.
  void finish() {
    if (!log_) throw StoreError(StoreError::Kind::damaged, "the backup has no head");
    if (blob_) throw StoreError(StoreError::Kind::damaged, "the last piece of a blob is missing");
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
  std::filesystem::path waiting_;
  struct Waiting {
    explicit Waiting(const std::filesystem::path& at) : file(at, std::ios::in | std::ios::out | std::ios::binary | std::ios::trunc) {}
    std::fstream file;
    core::Sha256 hash;
    std::uint64_t size = 0;
  };
  std::unique_ptr<Waiting> blob_;
};

core::Outcome<core::Nothing> fill(const std::filesystem::path& file, core::BundleReader& bundle, RestoreReport& report) {
  Connection connection(file, Connection::Mode::create);
  migrate(connection);
  Transaction transaction(connection);
  auto waiting = file;
  waiting += kWaitingBlob;
  Restoring restoring(connection, report, waiting);
  for (;;) {
    auto part = bundle.next();
    if (!part) return part.problems();
    if (!part.value()) break;
    std::visit([&](const auto& one) { restoring.take(one); }, *part.value());
  }
  restoring.finish();
  transaction.commit();
  std::filesystem::remove(waiting);
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
    for (const auto* suffix : {"", "-wal", "-shm", kWaitingBlob}) std::filesystem::remove(making.file.string() + suffix);
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
