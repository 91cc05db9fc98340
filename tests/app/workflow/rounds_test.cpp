// Rounds at the racks: what is asked, that nothing is passed over, and what a failed item brings.
#include "app/workflow/rounds.h"

#include <algorithm>
#include <set>

#include "app/workflow/open_store.h"
#include "app/workflow/report_fault.h"
#include "app/workflow/work_orders.h"
#include "tests/support/brigade.h"
#include "tests/support/catch.h"
#include "tests/support/rules.h"

using namespace muster;
using namespace muster::tests;
using core::SetState;

namespace {

struct OnRound : Brigade {
  OnRound() : Brigade(app::startingPacks()) {
    ready("BG4-01", 1);
    ready("BG4-02", 2);
  }
  // Everything good but these.
  app::MakeRound made(const std::vector<std::pair<std::string, std::string>>& bad = {}) {
    app::MakeRound input{"shift-round", "R01", {}};
    for (const auto& one : app::roundsAt(world(), memory.clock.now())) {
      if (one.round->id != input.round) continue;
      for (const auto& question : one.questions) {
        const bool good = std::find(bad.begin(), bad.end(), std::pair(question.unit, question.item->id)) == bad.end();
        input.answers.push_back({question.item->id, question.unit, good, good ? "" : "seen"});
      }
    }
    return input;
  }
  bool due(const std::string& round = "shift-round") {
    for (const auto& one : app::roundsAt(world(), memory.clock.now())) {
      if (one.round->id == round) return one.standing.due;
    }
    FAIL("no such round");
    return false;
  }
};

}  // namespace

TEST_CASE("a round asks each item of each set in the rack, and of the rack itself", "[app][workflow][rounds]") {
  OnRound brigade;
  CHECK(brigade.due());
  const auto input = brigade.made();
  CHECK(input.answers.size() == 7);  // three of each set, one of the rack
  REQUIRE(app::makeRound(brigade.world(), brigade.who(), input));
  CHECK_FALSE(brigade.due());
  CHECK(brigade.due("weekly-round"));
  CHECK(brigade.now("BG4-01").state == SetState::ready);
  CHECK(app::workOrders(brigade.world(), false).empty());
  brigade.clock("2026-11-23 15:59");
  CHECK_FALSE(brigade.due());
  brigade.clock("2026-11-23 16:00");
  CHECK(brigade.due());
}

TEST_CASE("what was not answered is not good: the round is refused and names it", "[app][workflow][rounds]") {
  OnRound brigade;
  auto input = brigade.made();
  input.answers.pop_back();
  CHECK(refusal(app::makeRound(brigade.world(), brigade.who(), input)) == "unanswered");
  input.round = "none";
  CHECK(refusal(app::makeRound(brigade.world(), brigade.who(), input)) == "unknown-round");
  CHECK(brigade.due());
}

TEST_CASE("each failed item opens an order of its own; of a set it is a fault, which blocks where the item blocks", "[app][workflow][rounds]") {
  OnRound brigade;
  const auto answer =
      app::makeRound(brigade.world(), brigade.who(), brigade.made({{"BG4-01", "seal"}, {"BG4-02", "mask-in-place"}, {"", "rack-in-order"}}));
  REQUIRE(answer);
  const auto orders = app::workOrders(brigade.world(), true);
  REQUIRE(orders.size() == 3);
  std::set<std::string> codes;
  for (const auto& order : orders) {
    codes.insert(order.code);
    CHECK(order.work->cause == "round");
  }
  CHECK(codes.size() == 3);
  CHECK(saysReason(brigade.now("BG4-01"), "open-fault"));
  CHECK(brigade.now("BG4-02").state == SetState::dueSoon);  // a warning of the round is a remark

  // The next shift finds the same: nothing is reported twice. The rack is in order again, which ends its order.
  brigade.clock("2026-11-23 16:10");
  REQUIRE(app::makeRound(brigade.world(), brigade.who(), brigade.made({{"BG4-01", "seal"}})));
  CHECK(brigade.state("BG4-01").faults.size() == 1);
  CHECK(app::workOrders(brigade.world(), true).size() == 2);
  const auto fault = brigade.state("BG4-01").faults.front().id;
  REQUIRE(app::clearFault(brigade.world(), brigade.who(), {"BG4-01", fault, "no-fault-found", "", ""}));
  CHECK(app::workOrders(brigade.world(), true).size() == 1);
}

TEST_CASE("a rack without anything a round asks about is not on its way", "[app][workflow][rounds]") {
  Brigade brigade(app::startingPacks());
  CHECK(app::roundsAt(brigade.world(), brigade.memory.clock.now()).empty());
}
