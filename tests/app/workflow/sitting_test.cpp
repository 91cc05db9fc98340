// A test with live instruments, from the check of the rig to the signature: what counts, what is refused, what survives.
#include "app/workflow/sitting.h"

#include "tests/support/catch.h"
#include "tests/support/fake_meters.h"
#include "tests/support/packs.h"

using namespace muster;
using namespace muster::tests;
using What = app::Sittings::Act::What;

namespace {

struct AtTheBench : Brigade {
  explicit AtTheBench(devices::Condition condition = devices::Condition::good) : Brigade(packsWith({})), meters(*this, condition) {
    ready("BG4-07", 7);
    clock("2026-11-24 08:00");
  }
  core::Outcome<core::Nothing> act(What what, const std::string& value = {}) { return sittings.act("BG4-07", {what, value}); }
  app::SittingSeen look() { return sittings.look("BG4-07").value(); }
  std::string step() { return look().at() ? look().at()->step->id : "sign"; }
  core::Verdict verdictOf(const std::string& id) {
    const auto seen = look();
    for (const auto& line : seen.steps) {
      if (line.step->id == id && line.verdict) return line.verdict->verdict;
    }
    return core::Verdict::noDecision;
  }
  // Does the step at hand as a technician does: Enter, wait, Enter.
  void measure() {
    const auto before = look();
    const auto& step = *before.at()->step;
    REQUIRE(act(What::primary));
    meters.pass(step.settle + std::chrono::seconds(12), step.id);
    if (step.measure == core::Measure::change) {
      meters.pass(step.duration, step.id);
    } else {
      REQUIRE(look().primary == app::Primary::take);
      REQUIRE(act(What::primary));
      meters.pass(std::chrono::seconds(2), step.id);
    }
    (void)look();
  }
  // Every step to the end: measured where a meter can, else works.
  void throughAll() {
    for (int guard = 0; step() != "sign" && guard < 60; ++guard) {
      const auto seen = look();
      if (seen.at()->step->measure == core::Measure::works) {
        REQUIRE(act(What::pass));
        continue;
      }
      if (!seen.atHand.meter) {
        REQUIRE(act(What::type, seen.at()->step->id == "high-pressure-leak" ? "1 bar" : "works"));
        REQUIRE(act(What::next));
        continue;
      }
      measure();
      REQUIRE(act(What::next));
    }
  }

  FakeMeters meters;
  app::Sittings sittings{world()};
};

}  // namespace

TEST_CASE("A sitting begins with the rig, and no set is measured before the rig was found good", "[sitting]") {
  AtTheBench bench;
  REQUIRE(bench.sittings.open("BG4-07", false));
  CHECK(bench.step() == "rig-zero");
  REQUIRE(bench.act(What::go, "positive-leak"));
  CHECK(refusal(bench.act(What::primary)) == "rig-not-checked");
  REQUIRE(bench.act(What::go, "rig-zero"));
  REQUIRE(bench.act(What::zero));
  CHECK(bench.meters.zeroed == 1);
  bench.meters.pass(std::chrono::seconds(5), "");
  bench.measure();
  REQUIRE(bench.act(What::next));
  bench.measure();
  CHECK(bench.verdictOf("rig-zero") == core::Verdict::pass);
  CHECK(bench.verdictOf("rig-leak") == core::Verdict::pass);
  REQUIRE(bench.act(What::go, "positive-leak"));
  CHECK(bench.act(What::primary));
}

TEST_CASE("A good set goes through the whole test with Enter, one signature, transcripts kept, and is ready", "[sitting]") {
  AtTheBench bench;
  REQUIRE(bench.sittings.open("BG4-07", false));
  bench.throughAll();
  const auto seen = bench.look();
  REQUIRE(seen.verdict);
  for (const auto& step : seen.verdict->steps) {
    INFO(step.step << ": " << core::english(step.reason));
    CHECK(step.verdict == core::Verdict::pass);
  }
  const auto before = bench.world().journal.head().size;
  app::Who who = bench.who("sign");
  const auto answer = bench.sittings.record("BG4-07", who, {});
  REQUIRE(answer);
  CHECK(bench.world().journal.head().size >= before + 2);  // the rig's check and the set's test
  CHECK_FALSE(bench.sittings.isOpen("BG4-07"));
  const auto fact = bench.world().journal.fact(answer->receipt.facts.back());
  REQUIRE(fact);
  const auto read = core::read(*fact);
  const auto* test = std::get_if<core::TestRecorded>(&read.value());
  REQUIRE(test);
  CHECK(test->run.origin == "live");
  const auto* leak = test->run.find("positive-leak");
  REQUIRE(leak);
  CHECK(leak->attempts.back().reading.start.has_value());
  REQUIRE_FALSE(test->run.blobs.empty());
  CHECK(bench.memory.blobs.get(test->run.blobs.front())->find("manometer") != std::string::npos);
  // The same sitting is not kept a second time.
  CHECK(refusal(bench.sittings.record("BG4-07", who, {})) == "no-sitting");
}

