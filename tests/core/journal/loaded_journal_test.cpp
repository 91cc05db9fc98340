#include "core/journal/happenings.h"
#include "core/journal/memory_journal.h"
#include "tests/support/catch.h"

using namespace muster::core;

TEST_CASE("a journal that takes over facts has the same states and the same head", "[core][journal]") {
  Instant now{1'000'000};
  MemoryJournal first([&] { return now = now + std::chrono::seconds(1); }, 7);
  const auto add = [&](const std::string& id, const Happening& happening) {
    const auto result = first.append({id, "content", {draft(happening, Instant{500'000}, "P001")}, {}});
    REQUIRE(std::holds_alternative<Receipt>(result));
  };
  add("a", RackInstalled{"R01", "sets", {{"A1", "bg4"}}});
  add("b", UnitRegistered{"BG4-01", "bg4", "BG 4", "S1", "", "", {}, {}, {}});
  add("c", UnitPlaced{"BG4-01", "R01", "A1", true});

  std::vector<Fact> facts;
  first.forEach({}, [&](const Fact& fact) { return facts.push_back(fact), true; });
  MemoryJournal second([] { return Instant{}; });
  second.load(facts);

  CHECK(second.head().root == first.head().root);
  CHECK(second.head().node == 7);
  for (const auto& subject : {rack("R01"), unit("BG4-01")}) CHECK(stateBytes(*second.state(subject)) == stateBytes(*first.state(subject)));
  CHECK_THROWS_AS(second.load(facts), std::logic_error);
}
