// DemoRig: the simulated bench of the demonstration brigade: a manometer on a pseudo-terminal and a flow meter on a TCP port, each a process
// of its own (muster simulate) that does what the page of the test asks for. Through the same path as real ones. Ends them with itself.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/jobs/live_meters.h"

namespace muster::app {

class DemoRig {
 public:
  // `program`: this program; `port`: where the pages are served. What cannot be started is left out and said in the log.
  DemoRig(World& world, const std::string& program, int port);
  ~DemoRig();
  const std::vector<PluggedIn>& plugged() const { return plugged_; }

 private:
  struct Child;
  std::vector<std::unique_ptr<Child>> children_;
  std::vector<PluggedIn> plugged_;
};

}  // namespace muster::app
