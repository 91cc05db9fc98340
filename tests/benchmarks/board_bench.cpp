// The board as JSON: of a brigade's 14 sets for eight clients at once, beside the plainest server; of 10,000 sets, beside sqlite3
// writing the stored columns as JSON. A change comes before each answer of the large board, so that nothing kept can be sent again.
#include <cstdlib>
#include <stdexcept>

#include "app/web/server.h"
#include "tests/benchmarks/bench_store.h"
#include "tests/benchmarks/http.h"
#include "tests/benchmarks/measure.h"

namespace muster::benchmarks {
namespace {

void fourteen(const Settings& settings, Report& report) {
  BenchStore store(settings.folder / "board14", 14);
  app::WebServer server(store.world(), {"127.0.0.1", 0, false});
  server.start();
  HelloServer hello;
  Line line{"board of 14 sets, 8 clients that keep their connection", "per second", {}, {}, "a Poco server that says hello", 0.4, Line::Better::more};
  constexpr int kClients = 8, kEach = 250;
  ratePerSecond(server.port(), kClients, 20, "/api/v1/board");
  alternate(
      settings, [&] { line.ours.push_back(ratePerSecond(server.port(), kClients, kEach, "/api/v1/board")); },
      [&] { line.plain.push_back(ratePerSecond(hello.port(), kClients, kEach, "/")); });
  report.add(line);
}

void tenThousand(const Settings& settings, Report& report) {
  constexpr int kSets = 10'000;
  const auto folder = settings.folder / "board10k";
  BenchStore store(folder, kSets);
  app::WebServer server(store.world(), {"127.0.0.1", 0, false});
  server.start();
  const auto file = folder / "plain.json";
  const auto now = std::to_string(store.clock.now().micros);
  const auto command = "sqlite3 -json '" + (folder / "muster.db").string() +
                       "' \"SELECT u.unit, u.kind, u.serial, u.model, u.place, s.state, s.ready_until_us, s.line FROM units u "
                       "JOIN segments s ON s.unit = u.unit AND s.from_us <= " +
                       now + " AND s.until_us > " + now + " WHERE u.retired_us IS NULL AND u.kind = 'bg4'\" > '" + file.string() + "'";
  const std::string path = "/api/v1/board";
  Line line{"board of 10,000 sets after a change", "ms", {}, {}, "sqlite3 -json of the stored columns", 3.0};
  Line again{"board of 10,000 sets asked again", "ms", {}, {}, "the same", 3.0};
  int changed = 0;
  const auto ours = [&](std::vector<double>& kept) {
    Client client(server.port());
    kept.push_back(millisecondsOf([&] {
      if (client.ask("GET", path) != 200) throw std::runtime_error("the large board was not answered");
    }));
  };
  ours(line.ours), line.ours.clear();  // the first answer of a process reads the rules
  alternate(
      settings,
      [&] {
        checkOutAll(store, ++changed, 1);
        ours(line.ours);
        ours(again.ours);
      },
      [&] {
        line.plain.push_back(millisecondsOf([&] {
          if (std::system(command.c_str()) != 0) throw std::runtime_error("sqlite3 could not write the board");
        }));
        again.plain.push_back(line.plain.back());
      });
  report.add(line);
  report.add(again);
}

}  // namespace

void benchBoard(const Settings& settings, Report& report) {
  fourteen(settings, report);
  tenThousand(settings, report);
}

}  // namespace muster::benchmarks
