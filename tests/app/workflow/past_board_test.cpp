// What the board said at a moment is what it is told to have said later, whatever came in since: late, undone, corrected.
#include "app/ports/memory_world.h"
#include "app/workflow/board.h"
#include "app/workflow/known_at.h"
#include "app/workflow/open_store.h"
#include "tests/support/catch.h"
#include "tests/support/random_history.h"

using namespace muster;
using namespace muster::tests;

namespace {

std::string boardOf(app::World& world, core::Instant at) { return app::boardTextOf(world, at).at(at); }

}  // namespace

TEST_CASE("the board of every past moment is the board that was shown then, on random histories", "[app][workflow][board][property]") {
  for (const std::uint64_t seed : {1, 2, 3, 4}) {
    RandomHistory history(seed);
    app::MemoryWorld memory(history.now());
    auto& world = memory.world;
    REQUIRE(app::openStore(world, {}, {"Asia/Shanghai", true, app::startingPacks()}));
    std::vector<core::Fact> known;
    std::vector<std::pair<core::Instant, std::string>> shown;
    for (int i = 0; i < 40; ++i) {
      const auto command = history.next(known);
      memory.clock.set(history.now());
      const auto result = world.journal.append(command);
      const auto* receipt = std::get_if<core::Receipt>(&result);
      if (!receipt) continue;
      for (const auto id : receipt->facts) known.push_back(*world.journal.fact(id));
      if (!shown.empty() && shown.back().first == history.now()) shown.pop_back();  // both are known by then
      shown.emplace_back(history.now(), boardOf(world, history.now()));
    }
    CAPTURE(seed);
    REQUIRE(shown.size() > 10);
    CHECK(shown.front().second != shown.back().second);
    for (const auto& [at, board] : shown) {
      app::KnownAt then(world, at);
      CHECK(boardOf(then.world(), at) == board);
    }
  }
}
