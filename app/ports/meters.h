// Meters: the instruments plugged into this computer, as workflows and pages see them: who is there, what they show, what they showed.
//
// Implemented by a thread an instrument (app/jobs/live_meters) and by hand in tests. A port is open only while somebody uses it. Threads: any.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/bench/capture.h"
#include "devices/instruments/driver.h"
#include "devices/instruments/settings.h"

namespace muster::app {

struct MeterSeen {
  enum class State {
    resting,  // nobody uses it, its port is closed
    looking,  // the port is being opened, or waits before the next try
    there,    // it answers
    away      // it does not; `trouble` says why, it is looked for again
  } state = State::resting;
  devices::InstrumentSettings settings;
  devices::Model model;
  bool simulated = false;
  bool canZero = false;
  std::optional<devices::Identity> identity;
  std::optional<core::Problem> trouble;
};

class Meters {
 public:
  virtual ~Meters() = default;
  virtual std::vector<MeterSeen> all() = 0;
  virtual core::SinceBegin now() = 0;  // of the clock the readings are stamped with

  // Keeps the instrument's port open for some seconds more; called again and again while a page looks at it.
  virtual void use(const std::string& name) = 0;
  // What one channel showed from `from` on, oldest first; some minutes are kept. Empty once another instrument was plugged in its place.
  virtual std::vector<core::Seen> seen(const std::string& name, const std::string& channel, core::SinceBegin from) = 0;
  // Sets the instrument to zero: an explicit act of a person. Waits for its answer.
  virtual core::Outcome<core::Nothing> zero(const std::string& name, const std::string& channel) = 0;
  // The bytes of the talk since they were last taken, as a transcript; empty: nothing was said.
  virtual std::string takeTranscript(const std::string& name) = 0;
  // Waits until a reading came or a state changed after `since`, at most so long; gives the number of changes so far.
  virtual std::uint64_t wait(std::uint64_t since, std::chrono::milliseconds atMost) = 0;
  // The settings were changed: begin with the new ones.
  virtual void replug() = 0;
};

}  // namespace muster::app
