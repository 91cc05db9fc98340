// The driver of Alicat meters by script: what is asked, byte for byte, and what it makes of each answer.
#include "tests/devices/instruments/plugged_in.h"
#include "tests/support/catch.h"

using namespace muster;
using namespace muster::devices;
using namespace std::string_literals;

namespace {

struct Meter {
  explicit Meter(std::string address = {}) : address(std::move(address)) {}
  std::string address;
  Model model = tests::shippedModel("alicat-m");
  ScriptedStream stream;
  tests::Talk talk{model, stream, stream, address};
  core::Outcome<core::Reading> read(const char* channel) { return talk.driver->read(*model.channel(channel)); }
};

}  // namespace

TEST_CASE("An Alicat reads its flow with the state it is stated at", "[alicat]") {
  Meter meter;
  const std::string line = "A +014.62 +020.50 +001.681 +001.690 O2\r";
  meter.stream.expect("AVE\r", "A   8v17.0-R23 Nov 20 2021,11:02:51\r");
  for (int i = 0; i < 4; ++i) meter.stream.expect("A\r", line);
  CHECK(meter.talk.driver->identify()->firmware == "8v17.0-R23 Nov 20 2021,11:02:51");
  const auto standard = meter.read("flow"), actual = meter.read("flow-actual");
  REQUIRE(standard);
  CHECK(standard->value->text() == "1.690 L/min");
  CHECK(standard->value->flow->text() == "O2 standard 25 °C 101.325 kPa");
  CHECK(standard->typed == "+001.690");
  REQUIRE(actual);
  CHECK(actual->value->text() == "1.681 L/min");
  CHECK(actual->value->flow->text() == "O2 actual");
  CHECK(meter.read("temperature")->value->text() == "20.50 °C");
  CHECK(meter.read("pressure")->value->text() == "14.62 psi");
  CHECK(meter.stream.complaint().empty());
}

TEST_CASE("A flow meter that is set to another gas measures nothing here", "[alicat]") {
  Meter meter;
  meter.stream.expect("A\r", "A +014.62 +020.50 +001.681 +001.690 Air\r").expect("A\r", "A +014.62 +020.50 +001.681 +001.690 C-25\r");
  CHECK(meter.read("flow").problems().front().code == "wrong-gas");
  CHECK(meter.read("flow-actual").problems().front().code == "wrong-gas");
}

TEST_CASE("Any value beyond its range spoils every channel of an Alicat", "[alicat]") {
  Meter meter;
  meter.stream.expect("A\r", "A +014.62 +020.50 +021.700 +021.700 O2 MOV VOV\r").expect("A\r", "A +160.00 +020.50 +001.681 +001.690 O2 POV\r");
  meter.stream.expect("A\r", "A +014.62 +020.50 +001.681 +001.690 O2 ADC LCK\r");
  for (const auto* channel : {"flow", "temperature"}) {
    const auto reading = meter.read(channel);
    REQUIRE(reading);
    CHECK_FALSE(reading->value);
    CHECK(reading->flags == std::vector{core::ReadingFlag::overRange});
  }
  CHECK(meter.read("flow")->flags == std::vector{core::ReadingFlag::sensorLost});
}

TEST_CASE("Another meter's line, an echo and stray NULs are passed over", "[alicat]") {
  Meter meter("C");
  meter.stream.expect(
      "C\r",
      {{"C\r", {}}, {"A +014.62 +020.50 +009.000 +009.000 O2\r", Patience{10}}, {"\0C +014.62 +020.50 +001.681 \0+001.690 O2\0\r"s, Patience{10}}});
  const auto reading = meter.read("flow");
  REQUIRE(reading);
  CHECK(reading->value->text() == "1.690 L/min");
}

TEST_CASE("A silent or rejecting Alicat gives no reading", "[alicat]") {
  Meter meter;
  meter.stream.expect("A\r", "?\r").expect("A\r");
  CHECK(meter.read("flow").problems().front().code == "device-error");
  CHECK(meter.read("flow").problems().front().code == "no-answer");
  CHECK(meter.stream.closed());
}

TEST_CASE("An Alicat is tared only where it is asked to be: flow and pressure each by their own word", "[alicat]") {
  Meter meter;
  meter.stream.expect("A$$V\r", "A +014.62 +020.50 +000.000 +000.000 O2\r").expect("A$$PC\r", "A +014.70 +020.50 +000.000 +000.000 O2\r");
  meter.stream.expect("A$$V\r", "?\r");
  auto& driver = *meter.talk.driver;
  CHECK(driver.canZero());
  CHECK(driver.zero(*meter.model.channel("flow")));
  CHECK(driver.zero(*meter.model.channel("pressure")));
  CHECK(driver.zero(*meter.model.channel("flow")).problems().front().code == "device-error");
  CHECK(driver.zero(*meter.model.channel("temperature")).problems().front().code == "cannot-zero");
  CHECK(meter.stream.complaint().empty());
}

TEST_CASE("An Alicat model has to state unit, gas and the right kind of state", "[alicat]") {
  const auto* family = devices::family("alicat");
  auto model = tests::shippedModel("alicat-m");
  CHECK(family->check(model));
  model.channels[0].flow = core::FlowState::parse("O2 actual").value();  // a mass flow is never that
  CHECK(family->check(model).problems().front().code == "wrong-channel");
  model = tests::shippedModel("alicat-m");
  model.channels[1].flow.reset();
  CHECK(family->check(model).problems().front().code == "wrong-channel");
  model = tests::shippedModel("alicat-m");
  model.channels[2].unit.reset();
  CHECK(family->check(model).problems().front().code == "wrong-channel");
  model = tests::shippedModel("alicat-m");
  model.wire["values"] = "3";
  CHECK(family->check(model).problems().front().code == "unknown-key");
}
