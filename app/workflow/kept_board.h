// KeptBoard: the board of now as JSON, made once and handed to all who ask, until anybody commits or time ends one of its segments.
//
// At each asking the store is asked first whether somebody committed (this process or another), so no answer is older than its
// question. Owned by who serves; the World must outlive it. Threads: any; one makes the board, the others wait for the same.
#pragma once

#include <memory>
#include <mutex>
#include <optional>

#include "app/workflow/board.h"

namespace muster::app {

class KeptBoard {
 public:
  explicit KeptBoard(World& world) : world_(world) {}
  struct Answer {
    std::shared_ptr<const BoardText> board;
    std::string digest;  // of the board without its moment
  };
  Answer at(core::Instant now);

 private:
  World& world_;
  std::mutex mutex_;
  std::optional<std::int64_t> revision_;
  Answer kept_;
};

}  // namespace muster::app
