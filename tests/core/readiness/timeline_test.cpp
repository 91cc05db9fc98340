#include "core/readiness/timeline.h"

#include <random>

#include "tests/support/catch.h"

using namespace muster::core;

namespace {

Condition condition(std::int64_t from, std::int64_t until, SetState state, std::string code) {
  Condition c{.from = {from}, .until = {until}, .state = state};
  c.reason.code = std::move(code);
  c.next = Action{"do-" + c.reason.code};
  return c;
}

void coversAllTime(const std::vector<Segment>& timeline) {
  REQUIRE_FALSE(timeline.empty());
  CHECK(timeline.front().from == Instant::distantPast());
  CHECK(timeline.back().until == Instant::distantFuture());
  for (std::size_t i = 1; i < timeline.size(); ++i) CHECK(timeline[i].from == timeline[i - 1].until);
}

}  // namespace

TEST_CASE("A unit nothing is wrong with is ready for ever", "[core][readiness]") {
  auto timeline = sweep({});
  coversAllTime(timeline);
  CHECK(timeline.size() == 1);
  CHECK(at(timeline, {0}).state == SetState::ready);
  CHECK(at(timeline, {0}).reasons.empty());
  CHECK_FALSE(readyUntil(timeline, {0}));
}

TEST_CASE("The worst condition names the state and every reason is kept, worst first", "[core][readiness]") {
  auto timeline = sweep(
      {condition(0, 100, SetState::dueSoon, "soon"), condition(50, 80, SetState::notReady, "bad"), condition(60, 70, SetState::deployed, "out")});
  coversAllTime(timeline);
  const Segment& all = at(timeline, {65});
  CHECK(all.state == SetState::deployed);
  REQUIRE(all.reasons.size() == 3);
  CHECK(all.reasons[0].code == "out");
  CHECK(all.reasons[1].code == "bad");
  CHECK(all.reasons[2].code == "soon");
  CHECK(all.next->code == "do-out");
  CHECK(at(timeline, {79}).state == SetState::notReady);
  CHECK(at(timeline, {80}).state == SetState::dueSoon);
  CHECK(at(timeline, {100}).state == SetState::ready);
}

TEST_CASE("Ready until joins ready and due soon, and ends where it first breaks", "[core][readiness]") {
  auto timeline = sweep({condition(50, 100, SetState::dueSoon, "soon"), condition(100, 200, SetState::notReady, "bad")});
  CHECK(readyUntil(timeline, {10}) == Instant{100});
  CHECK(readyUntil(timeline, {99}) == Instant{100});
  CHECK_FALSE(readyUntil(timeline, {100}));
  CHECK_FALSE(readyUntil(timeline, {199}));
  CHECK_FALSE(readyUntil(timeline, {200}));  // ready for ever
}

TEST_CASE("The sweep agrees with asking every condition at every instant", "[core][readiness]") {
  std::mt19937 random(20261123);
  auto pick = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  for (int round = 0; round < 300; ++round) {
    std::vector<Condition> conditions;
    for (int i = pick(7); i > 0; --i) {
      int from = pick(20);
      conditions.push_back(condition(from, from + pick(8), static_cast<SetState>(1 + pick(5)), std::to_string(pick(3))));
    }
    auto timeline = sweep(conditions);
    coversAllTime(timeline);
    for (int t = -1; t < 30; ++t) {
      int worst = 0;
      std::size_t active = 0;
      for (const auto& c : conditions) {
        if (c.from.micros > t || c.until.micros <= t) continue;
        worst = std::max(worst, rank(c.state));
        ++active;
      }
      const Segment& segment = at(timeline, {t});
      CHECK(rank(segment.state) == worst);
      CHECK(segment.reasons.size() == active);
      CHECK(segment.next.has_value() == (active > 0));
    }
  }
}
