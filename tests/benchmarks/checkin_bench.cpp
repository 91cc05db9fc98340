// Durable check-ins over HTTP (POST /api/v1/checkins, connections kept) beside single-row durable commits of the same bytes (the fact's) through one
// kept statement: one client after another, then eight at once, where group commit has to pay for itself. Every set was taken out before the clock
// starts.
#include <sqlite3.h>

#include <mutex>
#include <stdexcept>
#include <thread>

#include "app/web/server.h"
#include "core/journal/fact.h"
#include "tests/benchmarks/bench_store.h"
#include "tests/benchmarks/http.h"
#include "tests/benchmarks/measure.h"
#include "tests/benchmarks/slow_disk.h"

namespace muster::benchmarks {
namespace {

constexpr std::chrono::milliseconds kOfficeDisk{3};  // as an ordinary disk syncs; the one below is measured as it is, too

class RawTable {
 public:
  explicit RawTable(const std::filesystem::path& file) {
    if (sqlite3_open(file.c_str(), &db_) != SQLITE_OK) throw std::runtime_error("the plain database could not be made");
    run("PRAGMA journal_mode=WAL");
    run("PRAGMA synchronous=FULL");
    run("CREATE TABLE rows(id INTEGER PRIMARY KEY, bytes BLOB NOT NULL)");
    sqlite3_prepare_v2(db_, "INSERT INTO rows(bytes) VALUES (?1)", -1, &insert_, nullptr);
  }
  ~RawTable() {
    sqlite3_finalize(insert_);
    sqlite3_close(db_);
  }
  RawTable(const RawTable&) = delete;
  RawTable& operator=(const RawTable&) = delete;
  void insert(const std::string& bytes) {
    sqlite3_bind_blob(insert_, 1, bytes.data(), static_cast<int>(bytes.size()), SQLITE_STATIC);
    if (sqlite3_step(insert_) != SQLITE_DONE) throw std::runtime_error("a plain row was not written");
    sqlite3_reset(insert_);
  }

 private:
  void run(const char* sql) {
    if (sqlite3_exec(db_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) throw std::runtime_error(sql);
  }
  sqlite3* db_ = nullptr;
  sqlite3_stmt* insert_ = nullptr;
};

struct Timed {
  double perSecond = 0;
  std::vector<double> each;  // milliseconds
};

// `clients` threads share `count` pieces of work.
Timed timed(int clients, int count, const std::function<void(int client, int number)>& work) {
  Timed result;
  std::mutex mutex;
  const double took = millisecondsOf([&] {
    std::vector<std::jthread> threads;
    for (int client = 0; client < clients; ++client) {
      threads.emplace_back([&, client] {
        std::vector<double> mine;
        for (int number = client; number < count; number += clients) mine.push_back(millisecondsOf([&] { work(client, number); }));
        std::scoped_lock lock(mutex);
        result.each.insert(result.each.end(), mine.begin(), mine.end());
      });
    }
  });
  result.perSecond = count * 1000.0 / took;
  return result;
}

std::string lastFact(BenchStore& store) {
  const auto latest = store.world().views.latest(std::nullopt, 1, {});
  return core::canonicalBytes(latest.at(0));
}

void measure(const Settings& settings, Report& report, BenchStore& store, int port, int clients, int count, double aim, const std::string& disk) {
  const auto who = (clients == 1 ? "1 client" : std::to_string(clients) + " clients") + disk;
  Line rate{"durable check-ins over HTTP, " + who, "per second", {}, {}, "single-row durable commits", aim, Line::Better::more};
  Line slow{"durable check-ins over HTTP, " + who + ": p99", "ms", {}, {}, "p99 of the single-row commits", 8.0};
  RawTable raw(settings.folder / "checkins" / ("plain" + std::to_string(clients) + disk + ".db"));
  std::string bytes;
  alternate(
      settings,
      [&] {
        checkOutAll(store, 1, count);
        std::vector<std::unique_ptr<Client>> doors;
        for (int i = 0; i < clients; ++i) doors.push_back(std::make_unique<Client>(port));
        const auto run = std::to_string(clients) + disk + "-" + std::to_string(rate.ours.size()) + "-";
        const auto done = timed(clients, count, [&](int client, int number) {
          const auto body = R"({"by":"P001","command":"check-in-)" + run + std::to_string(number) + R"(","direction":"in","unit":")" +
                            store.set(number + 1) + R"(","use":"carried"})";
          auto& door = *doors[static_cast<std::size_t>(client)];
          if (door.ask("POST", "/api/v1/checkins", body, "Content-Type: application/json\r\n") != 201) throw std::runtime_error(door.body());
        });
        rate.ours.push_back(done.perSecond);
        slow.ours.push_back(at(done.each, 0.99));
        bytes = lastFact(store);
      },
      [&] {
        const auto done = timed(1, count, [&](int, int) { raw.insert(bytes); });
        rate.plain.push_back(done.perSecond);
        slow.plain.push_back(at(done.each, 0.99));
      });
  report.add(rate);
  report.add(slow);
}

}  // namespace

void benchCheckIns(const Settings& settings, Report& report) {
  BenchStore store(settings.folder / "checkins", 1600);
  app::WebServer server(store.world(), {"127.0.0.1", 0, false});
  server.start();
  measure(settings, report, store, server.port(), 1, 400, 0.3, "");
  measure(settings, report, store, server.port(), 8, 1600, 1.5, "");
  SlowDisk slow(kOfficeDisk);
  measure(settings, report, store, server.port(), 1, 400, 0.3, ", a sync takes 3 ms");
  measure(settings, report, store, server.port(), 8, 1600, 1.5, ", a sync takes 3 ms");
}

}  // namespace muster::benchmarks
