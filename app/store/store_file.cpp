#include "app/store/store_file.h"

#include "app/ports/adopted_rules.h"
#include "app/store/migrate.h"
#include "app/store/rebuild.h"
#include "app/store/transaction.h"

namespace muster::app {
namespace {

std::filesystem::path prepared(const StoreSetup& setup) {
  if (setup.create) {
    if (setup.file.has_parent_path()) std::filesystem::create_directories(setup.file.parent_path());
  } else if (!std::filesystem::exists(setup.file)) {
    throw StoreError(StoreError::Kind::notAStore, "there is no store at " + setup.file.string());
  }
  return setup.file;
}

std::optional<std::string> setting(Connection& connection, const std::string& key) {
  auto row = connection.prepare("SELECT value FROM settings WHERE key = $1");
  return row.with(key).step() ? std::optional(row.text(0)) : std::nullopt;
}

void saveSetting(Connection& connection, const std::string& key, const std::string& value) {
  connection.prepare("INSERT INTO settings(key, value) VALUES ($1, $2) ON CONFLICT(key) DO UPDATE SET value = excluded.value")
      .with(key)
      .with(value)
      .run();
}

std::uint32_t nodeOf(Connection& connection, std::uint32_t wanted) {
  migrate(connection);
  if (const auto node = setting(connection, "store.node")) return static_cast<std::uint32_t>(std::stoul(*node));
  Transaction transaction(connection);
  if (const auto node = setting(connection, "store.node")) return static_cast<std::uint32_t>(std::stoul(*node));
  saveSetting(connection, "store.node", std::to_string(wanted));
  saveSetting(connection, "store.views", std::to_string(kViewsRevision));
  transaction.commit();
  return wanted;
}

}  // namespace

StoreFile::StoreFile(const StoreSetup& setup, Blobs& blobs)
    : path_(prepared(setup)),
      now_(setup.now),
      writer_(path_, setup.create ? Connection::Mode::create : Connection::Mode::readWrite),
      node_(nodeOf(writer_, setup.node)),
      sources_{[this](const core::Subject& subject) { return storedFactsAbout(writer_, subject); },
               [&blobs, load = setup.rules](const core::RulesState& adopted) { return load ? load(adopted, blobs) : loadRules(adopted, blobs); },
               setup.calendar},
      log_(writer_, node_),
      views_(writer_, sources_),
      writing_{writer_, log_, views_},
      readers_(path_),
      queue_([this](std::span<WriteQueue::Job* const> jobs) { carry(jobs); }) {
  if (!setup.durable) writer_.script("PRAGMA synchronous=OFF");
  if (setting(writer_, "store.views") == std::to_string(kViewsRevision)) return;
  write([](Writing& writing) {
    rebuildInPlace(writing);
    saveSetting(writing.connection, "store.views", std::to_string(kViewsRevision));
  });
}

void StoreFile::write(const std::function<void(Writing&)>& work) {
  queue_.submit([&] { work(writing_); });
}

void StoreFile::forget() {
  log_.forget();
  views_.forget();
}

void StoreFile::transact(std::span<WriteQueue::Job* const> jobs) {
  Transaction transaction(writer_);
  if (const auto version = writer_.dataVersion(); version != seenVersion_) {
    forget();  // somebody else wrote
    seenVersion_ = version;
  }
  for (auto* job : jobs) job->work();
  views_.finish();
  transaction.commit();
}

void StoreFile::carry(std::span<WriteQueue::Job* const> jobs) {
  try {
    transact(jobs);
  } catch (...) {
    forget();
    if (jobs.size() == 1) {
      jobs.front()->failed = std::current_exception();
      return;
    }
    // One of them cannot be done; each alone, so that only that one hears of it.
    for (auto* job : jobs) carry(std::span(&job, 1));
  }
}

}  // namespace muster::app
