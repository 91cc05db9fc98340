// Every shipped model of instrument against its own simulator, over a real pseudo-terminal and a real socket, whole and with each fault.
#include <cmath>
#include <filesystem>

#include "tests/devices/instruments/plugged_in.h"
#include "tests/support/catch.h"

using namespace muster;
using namespace muster::devices;

namespace {

std::vector<std::string> shippedIds() {
  std::vector<std::string> ids;
  for (const auto& entry : std::filesystem::directory_iterator(std::string(MUSTER_SOURCE_DIR) + "/data/config/instruments"))
    ids.push_back(entry.path().stem().string());
  std::sort(ids.begin(), ids.end());
  return ids;
}

struct Tally {
  int asked = 0, usable = 0, wrong = 0;
};

// Asks for the first channel again and again until `enough` readings came, opening the port anew whenever the conversation is over: on a busy
// machine a simulator may be late, and that is no fault of its driver.
Tally readMany(const Model& model, tests::SimulatedPort& port, int times, int enough, const std::function<bool(const core::Reading&)>& right) {
  Tally tally;
  SteadyTicker ticker;
  std::unique_ptr<ByteStream> stream;
  std::optional<tests::Talk> talk;
  for (; tally.asked < times && tally.usable < enough; ++tally.asked) {
    if (!talk || talk->conversation.over()) {
      talk.reset();
      stream.reset();
      auto opened = openPort(port.address(), model.line);
      REQUIRE(opened);
      stream = std::move(opened).value();
      talk.emplace(model, *stream, ticker);
    }
    const auto reading = talk->driver->read(model.channels.front());
    if (!reading || !reading->flags.empty() || !reading->value) continue;
    ++tally.usable;
    if (!right(*reading)) ++tally.wrong;
  }
  return tally;
}

}  // namespace

TEST_CASE("Every shipped model names a family and can be plugged in", "[instruments]") {
  REQUIRE_FALSE(shippedIds().empty());
  for (const auto& id : shippedIds()) {
    INFO(id);
    const auto model = tests::shippedModel(id);
    CHECK(model.id == id);
    CHECK_FALSE(model.title.zh.empty());
    CHECK_FALSE(model.source.zh.empty());
  }
  for (const auto& family : families()) {
    INFO(family.id);
    const auto ids = shippedIds();
    CHECK(std::any_of(ids.begin(), ids.end(), [&](const auto& id) { return tests::shippedModel(id).family == family.id; }));
  }
}

TEST_CASE("Every shipped model reads its simulator over a pseudo-terminal and over TCP", "[instruments]") {
  for (const auto& id : shippedIds()) {
    const auto model = tests::shippedModel(id);
    if (model.channels.empty()) continue;  // it reads codes, not values
    for (const bool pty : {true, false}) {
      INFO(id << (pty ? " over a pseudo-terminal" : " over TCP"));
      tests::SimulatedPort port(model, pty);
      const auto tally = readMany(model, port, 50, 5, [](const core::Reading& reading) { return !reading.typed.empty(); });
      CHECK(tally.usable == 5);
      CHECK(tally.wrong == 0);
    }
  }
}

TEST_CASE("An instrument beyond its range never gives a usable reading", "[instruments]") {
  for (const auto& id : shippedIds()) {
    const auto model = tests::shippedModel(id);
    if (model.channels.empty()) continue;
    INFO(id);
    tests::SimulatedPort port(model, true, Fault::overRange);
    CHECK(readMany(model, port, 3, 3, [](const core::Reading&) { return true; }).usable == 0);
  }
}

TEST_CASE("Delay, loss, echo and answers in pieces cost readings, never their truth", "[instruments]") {
  for (const auto& id : shippedIds()) {
    const auto model = tests::shippedModel(id);
    if (model.channels.empty() || model.channels.front().dimension != core::Dimension::pressure) continue;
    for (const Fault fault : {Fault::delay, Fault::echo, Fault::split}) {
      INFO(id << " " << nameOf(fault));
      tests::SimulatedPort port(model, fault == Fault::echo, fault, Condition::good, 7);
      // Nobody has begun a step: the circuit is open to the room, at nothing but noise.
      const auto tally = readMany(model, port, 8, 8, [](const core::Reading& reading) { return std::fabs(reading.value->si()) < 2; });
      CHECK(tally.wrong == 0);
      if (fault != Fault::delay) CHECK(tally.usable > 0);  // how many, a busy machine decides; all of them in played time: live_runs_test
    }
  }
}
