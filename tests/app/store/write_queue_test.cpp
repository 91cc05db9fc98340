#include "app/store/write_queue.h"

#include <atomic>
#include <chrono>
#include <thread>

#include "tests/support/catch.h"

using muster::app::WriteQueue;

TEST_CASE("those who wait while one writes are carried together", "[app][store]") {
  std::atomic<int> groups{0}, done{0}, inside{0};
  std::atomic<bool> overlapped{false};
  WriteQueue queue([&](std::span<WriteQueue::Job* const> jobs) {
    if (++inside > 1) overlapped = true;
    ++groups;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
    for (auto* job : jobs) job->work();
    --inside;
  });
  std::vector<std::jthread> callers;
  for (int caller = 0; caller < 8; ++caller) {
    callers.emplace_back([&] {
      for (int i = 0; i < 10; ++i) queue.submit([&] { ++done; });
    });
  }
  callers.clear();
  CHECK(done == 80);
  CHECK_FALSE(overlapped);
  CHECK(groups < 60);
}

TEST_CASE("a caller hears of its own failure only", "[app][store]") {
  WriteQueue queue([](std::span<WriteQueue::Job* const> jobs) {
    for (auto* job : jobs) {
      try {
        job->work();
      } catch (...) { job->failed = std::current_exception(); }
    }
  });
  CHECK_THROWS_AS(queue.submit([] { throw std::runtime_error("disk"); }), std::runtime_error);
  CHECK_NOTHROW(queue.submit([] {}));
}
