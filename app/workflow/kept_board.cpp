#include "app/workflow/kept_board.h"

#include "core/base/digest.h"

namespace muster::app {

KeptBoard::Answer KeptBoard::at(core::Instant now) {
  std::lock_guard lock(mutex_);
  // The revision first: a commit that comes between it and the reading makes the next caller read once more.
  const auto revision = world_.views.revision();
  if (kept_.board && revision && revision == revision_ && kept_.board->lasting.from <= now && now < kept_.board->lasting.until) return kept_;
  kept_ = {};  // the old one goes before the new one is made
  auto board = std::make_shared<BoardText>(boardTextOf(world_, now));
  auto digest = core::sha256Hex(board->rest);
  kept_ = {std::move(board), std::move(digest)};
  revision_ = revision;
  return kept_;
}

}  // namespace muster::app
