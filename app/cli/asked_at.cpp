#include "app/cli/asked_at.h"

namespace muster::app {

AskedAt::AskedAt(const Invocation& invocation) : station_(invocation.station()) {
  auto& world = station_->world();
  at_ = world.clock.now();
  if (!invocation.arguments.has("at")) return;
  const auto asked = world.calendar()->parseLocal(invocation.arguments.get("at"));
  if (!asked) throw BadUsage{asked.problems().front()};
  if (*asked < at_) known_ = std::make_unique<KnownAt>(world, *asked);
  at_ = *asked;
}

World& AskedAt::world() { return known_ ? known_->world() : station_->world(); }

}  // namespace muster::app