TEST_CASE("The rig that was found good today need not be checked for the next set", "[sitting]") {
  AtTheBench bench;
  REQUIRE(bench.sittings.open("BG4-07", false));
  bench.throughAll();
  REQUIRE(bench.sittings.record("BG4-07", bench.who("one"), {}));
  REQUIRE(bench.sittings.open("BG4-07", false));
  CHECK(bench.step() != "rig-zero");
  REQUIRE(bench.act(What::leave));
  bench.clock("2026-11-25 00:05");
  REQUIRE(bench.sittings.open("BG4-07", false));
  CHECK(bench.step() == "rig-zero");
}

TEST_CASE("A leak, a warm circuit, a cap left on: each is what it is, and every attempt stays", "[sitting]") {
  const auto at = [](devices::Condition condition, const std::string& step) {
    AtTheBench bench(condition);
    REQUIRE(bench.sittings.open("BG4-07", false));
    REQUIRE(bench.act(What::skip));
    REQUIRE(bench.act(What::skip));
    REQUIRE(bench.act(What::go, "positive-leak"));
    bench.measure();
    if (step != "positive-leak") {
      REQUIRE(bench.act(What::go, step));
      bench.measure();
    }
    const auto verdict = bench.verdictOf(step);
    REQUIRE(bench.act(What::redo));
    bench.meters.pass(std::chrono::seconds(140), step);
    (void)bench.look();
    if (step == "positive-leak") CHECK(bench.look().at()->attempts.size() == 2);
    return verdict;
  };
  CHECK(at(devices::Condition::leaky, "positive-leak") == core::Verdict::fail);
  CHECK(at(devices::Condition::warming, "positive-leak") == core::Verdict::noDecision);
  CHECK(at(devices::Condition::capLeft, "relief-valve") == core::Verdict::fail);
  CHECK(at(devices::Condition::good, "relief-valve") == core::Verdict::pass);
}

TEST_CASE("What was captured survives a killed program; the attempt under way is begun again", "[sitting]") {
  AtTheBench bench;
  REQUIRE(bench.sittings.open("BG4-07", false));
  bench.measure();
  REQUIRE(bench.act(What::next));
  REQUIRE(bench.act(What::primary));
  bench.meters.pass(std::chrono::seconds(30), "rig-leak");
  app::Sittings after(bench.world());  // another program, the same store
  const auto seen = after.look("BG4-07");
  REQUIRE(seen);
  CHECK(seen->at()->step->id == "rig-leak");
  CHECK(seen->primary == app::Primary::begin);
  CHECK(seen->steps.front().attempts.size() == 1);
  CHECK(after.open() == std::vector<std::string>{"BG4-07"});
}

TEST_CASE("When the meter goes away the step is spoiled, kept as such, and the reading is typed", "[sitting]") {
  AtTheBench bench;
  REQUIRE(bench.sittings.open("BG4-07", false));
  REQUIRE(bench.act(What::skip));
  REQUIRE(bench.act(What::skip));
  REQUIRE(bench.act(What::go, "positive-leak"));
  REQUIRE(bench.act(What::primary));
  bench.meters.pass(std::chrono::seconds(90), "positive-leak");
  bench.meters.away("manometer", true);
  bench.meters.pass(std::chrono::seconds(40), "positive-leak");
  auto seen = bench.look();
  REQUIRE(seen.at()->attempts.size() == 1);
  CHECK(seen.at()->attempts[0].reading.flags == std::vector{core::ReadingFlag::sensorLost});
  CHECK(bench.verdictOf("positive-leak") == core::Verdict::noDecision);
  CHECK(refusal(bench.act(What::redo)) == "meter-away");
  REQUIRE(bench.act(What::type, "7.0->6.8"));
  CHECK(bench.look().at()->attempts.size() == 2);
  CHECK(bench.verdictOf("positive-leak") == core::Verdict::pass);
}

TEST_CASE("The relief valve comes after the leak test: it proves that the cap is off", "[sitting]") {
  AtTheBench bench;
  REQUIRE(bench.sittings.open("BG4-07", false));
  REQUIRE(bench.act(What::skip));
  REQUIRE(bench.act(What::skip));
  REQUIRE(bench.act(What::go, "relief-valve"));
  CHECK(refusal(bench.act(What::primary)) == "wrong-order");
}

TEST_CASE("Enter does not judge what only a person can, nor cut a measurement short", "[sitting]") {
  AtTheBench bench;
  REQUIRE(bench.sittings.open("BG4-07", false));
  REQUIRE(bench.act(What::go, "look-over"));
  CHECK(refusal(bench.act(What::primary)) == "say-it");
  REQUIRE(bench.act(What::go, "rig-leak"));
  REQUIRE(bench.act(What::primary));
  bench.meters.pass(std::chrono::seconds(5), "rig-leak");
  CHECK(refusal(bench.act(What::primary)) == "still-measuring");
  CHECK(refusal(bench.act(What::next)) == "still-measuring");
  CHECK(refusal(bench.act(What::type, "abc")) != "");
}

TEST_CASE("Without an instrument on the list no sitting begins, and typing is named", "[sitting]") {
  Brigade brigade(packsWith({}));
  brigade.ready("BG4-07", 7);
  app::Sittings sittings(brigade.world());
  CHECK(refusal(sittings.open("BG4-07", false)) == "no-meter");
  CHECK(refusal(sittings.look("BG4-07")) == "no-sitting");
}
