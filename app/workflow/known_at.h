// KnownAt: the world of the facts that were recorded by a moment. "What did the board say at 03:10 that night?"
//
// What today's program makes of the facts known then: a journal in memory holding them, views recomputed from it. For reading only.
// Costs a pass over the whole journal; the pages of now never come here. One thread.
#pragma once

#include <memory>

#include "app/ports/world.h"

namespace muster::app {

class KnownAt {
 public:
  // `world` must outlive it: records, blobs and the calendar are its own.
  KnownAt(World& world, core::Instant known);
  ~KnownAt();
  World& world();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

// The world to ask about a moment: the one of now for now and for what is to come, the one known then where the past is asked for.
class AsKnown {
 public:
  AsKnown(World& world, core::Instant at, bool asked) : world_(world) {
    if (asked && at < world.clock.now()) known_ = std::make_unique<KnownAt>(world, at);
  }
  World& world() { return known_ ? known_->world() : world_; }

 private:
  World& world_;
  std::unique_ptr<KnownAt> known_;
};

}  // namespace muster::app
