// The driver of TSI flow meters by script: what is asked, byte for byte, and what it makes of each answer.
#include "tests/devices/instruments/plugged_in.h"
#include "tests/support/catch.h"

using namespace muster;
using namespace muster::devices;

namespace {

struct Meter {
  Model model = tests::shippedModel("tsi-4140");
  ScriptedStream stream;
  tests::Talk talk{model, stream, stream};
  core::Outcome<core::Reading> read(const char* channel = "flow") { return talk.driver->read(*model.channel(channel)); }
  // The meter is set to these units and this gas, then says this line.
  Meter& says(const std::string& units, const std::string& gas, const std::string& line) {
    stream.expect("RU\r", "OK\r\n" + units + "\r\n").expect("RG\r", "OK\r\n" + gas + "\r\n");
    if (!line.empty()) stream.expect("DAFTP0001\r", line);
    return *this;
  }
};

}  // namespace

TEST_CASE("A TSI meter says who it is", "[tsi4000]") {
  Meter meter;
  meter.stream.expect("MN\r", "OK\r\n4140\r\n").expect("SN\r", "OK\r\n41400712\r\n").expect("REV\r", "ERR1\r\n");
  const auto identity = meter.talk.driver->identify();
  REQUIRE(identity);
  CHECK(*identity == Identity{"TSI", "4140", "41400712", ""});
  CHECK(meter.stream.complaint().empty());
}

TEST_CASE("A TSI flow carries standard litres at 21.1 °C and 101.3 kPa", "[tsi4000]") {
  Meter meter;
  meter.says("S", "1", "OK\r\n1.690,20.53,101.32\r\n");
  meter.stream.expect("DAFTP0001\r", "OK\r\n1.690,20.53,101.32\r\n").expect("DAFTP0001\r", "OK\r\n1.690,20.53,101.32\r\n");
  const auto reading = meter.read();
  REQUIRE(reading);
  CHECK(reading->value->text() == "1.690 L/min");
  CHECK(reading->value->flow->text() == "O2 standard 21.1 °C 101.3 kPa");
  CHECK(meter.read("temperature")->value->text() == "20.53 °C");
  CHECK(meter.read("pressure")->value->text() == "101.32 kPa");
  CHECK(meter.stream.complaint().empty());
}

TEST_CASE("A TSI meter set to actual litres or to another gas gives no flow", "[tsi4000]") {
  Meter meter;
  meter.says("V", "1", "").says("S", "0", "").says("S", "4", "").says("X", "1", "");
  CHECK(meter.read().problems().front().code == "wrong-unit");
  CHECK(meter.read().problems().front().code == "wrong-gas");
  CHECK(meter.read().problems().front().code == "wrong-gas");
  meter.stream = {};
  meter.stream.expect("RU\r", "OK\r\nX\r\n");
  CHECK(meter.read().problems().front().code == "not-understood");
}

TEST_CASE("At its end a TSI meter says at least; beyond it, nothing that could pass", "[tsi4000]") {
  Meter meter;
  meter.says("S", "1", "OK\r\n20.000,20.53,101.32\r\n").says("S", "1", "OK\r\n21.400,20.53,101.32\r\n");
  CHECK(meter.read()->censored == core::Censored::atLeast);
  const auto over = meter.read();
  REQUIRE(over);
  CHECK_FALSE(over->value);
  CHECK(over->flags == std::vector{core::ReadingFlag::overRange});
}

TEST_CASE("An error, a damaged answer and silence of a TSI meter are told apart", "[tsi4000]") {
  Meter meter;
  meter.says("S", "1", "ERR4\r\n").says("S", "1", "OK\r\n1.69,20.53,101.32\r\n").says("S", "1", "\x80\x81\r\n");
  CHECK(meter.read().problems().front().code == "device-error");
  CHECK(meter.read().problems().front().code == "not-understood");  // a digit is lost
  CHECK(meter.read().problems().front().code == "damaged-answer");
  CHECK(meter.stream.closed());
  Meter silent;
  silent.stream.expect("RU\r");
  CHECK(silent.read().problems().front().code == "no-answer");
}

TEST_CASE("A TSI meter that confirms but sends nothing ends the conversation", "[tsi4000]") {
  Meter meter;
  meter.says("S", "1", "OK\r\n");
  CHECK_FALSE(meter.read());
  CHECK(meter.talk.conversation.over());
}

TEST_CASE("A TSI model has to state gas, state and end of its flow", "[tsi4000]") {
  const auto* family = devices::family("tsi4000");
  auto model = tests::shippedModel("tsi-4140");
  CHECK(family->check(model));
  model.channels[0].to.reset();
  CHECK(family->check(model).problems().front().code == "wrong-channel");
  model = tests::shippedModel("tsi-4140");
  model.channels[0].flow.reset();
  CHECK(family->check(model).problems().front().code == "wrong-channel");
  model = tests::shippedModel("tsi-4140");
  model.wire["decimals"] = "4";
  CHECK(family->check(model).problems().front().code == "unknown-key");
}
