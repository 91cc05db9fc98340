// A step with a live instrument: what becomes its reading, and what never does.
#include "core/bench/capture.h"

#include <functional>
#include <vector>

#include "tests/support/catch.h"

using namespace muster::core;
using namespace std::chrono_literals;

namespace {

Step leakStep() {
  Step step;
  step.id = "positive-leak", step.measure = Measure::change, step.settle = 60s, step.duration = 60s;
  step.resolution = Quantity::parse("0.1 mbar").value();
  return step;
}

Step valueStep(Take take = Take::now) {
  Step step;
  step.id = "relief-valve", step.measure = Measure::value, step.take = take;
  return step;
}

// Four readings a second of what `pascal` gives at each second.
std::vector<Seen> shown(std::chrono::seconds length, const std::function<double(double)>& pascal) {
  std::vector<Seen> seen;
  for (SinceBegin t{0}; t <= length; t += 250ms) {
    const auto tenths = static_cast<std::int64_t>(pascal(std::chrono::duration<double>(t).count()) * 10);
    Seen one;
    one.reading.value = Quantity{Decimal(tenths, 1), Unit::pascal, {}};
    one.reading.typed = one.reading.value->text();
    one.at = t;
    seen.push_back(std::move(one));
  }
  return seen;
}

using Phase = Captured::Phase;

}  // namespace

TEST_CASE("A leak is the change between t and t + 60 s after settling, with both values kept", "[capture]") {
  const auto seen = shown(125s, [](double t) { return 700 - 0.4 * t; });
  CHECK(capture(leakStep(), seen, 0s, {}, 30s).phase == Phase::settling);
  CHECK(capture(leakStep(), seen, 0s, {}, 30s).left == 30s);
  const auto running = capture(leakStep(), seen, 0s, {}, 90s);
  CHECK(running.phase == Phase::measuring);
  CHECK(running.left == 30s);
  REQUIRE(running.held);
  CHECK(running.held->value->text() == "676.0 Pa");
  const auto done = capture(leakStep(), seen, 0s, {}, 122s);
  REQUIRE(done.phase == Phase::done);
  CHECK(done.reading->value->text() == "24.0 Pa");
  CHECK(done.reading->start->text() == "676.0 Pa");
  CHECK(done.reading->end->text() == "652.0 Pa");
  CHECK(done.reading->typed == "676.0 Pa -> 652.0 Pa");
}

TEST_CASE("A circuit that warms gives a gain, never a loss of nothing", "[capture]") {
  const auto done = capture(leakStep(), shown(125s, [](double t) { return 700 + 0.5 * t; }), 0s, {}, 122s);
  REQUIRE(done.phase == Phase::done);
  CHECK(done.reading->value->value < Decimal(0, 0));
}

TEST_CASE("What leaks fast does not stand still, and is a leak all the same", "[capture]") {
  const auto done = capture(leakStep(), shown(125s, [](double t) { return 4000 - 30 * t; }), 0s, {}, 122s);
  REQUIRE(done.phase == Phase::done);
  CHECK(done.reading->value->text() == "1800.0 Pa");
}

TEST_CASE("A meter that is away when the minute begins or ends spoils the step", "[capture]") {
  auto seen = shown(125s, [](double) { return 700; });
  const auto without = [&](SinceBegin from, SinceBegin to) {
    std::vector<Seen> some;
    for (const auto& one : seen) {
      if (one.at < from || one.at > to) some.push_back(one);
    }
    return some;
  };
  CHECK(capture(leakStep(), without(57s, 63s), 0s, {}, 70s).phase == Phase::spoiled);
  CHECK(capture(leakStep(), without(117s, 125s), 0s, {}, 124s).phase == Phase::spoiled);
  CHECK(capture(leakStep(), without(80s, 100s), 0s, {}, 122s).phase == Phase::done);  // between the two nothing is defined
}

TEST_CASE("An instrument whose last digit is worth more than a leak shows no leak and proves nothing", "[capture]") {
  auto seen = shown(125s, [](double) { return 0; });
  for (auto& one : seen) one.reading.value = Quantity::parse("14.80 psi").value();
  CHECK(capture(leakStep(), seen, 0s, {}, 122s).phase == Phase::spoiled);
}

