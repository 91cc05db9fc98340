// The moment a reading command is asked about: --at TIME, else now; and the world as it was known then. One thread.
#pragma once

#include <memory>

#include "app/cli/command_line.h"
#include "app/workflow/known_at.h"

namespace muster::app {

inline OptionSpec atOption() { return {"at", "TIME", "as it was known then, or will be: 2026-11-23 03:10 (local), or RFC 3339"}; }

class AskedAt {
 public:
  // Opens the store; throws BadUsage for a time that cannot be read.
  explicit AskedAt(const Invocation& invocation);
  World& world();  // the store's own, or one of the facts known at that moment
  core::Instant at() const { return at_; }

 private:
  std::unique_ptr<Station> station_;
  std::unique_ptr<KnownAt> known_;
  core::Instant at_;
};

}  // namespace muster::app
