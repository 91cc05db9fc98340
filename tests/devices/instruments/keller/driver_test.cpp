// The driver of the Keller bus by script: what is asked, byte for byte, and what it makes of each answer.
#include "devices/instruments/keller/driver.h"

#include "tests/devices/instruments/plugged_in.h"
#include "tests/support/catch.h"
#include "tests/support/hex.h"

using namespace muster;
using namespace muster::devices;
using tests::bytes;

namespace {

const std::string kBegin = bytes("FA 30 04 43"), kBegun = keller::frame(250, 48, bytes("05 14 0C 1C 0A 01"));
const std::string kAskP1 = bytes("FA 49 01 A1 A7"), kP1 = bytes("FA 49 3F 6D BA AC 00 1A 1B");
const std::string kZeroP1 = keller::frame(250, 95, bytes("00"));  // question and answer

struct Transmitter {
  Model model = tests::shippedModel("keller-bus");
  ScriptedStream stream;
  tests::Talk talk{model, stream, stream};
  core::Outcome<core::Reading> read(std::size_t channel = 0) { return talk.driver->read(model.channels[channel]); }
};

}  // namespace

TEST_CASE("A Keller instrument is initialised once, then says who it is and what it reads", "[keller]") {
  Transmitter keller;
  keller.stream.expect(kBegin, kBegun).expect(keller::frame(250, 69), keller::frame(250, 69, bytes("00 0F 42 40")));
  keller.stream.expect(kAskP1, kP1).expect(keller::frame(250, 73, bytes("04")), keller::frame(250, 73, bytes("41 C9 B8 00 00")));
  const auto identity = keller.talk.driver->identify();
  REQUIRE(identity);
  CHECK(identity->firmware == "5.20-12.28");
  CHECK(identity->serial == "1000000");
  const auto reading = keller.read();
  REQUIRE(reading);
  CHECK(reading->value->text() == "0.92862964 bar");
  CHECK(reading->flags.empty());
  CHECK(keller.read(1)->value->text() == "25.214844 °C");
  CHECK(keller.stream.complaint().empty());
}

TEST_CASE("The echo of a two-wire converter is compared and left out", "[keller]") {
  Transmitter keller;
  keller.stream.expect(kBegin, kBegin + kBegun).expect(kAskP1, {{kAskP1, {}}, {kP1, Patience{30}}});
  const auto reading = keller.read();
  REQUIRE(reading);
  CHECK(reading->value->text() == "0.92862964 bar");
  CHECK(keller.talk.conversation.garbage() == 0);
}

TEST_CASE("A Keller instrument that was switched off meanwhile is initialised again and asked again", "[keller]") {
  Transmitter keller;
  const auto notBegun = keller::frame(250, 0xC9, bytes("20"));
  keller.stream.expect(kBegin, kBegun).expect(kAskP1, kP1).expect(kAskP1, notBegun).expect(kBegin, kBegun).expect(kAskP1, kP1);
  CHECK(keller.read());
  CHECK(keller.read()->value->text() == "0.92862964 bar");
  keller.stream.expect(kAskP1, notBegun).expect(kBegin, kBegun).expect(kAskP1, notBegun);
  CHECK(keller.read().problems().front().code == "device-error");
  CHECK(keller.stream.complaint().empty());
}

TEST_CASE("A Keller reading with an error status has no value that could pass", "[keller]") {
  Transmitter keller;
  keller.stream.expect(kBegin, kBegun).expect(kAskP1, keller::frame(250, 73, bytes("3F 6D BA AC 02")));
  const auto reading = keller.read();
  REQUIRE(reading);
  CHECK_FALSE(reading->value);
  CHECK(reading->flags == std::vector{core::ReadingFlag::sensorLost});
  CHECK(reading->typed == "0.92862964 (status 2)");
}

TEST_CASE("A silent Keller instrument, a damaged answer and another's answer are told apart", "[keller]") {
  Transmitter silent, damaged, other;
  silent.stream.expect(kBegin, std::vector<ScriptedStream::Piece>{});
  CHECK(silent.read().problems().front().code == "no-answer");
  damaged.stream.expect(kBegin, bytes("FA 30 05 14 0C 1C 0A 01 64 85"));
  CHECK(damaged.read().problems().front().code == "damaged-answer");
  other.stream.expect(kBegin, keller::frame(7, 48, bytes("05 14 0C 1C 0A 01")));
  CHECK(other.read().problems().front().code == "no-answer");
  CHECK(other.talk.conversation.over());
}

TEST_CASE("A Keller instrument is zeroed only where it is asked to be, on a line that echoes and on one that does not", "[keller]") {
  Transmitter quiet, echoing, dead;
  quiet.stream.expect(kBegin, kBegun).expect(kZeroP1, kZeroP1);
  CHECK(quiet.talk.driver->zero(quiet.model.channels.front()));
  echoing.stream.expect(kBegin, kBegin + kBegun).expect(kZeroP1, kZeroP1 + kZeroP1);
  CHECK(echoing.talk.driver->zero(echoing.model.channels.front()));
  CHECK(echoing.stream.complaint().empty());
  // The echo alone is not its consent.
  dead.stream.expect(kBegin, kBegin + kBegun).expect(kZeroP1, kZeroP1);
  CHECK(dead.talk.driver->zero(dead.model.channels.front()).problems().front().code == "no-answer");
  CHECK(quiet.talk.driver->zero(quiet.model.channels[1]).problems().front().code == "cannot-zero");  // a temperature
}

TEST_CASE("An address that is none on a Keller bus is refused before anything is sent", "[keller]") {
  for (const auto* address : {"0", "251", "a", "1 "}) {
    INFO(address);
    const Model model = tests::shippedModel("keller-bus");
    ScriptedStream stream;
    tests::Talk talk(model, stream, stream, address);
    CHECK(talk.driver->read(model.channels.front()).problems().front().code == "wrong-address");
    CHECK(stream.complaint().empty());
  }
}

TEST_CASE("A Keller model names signals that there are", "[keller]") {
  Model model = tests::shippedModel("keller-bus");
  model.channels[0].wire["signal"] = "P3";
  model.wire["echo"] = "true";
  const auto checked = keller::check(model);
  REQUIRE_FALSE(checked);
  CHECK(checked.problems()[0].where.field == "wire.echo");
  CHECK(checked.problems()[1].where.field == "channel.pressure.wire.signal");
  model.wire.clear();
  model.channels[0].wire["signal"] = "CH0";
  model.channels[0].unit.reset();
  CHECK(keller::check(model).problems().front().code == "no-unit");
}
