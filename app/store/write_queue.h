// WriteQueue: group commit. Callers hand in jobs; the first that finds nobody writing carries all that wait, in one go, and
// answers all of them. So the disk is asked once for as many as came while it was busy, and there is no thread to start or stop.
#pragma once

#include <condition_variable>
#include <exception>
#include <functional>
#include <mutex>
#include <span>
#include <vector>

namespace muster::app {

class WriteQueue {
 public:
  struct Job {
    std::function<void()> work;  // runs inside the transaction; may run again when the group had to be taken apart
    std::exception_ptr failed;
    bool done = false;
  };
  // Carries the jobs out, setting `failed` of those that did not succeed. Never called twice at a time.
  using Carry = std::function<void(std::span<Job* const>)>;

  explicit WriteQueue(Carry carry) : carry_(std::move(carry)) {}
  // Returns when the work is durable; throws what kept it from being so.
  void submit(std::function<void()> work);

 private:
  Carry carry_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Job*> waiting_;
  bool writing_ = false;
};

}  // namespace muster::app
