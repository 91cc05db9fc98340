// A disk that takes its time to sync, for both sides of a comparison: the ratio of two durable programs depends on it more than on
// either, and the disk below may sync in 0.1 ms or in 10. Every database of this process, opened at any time; nothing is skipped,
// the disk's own sync is done first.
#pragma once

#include <chrono>

namespace muster::benchmarks {

class SlowDisk {  // while it lives, a sync takes at least so long
 public:
  explicit SlowDisk(std::chrono::microseconds sync);
  ~SlowDisk();
  SlowDisk(const SlowDisk&) = delete;
  SlowDisk& operator=(const SlowDisk&) = delete;
  static void prepare();  // before the first database is opened
};

}  // namespace muster::benchmarks
