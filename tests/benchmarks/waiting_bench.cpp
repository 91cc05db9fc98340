// A new client behind a hundred that are connected and say nothing: how long until its answer.
#include <stdexcept>

#include "app/web/server.h"
#include "tests/benchmarks/bench_store.h"
#include "tests/benchmarks/http.h"
#include "tests/benchmarks/measure.h"

namespace muster::benchmarks {

void benchWaiting(const Settings& settings, Report& report) {
  BenchStore store(settings.folder / "waiting", 14);
  app::WebServer server(store.world(), {"127.0.0.1", 0, false});
  server.start();
  Line line{"a new client behind 100 idle connections", "ms", {}, {}, "", 50.0};
  for (int round = 0; round < settings.rounds; ++round) {
    std::vector<Poco::Net::StreamSocket> idle;
    for (int i = 0; i < 100; ++i) idle.emplace_back(Poco::Net::SocketAddress("127.0.0.1", static_cast<Poco::UInt16>(server.port())));
    line.ours.push_back(millisecondsOf([&] {
      if (Client(server.port()).ask("GET", "/healthz") != 200) throw std::runtime_error("the new client was not answered");
    }));
  }
  report.add(line);
}

}  // namespace muster::benchmarks