TEST_CASE("Flagged readings count as not seen", "[capture]") {
  auto seen = shown(125s, [](double) { return 700; });
  for (auto& one : seen) {
    if (one.at > 115s) one.reading.flags = {ReadingFlag::unstable};
  }
  CHECK(capture(leakStep(), seen, 0s, {}, 124s).phase == Phase::spoiled);
}

TEST_CASE("A leak test cannot begin at the instrument's end", "[capture]") {
  auto seen = shown(125s, [](double) { return 1000; });
  for (auto& one : seen) one.reading.censored = Censored::atLeast;
  CHECK(capture(leakStep(), seen, 0s, {}, 70s).phase == Phase::spoiled);
}

TEST_CASE("Another unit in the middle of the minute is no change", "[capture]") {
  auto seen = shown(125s, [](double) { return 700; });
  for (auto& one : seen) {
    if (one.at > 90s) one.reading.value->unit = Unit::millibar;
  }
  CHECK(capture(leakStep(), seen, 0s, {}, 122s).phase == Phase::spoiled);
}

TEST_CASE("One damaged value at the end of the minute decides nothing", "[capture]") {
  auto seen = shown(125s, [](double t) { return 700 - 3.2 * t; });
  for (auto& one : seen) {
    if (one.at == 120s) one.reading.value = Quantity::parse("700.0 Pa").value();  // a leaking set, a lucky digit
  }
  const auto done = capture(leakStep(), seen, 0s, {}, 122s);
  REQUIRE(done.phase == Phase::done);
  CHECK(done.reading->value->value > Decimal(150, 0));
}

TEST_CASE("A value is taken when it is steady, and waited for while it is not", "[capture]") {
  const auto steady = shown(20s, [](double) { return 169; });
  CHECK(capture(valueStep(), steady, 0s, {}, 5s).phase == Phase::watching);
  CHECK(capture(valueStep(), steady, 0s, SinceBegin(10s), 10s).phase == Phase::measuring);
  const auto done = capture(valueStep(), steady, 0s, SinceBegin(10s), 11s);
  REQUIRE(done.phase == Phase::done);
  CHECK(done.reading->value->text() == "169.0 Pa");
  const auto rushing = shown(20s, [](double t) { return 100 * t; });
  CHECK(capture(valueStep(), rushing, 0s, SinceBegin(10s), 11s).phase == Phase::measuring);
  CHECK(capture(valueStep(), rushing, 0s, SinceBegin(10s), 17s).phase == Phase::spoiled);
}

TEST_CASE("The opening pressure is the highest that was held, not a spike", "[capture]") {
  auto seen = shown(20s, [](double t) { return std::min(120 * t, 430.0); });
  seen[30].reading.value = Quantity::parse("910.0 Pa").value();
  seen[31].reading.value = Quantity::parse("905.0 Pa").value();
  const auto done = capture(valueStep(Take::highest), seen, 0s, SinceBegin(15s), 16s);
  REQUIRE(done.phase == Phase::done);
  CHECK(done.reading->value->text() == "430.0 Pa");
  const auto low = capture(valueStep(Take::lowest), shown(20s, [](double t) { return t < 10 ? 600 - 51 * t : 90; }), 0s, SinceBegin(15s), 16s);
  REQUIRE(low.phase == Phase::done);
  CHECK(low.reading->value->text() == "90.0 Pa");
}

TEST_CASE("A pressure that is still on its way is no opening pressure", "[capture]") {
  const auto rising = shown(20s, [](double t) { return 60 * t; });  // a cap was left on: it rises and rises
  CHECK(capture(valueStep(Take::highest), rising, 0s, SinceBegin(8s), 9s).phase == Phase::spoiled);
}

TEST_CASE("How far it went while the meter was away, nobody knows", "[capture]") {
  std::vector<Seen> seen;
  for (const auto& one : shown(20s, [](double t) { return t < 6 ? 430.0 : 900.0; })) {
    if (one.at < 5s) seen.push_back(one);
  }
  CHECK(capture(valueStep(Take::highest), seen, 0s, SinceBegin(12s), 13s).phase == Phase::spoiled);
}

TEST_CASE("A slope is only shown: from the last seconds, and not from too few readings", "[capture]") {
  const auto seen = shown(60s, [](double t) { return 700 - 0.5 * t; });
  REQUIRE(slopePerMinute(seen, 60s));
  CHECK(*slopePerMinute(seen, 60s) == Approx(-30).margin(0.5));
  CHECK_FALSE(slopePerMinute(std::span(seen).first(3), 1s));
}
