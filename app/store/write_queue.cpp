#include "app/store/write_queue.h"

namespace muster::app {

void WriteQueue::submit(std::function<void()> work) {
  Job job{std::move(work), nullptr, false};
  std::unique_lock lock(mutex_);
  waiting_.push_back(&job);
  changed_.wait(lock, [&] { return job.done || !writing_; });
  if (!job.done) {
    writing_ = true;
    std::vector<Job*> group;
    group.swap(waiting_);
    lock.unlock();
    try {
      carry_(group);
    } catch (...) {
      for (auto* each : group) each->failed = std::current_exception();
    }
    lock.lock();
    for (auto* each : group) each->done = true;
    writing_ = false;
    changed_.notify_all();
  }
  if (job.failed) std::rethrow_exception(job.failed);
}

}  // namespace muster::app
