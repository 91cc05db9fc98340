// Ice is freezer stock, fitted at turn-out: its lack warns the squad, never the set. And what the brigade wants to have at least.
#include "app/workflow/board.h"
#include "app/workflow/consumables.h"
#include "app/workflow/form_squad.h"
#include "app/workflow/register_unit.h"
#include "app/workflow/stock_lines.h"
#include "app/workflow/undo_fact.h"
#include "tests/support/brigade.h"
#include "tests/support/catch.h"
#include "tests/support/packs.h"
#include "tests/support/rules.h"

using namespace muster;
using namespace muster::tests;

namespace {

struct Freezer : Brigade {
  Freezer() : Brigade(packsWith({"consumables"})) {
    for (int i = 1; i <= 6; ++i) ready("BG4-0" + std::to_string(i), i);
    REQUIRE(app::formSquad(world(), who(), {"1", {"BG4-01", "BG4-02", "BG4-03", "BG4-04", "BG4-05", "BG4-06"}}));
    app::RegisterUnit item{.code = "ICE-1", .kind = "ice-stock"};
    item.fields["minimum"] = "8 pc";
    REQUIRE(app::registerUnit(world(), who(), item));
  }
  void freeze(int pieces, const char* at) {
    clock(at);
    REQUIRE(app::moveStock(world(), who(), {"ICE-1", "", pieces, "frozen", {}}));
  }
  int iceShort() {
    const auto board = app::boardAt(world(), memory.clock.now());
    for (const auto& shortage : board.squads.squads.front().shortages) {
      if (shortage.kind == "ice-stock") return shortage.wanted - shortage.have;
    }
    return 0;
  }
  app::StockLine ice() { return app::stockAt(world(), memory.clock.now()).front(); }
};

}  // namespace

TEST_CASE("ice counts for the squad once it is frozen, piece by piece", "[app][workflow][ice]") {
  Freezer brigade;
  CHECK(brigade.iceShort() == 6);
  CHECK(brigade.now("BG4-01").state != core::SetState::notReady);
  brigade.freeze(5, "2026-11-23 09:00");
  CHECK(brigade.iceShort() == 6);
  // The kept text of the board says when it stops being true.
  const auto text = app::boardTextOf(brigade.world(), brigade.memory.clock.now());
  CHECK(text.lasting.until <= brigade.local("2026-11-24 09:00"));
  brigade.clock("2026-11-24 08:59");
  CHECK(brigade.iceShort() == 6);
  brigade.clock("2026-11-24 09:00");
  CHECK(brigade.iceShort() == 1);
  CHECK(core::canonical(app::boardJson(app::boardAt(brigade.world(), brigade.memory.clock.now()))) ==
        app::boardTextOf(brigade.world(), brigade.memory.clock.now()).at(brigade.memory.clock.now()));
}

TEST_CASE("ice is fitted at turn-out and leaves the freezer; too little of it keeps nobody here", "[app][workflow][ice]") {
  Freezer brigade;
  brigade.freeze(4, "2026-11-23 09:00");
  brigade.clock("2026-11-24 12:00");
  app::CheckOut out;
  out.holder = "squad:1", out.reported = true, out.ice = true;
  const auto answer = app::checkOut(brigade.world(), brigade.who(), out);
  REQUIRE(answer);
  CHECK(remarks(answer, "ice is short by 2"));
  CHECK(brigade.ice().count.held == 0);
}

TEST_CASE("undoing a check-out puts the ice back, one piece a set, as old as it was", "[app][workflow][ice]") {
  Freezer brigade;
  brigade.freeze(8, "2026-11-23 09:00");
  brigade.clock("2026-11-24 12:00");
  app::CheckOut out;
  out.holder = "squad:1", out.reported = true, out.ice = true;
  const auto left = app::checkOut(brigade.world(), brigade.who(), out);
  REQUIRE(left);
  REQUIRE(left->receipt.facts.size() == 7);
  CHECK(brigade.ice().count.held == 2);
  const auto& facts = left->receipt.facts;
  const auto one = app::undoFact(brigade.world(), brigade.who(), {facts[2], "it stayed here"});
  REQUIRE(one);
  CHECK(remarks(one, "ice back in stock: 1"));
  CHECK(brigade.ice().count.good == 3);
  REQUIRE(app::undoFacts(brigade.world(), brigade.who(), {{facts[0], facts[1], facts[3], facts[4], facts[5]}, "an exercise on paper"}));
  CHECK(brigade.ice().count.good == 8);
}

TEST_CASE("where ice was short, those who still left keep theirs", "[app][workflow][ice]") {
  Freezer brigade;
  brigade.freeze(4, "2026-11-23 09:00");
  brigade.clock("2026-11-24 12:00");
  app::CheckOut out;
  out.holder = "squad:1", out.reported = true, out.ice = true;
  const auto left = app::checkOut(brigade.world(), brigade.who(), out);
  REQUIRE(left);
  REQUIRE(app::undoFacts(brigade.world(), brigade.who(), {{left->receipt.facts[0], left->receipt.facts[1]}, "they stayed here"}));
  CHECK(brigade.ice().count.held == 0);
  REQUIRE(app::undoFact(brigade.world(), brigade.who(), {left->receipt.facts[2], "it stayed here"}));
  CHECK(brigade.ice().count.good == 1);
}

TEST_CASE("stock below its minimum is said in numbers, and what has ended does not count", "[app][workflow][stock]") {
  Freezer brigade;
  REQUIRE(app::moveStock(brigade.world(), brigade.who(), {"ICE-1", "A", 6, "received", day("2026-12-01")}));
  REQUIRE(app::moveStock(brigade.world(), brigade.who(), {"ICE-1", "B", 4, "received", {}}));
  CHECK_FALSE(brigade.ice().low());
  CHECK_FALSE(saysReason(brigade.now("ICE-1"), "stock-low"));
  brigade.clock("2026-12-01 23:50");
  CHECK_FALSE(brigade.ice().low());
  brigade.clock("2026-12-02 00:05");
  CHECK(brigade.ice().count.good == 4);
  CHECK(brigade.ice().low());
  CHECK(saysReason(brigade.now("ICE-1"), "stock-low"));
  const auto board = app::boardAt(brigade.world(), brigade.memory.clock.now());
  CHECK(std::any_of(board.kit.begin(), board.kit.end(), [](const auto& kit) { return kit.needed == 8 && kit.good == 4; }));
}
