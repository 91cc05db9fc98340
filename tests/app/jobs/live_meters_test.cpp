// Instruments plugged into this computer: found, read, lost and found again, zeroed only when asked, their talk kept.
#include "app/jobs/live_meters.h"

#include <cmath>
#include <functional>

#include "app/ports/memory_world.h"
#include "tests/devices/instruments/plugged_in.h"
#include "tests/support/catch.h"

using namespace muster;
using namespace std::chrono_literals;

namespace {

class WallClock : public app::Clock {
 public:
  core::Instant now() override {
    return {std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::system_clock::now().time_since_epoch()).count()};
  }
};

app::PluggedIn plugged(const std::string& model, const std::string& port) {
  app::PluggedIn one;
  one.model = tests::shippedModel(model);
  one.settings = {"manometer", model, port, "", "PG-01", {}};
  return one;
}

bool comes(const std::function<bool()>& what, std::chrono::seconds within = 15s) {
  for (const auto until = std::chrono::steady_clock::now() + within; std::chrono::steady_clock::now() < until; std::this_thread::sleep_for(20ms)) {
    if (what()) return true;
  }
  return what();
}

using State = app::MeterSeen::State;

struct Plugs {
  std::vector<app::PluggedIn> all;
  WallClock wall;
  app::LiveMeters meters;
  explicit Plugs(std::vector<app::PluggedIn> given)
      : all(std::move(given)),
        meters([this] { return all; }, wall, [](const auto& address, const auto& line) { return devices::openPort(address, line); }) {}
  State state() { return meters.all().front().state; }
  bool reads(core::SinceBegin from = {}) {
    meters.use("manometer");
    return !meters.seen("manometer", "pressure", from).empty();
  }
};

}  // namespace

TEST_CASE("A meter rests until somebody looks, then says who it is and what it shows", "[live][meters]") {
  const auto model = tests::shippedModel("const-681");
  tests::SimulatedPort port(model, true);
  Plugs plugs({plugged("const-681", port.address().text())});
  std::this_thread::sleep_for(100ms);
  CHECK(plugs.state() == State::resting);
  CHECK(plugs.meters.takeTranscript("manometer").empty());
  CHECK(comes([&] { return plugs.reads(); }));
  CHECK(plugs.state() == State::there);
  CHECK(plugs.meters.all().front().identity->serial == "SIM00001");
  const auto seen = plugs.meters.seen("manometer", "pressure", {});
  CHECK(seen.front().reading.value->dimension() == core::Dimension::pressure);
  CHECK(seen.front().reading.at.has_value());
  const auto transcript = plugs.meters.takeTranscript("manometer");
  const auto read = devices::Transcript::parse(transcript);
  REQUIRE(read);
  CHECK(read->pieces.size() > 4);
  CHECK(read->head.at("calibrator") == "PG-01");
  CHECK(plugs.meters.seen("manometer", "flow", {}).empty());
}

TEST_CASE("A recorded talk, replayed, gives the same readings byte for byte", "[live][meters]") {
  const auto model = tests::shippedModel("const-681");
  tests::SimulatedPort port(model, true);
  Plugs plugs({plugged("const-681", port.address().text())});
  REQUIRE(comes([&] { return plugs.reads() && plugs.meters.seen("manometer", "pressure", {}).size() > 5; }));
  const auto seen = plugs.meters.seen("manometer", "pressure", {});
  auto recorded = devices::Transcript::parse(plugs.meters.takeTranscript("manometer"));
  REQUIRE(recorded);
  devices::ScriptedStream replayed(*recorded);
  tests::Talk talk(model, replayed, replayed);
  REQUIRE(talk.driver->identify());
  for (std::size_t i = 0; i < 5; ++i) {
    auto reading = talk.driver->read(model.channels.front());
    REQUIRE(reading);
    reading.value().at = seen[i].reading.at;
    CHECK(reading.value() == seen[i].reading);
  }
}

TEST_CASE("A meter that goes away is told so and found again when it comes back", "[live][meters]") {
  const auto model = tests::shippedModel("const-681");
  auto port = std::make_unique<tests::SimulatedPort>(model, false);
  const auto address = port->address();
  Plugs plugs({plugged("const-681", address.text())});
  REQUIRE(comes([&] { return plugs.reads(); }));
  port.reset();
  CHECK(comes([&] {
    plugs.meters.use("manometer");
    return plugs.state() == State::away;
  }));
  REQUIRE(plugs.meters.all().front().trouble);
  CHECK_FALSE(plugs.meters.all().front().trouble->remedy.empty());
  CHECK_FALSE(plugs.meters.zero("manometer", "pressure").ok());
  tests::SimulatedPort again(model, false, devices::Fault::none, devices::Condition::good, 1, address.port);
  const auto since = plugs.meters.now();
  CHECK(comes([&] { return plugs.reads(since); }));
  CHECK(plugs.state() == State::there);
}

TEST_CASE("A meter is zeroed when a person asks for it, and its next readings say so", "[live][meters]") {
  const auto model = tests::shippedModel("const-681");
  tests::SimulatedPort port(model, true);
  port.step("positive-leak");
  Plugs plugs({plugged("const-681", port.address().text())});
  REQUIRE(comes([&] { return plugs.reads() && plugs.meters.seen("manometer", "pressure", {}).back().reading.value->si() > 600; }));
  CHECK(plugs.meters.all().front().canZero);
  REQUIRE(plugs.meters.zero("manometer", "pressure"));
  CHECK(comes([&] { return plugs.reads() && std::abs(plugs.meters.seen("manometer", "pressure", {}).back().reading.value->si()) < 60; }));
}

TEST_CASE("Another list of instruments takes the place of the former without a restart", "[live][meters]") {
  const auto model = tests::shippedModel("const-681");
  tests::SimulatedPort port(model, true);
  Plugs plugs({plugged("const-681", port.address().text())});
  REQUIRE(comes([&] { return plugs.reads(); }));
  plugs.all.clear();
  plugs.meters.replug();
  CHECK(plugs.meters.all().empty());
  plugs.all = {plugged("const-681", port.address().text())};
  plugs.meters.replug();
  CHECK(comes([&] { return plugs.reads(); }));
}

TEST_CASE("A port that is not there says what to do", "[live][meters]") {
  Plugs plugs({plugged("const-681", "serial:/dev/ttyMUSTERNONE")});
  CHECK(comes([&] {
    plugs.meters.use("manometer");
    return plugs.state() == State::away;
  }));
  CHECK(plugs.meters.all().front().trouble->code == "no-such-port");
}
