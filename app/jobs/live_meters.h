// LiveMeters: a thread for each instrument that is plugged in. It opens the port while somebody uses it, asks who is there, reads channel
// after channel, and looks again, ever more slowly, when nobody answers.
//
// Owned by who serves; the functions passed in must outlive it. Threads: see app/ports/meters.h.
#pragma once

#include <functional>
#include <memory>
#include <mutex>

#include "app/ports/meters.h"
#include "app/ports/world.h"
#include "devices/transport/open_port.h"

namespace muster::app {

struct PluggedIn {
  devices::InstrumentSettings settings;
  devices::Model model;
  bool simulated = false;
};

// What the store's settings say is plugged in; those whose model is not known any more are left out.
std::vector<PluggedIn> pluggedInto(World& world);

class LiveMeters : public Meters {
 public:
  LiveMeters(std::function<std::vector<PluggedIn>()> plugged, Clock& wall, devices::OpenPort open);
  ~LiveMeters() override;

  std::vector<MeterSeen> all() override;
  core::SinceBegin now() override;
  void use(const std::string& name) override;
  std::vector<core::Seen> seen(const std::string& name, const std::string& channel, core::SinceBegin from) override;
  core::Outcome<core::Nothing> zero(const std::string& name, const std::string& channel) override;
  std::string takeTranscript(const std::string& name) override;
  std::uint64_t wait(std::uint64_t since, std::chrono::milliseconds atMost) override;
  void replug() override;

 private:
  class Line;
  struct Shared;
  std::shared_ptr<Line> line(const std::string& name);
  std::function<std::vector<PluggedIn>()> plugged_;
  std::mutex replugging_;
  std::unique_ptr<Shared> shared_;
};

}  // namespace muster::app
