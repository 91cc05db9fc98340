// World: everything a workflow may touch, passed in. Made by main (SQLite) or by tests (memory). Owns nothing.
#pragma once

#include <functional>
#include <memory>

#include "app/ports/records.h"
#include "app/ports/views.h"
#include "core/journal/journal.h"
#include "core/rules/rule_book.h"

namespace muster::app {

class Meters;  // app/ports/meters.h

class Clock {
 public:
  virtual ~Clock() = default;
  virtual core::Instant now() = 0;
};

class Random {
 public:
  virtual ~Random() = default;
  virtual std::string hex(int bytes) = 0;
};

struct World {
  core::Journal& journal;
  Views& views;
  Records& records;
  Blobs& blobs;
  Clock& clock;
  Random& random;
  // The adopted rules and the store's calendar as of now; cheap to call, never cached by callers across commands.
  std::function<core::Rules()> rules;
  std::function<std::shared_ptr<const core::Calendar>()> calendar;
  std::string rulesFolder = {};  // where rule packs of the brigade's own lie beside the store, on offer; empty: nowhere
  Meters* meters = nullptr;      // instruments plugged into this computer; nullptr: none can be
};

}  // namespace muster::app
