#include "core/readiness/squads.h"

#include <functional>
#include <random>

#include "tests/support/catch.h"
#include "tests/support/rules.h"

using namespace muster::core;
using namespace muster::tests;

namespace {

std::vector<std::string> codes(int first, int last) {
  std::vector<std::string> all;
  for (int i = first; i <= last; ++i) all.push_back("BG4-" + std::to_string(100 + i));
  return all;
}

std::vector<UnitNow> sets(int first, int last, SetState state) {
  std::vector<UnitNow> units;
  for (const auto& code : codes(first, last)) units.push_back({code, "bg4", state});
  return units;
}

std::vector<UnitNow> operator+(std::vector<UnitNow> a, const std::vector<UnitNow>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

std::vector<UnitNow> detectors(int count) {
  std::vector<UnitNow> units;
  for (int i = 0; i < count; ++i) units.push_back({"D-" + std::to_string(i), "detector", SetState::ready});
  return units;
}

const std::vector<SquadState> kTwoSquads{{"1", Duty::onDuty, codes(1, 7)}, {"2", Duty::standby, codes(8, 14)}};

}  // namespace

TEST_CASE("Fourteen good sets make two complete squads", "[core][readiness][squads]") {
  auto report = squadsThatCanGo(kTwoSquads, sets(1, 14, SetState::ready) + detectors(4), *testRules());
  CHECK(report.complete == 2);
  CHECK(report.canGo == 2);
  CHECK(report.total == 2);
  CHECK(report.squads[0].squad == "1");
  CHECK(report.squads[0].sets == codes(1, 7));
}

TEST_CASE("Without its spare a squad can go, but without; below six sets it cannot", "[core][readiness][squads]") {
  auto units =
      sets(1, 6, SetState::ready) + sets(7, 7, SetState::notReady) + sets(8, 12, SetState::dueSoon) + sets(13, 14, SetState::unknown) + detectors(4);
  auto report = squadsThatCanGo(kTwoSquads, units, *testRules());
  CHECK(report.squads[0].grade == Grade::canGoWithout);
  REQUIRE(report.squads[0].shortages.size() == 1);
  CHECK(report.squads[0].shortages[0].have == 6);
  CHECK(report.squads[0].shortages[0].wanted == 7);
  CHECK(report.squads[1].grade == Grade::cannot);
  CHECK(report.squads[1].shortages[0].have == 5);
  CHECK(report.canGo == 1);
  CHECK(report.complete == 0);
}

TEST_CASE("A set no squad owns helps the duty squad before the standby squad", "[core][readiness][squads]") {
  auto units = sets(1, 6, SetState::ready) + sets(8, 13, SetState::ready) + sets(20, 20, SetState::ready) + detectors(4);
  auto report = squadsThatCanGo(kTwoSquads, units, *testRules());
  CHECK(report.squads[0].grade == Grade::complete);
  CHECK(report.squads[0].sets.back() == "BG4-120");
  CHECK(report.squads[1].grade == Grade::canGoWithout);
}

TEST_CASE("Kit is shared by count, the blocking shortage first", "[core][readiness][squads]") {
  auto report = squadsThatCanGo(kTwoSquads, sets(1, 13, SetState::ready) + detectors(2), *testRules());
  CHECK(report.squads[0].grade == Grade::complete);
  CHECK(report.squads[1].grade == Grade::cannot);
  REQUIRE(report.squads[1].shortages.size() == 2);
  CHECK(report.squads[1].shortages[0].kind == "detector");
  CHECK(report.squads[1].shortages[1].kind == "bg4");
}

TEST_CASE("When the duty squad is out the standby squad is on duty, and only what is left is counted", "[core][readiness][squads]") {
  auto units = sets(1, 6, SetState::deployed) + sets(7, 14, SetState::ready) + detectors(4);
  auto report = squadsThatCanGo(kTwoSquads, units, *testRules());
  CHECK(report.squads[0].out);
  CHECK(report.squads[0].grade == Grade::cannot);
  CHECK(report.squads[1].squad == "2");
  CHECK(report.squads[1].duty == Duty::onDuty);
  CHECK(report.squads[1].grade == Grade::complete);
  CHECK(report.canGo == 1);
}

TEST_CASE("One set lent out does not make a squad gone", "[core][readiness][squads]") {
  auto units = sets(1, 1, SetState::deployed) + sets(2, 14, SetState::ready) + detectors(4);
  auto report = squadsThatCanGo(kTwoSquads, units, *testRules());
  CHECK_FALSE(report.squads[0].out);
  CHECK(report.squads[0].grade == Grade::canGoWithout);
  CHECK(report.squads[1].duty == Duty::standby);
}

TEST_CASE("Rules that say nothing of squads call no squad able", "[core][readiness][squads]") {
  auto pack = testPack();
  pack.squadNeeds.clear();
  auto report = squadsThatCanGo(kTwoSquads, sets(1, 14, SetState::ready), *bookOf(pack));
  CHECK(report.canGo == 0);
  CHECK(report.squads[0].shortages.size() == 1);
}

TEST_CASE("A need nobody has confirmed says so in its shortage", "[core][readiness][squads]") {
  auto pack = testPack();
  pack.squadNeeds[0].source = source(Confidence::recalled);
  auto report = squadsThatCanGo(kTwoSquads, sets(1, 6, SetState::ready) + detectors(4), *bookOf(pack));
  CHECK(report.squads[0].shortages[0].toBeConfirmed);
}

// Oracle: of every way to hand out the free sets and the kit, the one that serves the first squad best, then the second, ...
TEST_CASE("Handing out in order of duty equals the best of all ways to hand out", "[core][readiness][squads]") {
  auto pack = testPack();
  pack.squadNeeds[0].required = 2, pack.squadNeeds[0].wanted = 3;
  auto rules = bookOf(pack);
  std::mt19937 random(7);
  auto pick = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  for (int round = 0; round < 400; ++round) {
    int count = 1 + pick(3), freeReady = pick(4), kit = pick(5);
    std::vector<SquadState> squads;
    std::vector<UnitNow> units = detectors(kit);
    std::vector<int> ownReady;
    int code = 0;
    for (int s = 0; s < count; ++s) {
      SquadState squad{std::to_string(s), static_cast<Duty>(s), {}};
      int ready = 0;
      for (int i = pick(5); i > 0; --i) {
        bool good = pick(2) == 0;
        ready += good;
        units.push_back({"S" + std::to_string(++code), "bg4", good ? SetState::ready : SetState::notReady});
        squad.sets.push_back(units.back().code);
      }
      ownReady.push_back(ready);
      squads.push_back(squad);
    }
    for (int i = 0; i < freeReady; ++i) units.push_back({"F" + std::to_string(i), "bg4", SetState::dueSoon});

    // Lexicographically best (sets, kit) over all distributions.
    auto best = [&](const std::vector<int>& own, int pool, int wanted) {
      std::vector<int> now(own.size()), top;
      std::function<void(std::size_t, int)> deal = [&](std::size_t s, int left) {
        if (s == own.size()) {
          top = std::max(top, now);
          return;
        }
        for (int give = 0; give <= left; ++give) {
          now[s] = std::min(own[s] + give, wanted);
          deal(s + 1, left - give);
        }
      };
      deal(0, pool);
      return top;
    };
    auto bestSets = best(ownReady, freeReady, 3);
    auto bestKit = best(std::vector<int>(ownReady.size(), 0), kit, 2);

    auto report = squadsThatCanGo(squads, units, *rules);
    REQUIRE(report.squads.size() == squads.size());
    int canGo = 0, complete = 0;
    for (std::size_t s = 0; s < squads.size(); ++s) {
      CHECK(static_cast<int>(report.squads[s].sets.size()) == bestSets[s]);
      bool able = bestSets[s] >= 2 && bestKit[s] >= 1, full = bestSets[s] >= 3 && bestKit[s] >= 2;
      canGo += able, complete += full;
      CHECK(report.squads[s].grade == (full ? Grade::complete : able ? Grade::canGoWithout : Grade::cannot));
    }
    CHECK(report.canGo == canGo);
    CHECK(report.complete == complete);
  }
}
