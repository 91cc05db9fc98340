#include "app/cli/asked_at.h"

namespace muster::app {

AskedAt::AskedAt(const Invocation& invocation) : station_(invocation.station()) {
  auto& world = station_->world();
  at_ = world.clock.now();
  if (!invocation.arguments.has("at")) return;
  const auto asked = world.calendar()->parseLocal(invocation.arguments.get("at"));
  if (!asked) throw BadUsage{asked.problems().front()};
  at_ = *asked;
}

World& AskedAt::world() { return station_->world(); }

}  // namespace muster::app
