// A store with as many ready BG4 sets as asked for: one set is put together, filled and tested through the real use cases, then its
// facts are written again under other codes. Also the sets' codes, and a clock that is set by hand.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "app/ports/memory_world.h"
#include "app/store/store.h"
#include "app/workflow/command.h"
#include "core/bench/test_run.h"

namespace muster::benchmarks {

struct BenchStore {
  // `tested`: with a full test that passed; without one the sets are registered and put together only.
  BenchStore(const std::filesystem::path& folder, int sets, bool tested = true);
  app::World& world() { return *world_; }
  app::Who who() const;
  std::string set(int number) const;     // "BG4-0001"
  std::string serial(int number) const;  // "SN0001"

  app::SettableClock clock;
  core::TestRun passing;  // the test of the first set
  int sets;

 private:
  void open(const std::filesystem::path& folder);  // durable, as the program opens it; only the clock is ours

  app::SeededRandom random_{1};
  std::unique_ptr<app::Store> store_;
  std::unique_ptr<app::AdoptedRules> rules_;
  std::unique_ptr<app::World> world_;
};

core::Instant localTime(const std::string& text);           // China's
void checkOutAll(BenchStore& store, int first, int count);  // as facts, in one durable step

}  // namespace muster::benchmarks
