// Two people decide on the same set at the same moment: one is written, the other learns that the set moved on. Every time.
#include <atomic>
#include <thread>

#include "tests/conformance/bench_of_journal.h"

namespace muster::tests::journal_suite {

using namespace core;

void races(const MakeJournal& make) {
  constexpr int kRounds = 40;
  JournalBench bench(make);
  bench.told(UnitRegistered{"BG4-01", "bg4", "BG 4", "S1"});
  int won[2] = {0, 0};
  for (int round = 0; round < kRounds; ++round) {
    const auto seen = bench.revision(unit("BG4-01"));
    const std::vector<Expected> expected{{unit("BG4-01"), seen}};
    const Command commands[2] = {bench.command(CheckedOut{"BG4-01", "person:P1", "JOB"}, expected),
                                 bench.command(UnitPlaced{"BG4-01", "R01", "A1"}, expected)};
    AppendResult results[2];
    std::atomic<int> ready{0};
    const auto decide = [&](int i) {
      ++ready;
      while (ready.load() < 2) std::this_thread::yield();
      results[i] = bench.journal().append(commands[i]);
    };
    std::thread other(decide, 1);
    decide(0);
    other.join();
    const bool first = std::holds_alternative<Receipt>(results[0]), second = std::holds_alternative<Receipt>(results[1]);
    REQUIRE(first != second);
    REQUIRE(std::get<Refusal>(results[first ? 1 : 0]).why == Refusal::Why::moved);
    REQUIRE(bench.revision(unit("BG4-01")) == seen + 1);
    CHECK(std::holds_alternative<Out>(bench.unit("BG4-01").place) == first);
    ++won[first ? 0 : 1];
  }
  CHECK(won[0] + won[1] == kRounds);
  CHECK(bench.count() == static_cast<std::size_t>(kRounds) + 1);
}

}  // namespace muster::tests::journal_suite
