#include <ostream>

#include "app/cli/commands.h"
#include "app/cli/end_signals.h"
#include "app/workflow/open_store.h"

namespace muster::app {

namespace {

using core::msg;

int run(Invocation& invocation) {
  const auto& given = invocation.arguments;
  const auto port = core::Decimal::parse(given.get("port", "8080"));
  if (!port || port->scale() != 0 || port->coefficient() < 0 || port->coefficient() > 65535)
    throw BadUsage{{"port", msg("--port takes a number from 0 to 65535, not {given}", {{"given", given.get("port")}}), {}, {}}};
  const auto signals = endSignals();
  const auto station = invocation.station(Opening::orEmpty);
  auto& world = station->world();
  if (!world.journal.state(core::store())) {  // a new folder: open it with the rules of this country; the pages lead on from there
    const auto opened = openStore(world, {}, {given.get("zone", "Asia/Shanghai"), false, startingPacks(given.get("rules", "cn-mine-rescue"))});
    if (!opened) return refuse(invocation.err, opened.problems());
    invocation.err << "An empty store is open in " << invocation.data() << "\n";
  }
  const auto served = invocation.program.serve(world, given.get("address", "127.0.0.1"), static_cast<int>(port->coefficient()));
  invocation.out << "Muster is at http://127.0.0.1:" << served->port() << "/  (Ctrl-C ends it)" << std::endl;
  int signal = 0;
  sigwait(&signals, &signal);
  served->stop();
  return kAnswered;
}

}  // namespace

CliCommand serveCommand() {
  return {"serve",
          "",
          "Serve the pages on this computer (loopback only); opens an empty store where there is none.",
          {{"port", "N", "the port (8080); 0 takes a free one"},
           {"address", "ADDRESS", "127.0.0.1, localhost or ::1"},
           {"zone", "NAME", "time zone of a new store (Asia/Shanghai)"},
           {"rules", "PACK", "brigade pack of a new store (cn-mine-rescue)"}},
          run};
}

}  // namespace muster::app
