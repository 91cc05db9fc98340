// The board that is kept between askers is the board of now, whoever changed it last.
#include "app/workflow/kept_board.h"

#include "app/workflow/report_fault.h"
#include "tests/support/brigade.h"
#include "tests/support/catch.h"
#include "tests/support/sqlite_store.h"

using namespace muster;
using namespace muster::tests;

namespace {

// A brigade's facts in a store on a file, which a second program has open too.
struct TwoPrograms {
  TwoPrograms() {
    brigade.ready("BG4-01", 1);
    brigade.ready("BG4-02", 2);
    core::Command all{"all", "", {}, {}};
    brigade.memory.journal.forEach({}, [&](const core::Fact& fact) { return all.facts.push_back(fact), true; });
    REQUIRE(std::holds_alternative<core::Receipt>(here.journal().append(all)));
  }

  core::Instant now() { return brigade.memory.clock.now(); }
  std::string plain(core::Instant at) { return core::canonical(app::boardJson(app::boardAt(world, at))); }
  static void breakSet(app::Store& store, const std::string& set, core::Instant at) {
    const core::FaultReported fault{set, "f-" + set, "leak", "", true};
    REQUIRE(std::holds_alternative<core::Receipt>(store.journal().append({"f-" + set, "", {core::draft(fault, at, "P001")}, {}})));
  }

  Brigade brigade;
  TemporaryFolder folder;
  app::Store here{storeAt(folder / "muster.db", [this] { return now(); })}, there{storeAt(folder / "muster.db", [this] { return now(); })};
  app::World world{here.journal(),
                   here.views(),
                   here.records(),
                   here.blobs(),
                   brigade.memory.clock,
                   brigade.memory.random,
                   [] { return testRules(); },
                   [this] { return brigade.memory.calendar; }};
};

}  // namespace

TEST_CASE("a board asked for again is the kept one, with the moment of this asking", "[app][workflow][board]") {
  TwoPrograms two;
  app::KeptBoard kept(two.world);
  const auto now = two.now(), later = now + std::chrono::seconds(5);
  const auto first = kept.at(now), again = kept.at(later);
  CHECK(first.board == again.board);
  CHECK(first.board->at(now) == two.plain(now));
  CHECK(again.board->at(later) == two.plain(later));
}

TEST_CASE("a kept board is never behind a commit, of this program or another", "[app][workflow][board]") {
  TwoPrograms two;
  app::KeptBoard kept(two.world);
  const auto now = two.now();
  const auto before = kept.at(now);
  TwoPrograms::breakSet(two.there, "BG4-01", now);
  const auto after = kept.at(now);
  CHECK(after.digest != before.digest);
  CHECK(after.board->at(now) == two.plain(now));
  TwoPrograms::breakSet(two.here, "BG4-02", now);
  CHECK(kept.at(now).digest != after.digest);
  CHECK(kept.at(now).board->at(now) == two.plain(now));
}

TEST_CASE("a kept board ends with the first of its segments, though nobody commits", "[app][workflow][board]") {
  TwoPrograms two;
  app::KeptBoard kept(two.world);
  const auto now = two.now();
  const auto before = kept.at(now);
  const auto end = before.board->lasting.until;
  REQUIRE(end < core::Instant::distantFuture());
  CHECK(kept.at(end - std::chrono::microseconds(1)).board == before.board);
  CHECK(kept.at(end).board->at(end) == two.plain(end));
  CHECK(kept.at(end).digest != before.digest);
  CHECK(kept.at(now).board->at(now) == two.plain(now));  // a clock set back
}

TEST_CASE("where nobody can say whether something was committed, no board is kept", "[app][workflow][board]") {
  Brigade brigade;
  brigade.ready("BG4-01", 1);
  app::KeptBoard kept(brigade.world());
  const auto now = brigade.memory.clock.now();
  const auto before = kept.at(now);
  REQUIRE(app::reportFault(brigade.world(), brigade.who(), {"BG4-01", "leak", "", true}));
  CHECK(kept.at(now).digest != before.digest);
}
