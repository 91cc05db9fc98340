// The driver of Fluke and Druck instruments by script: what is asked, byte for byte, and what it makes of each answer.
#include "tests/devices/instruments/plugged_in.h"
#include "tests/support/catch.h"

using namespace muster;
using namespace muster::devices;

namespace {

struct Instrument {
  explicit Instrument(const std::string& id) : model(tests::shippedModel(id)) {}
  Model model;
  ScriptedStream stream;
  tests::Talk talk{model, stream, stream};
  core::Outcome<core::Reading> read() { return talk.driver->read(model.channels.front()); }
};

std::string codeOf(const core::Outcome<core::Reading>& reading) { return reading ? "" : reading.problems().front().code; }

}  // namespace

TEST_CASE("A Fluke says who it is and what it reads, in the unit of its display", "[scpi]") {
  Instrument fluke("fluke-719pro");
  fluke.stream.expect("*IDN?\r\n", "FLUKE,719PRO,1234567,1.00\r\n");
  fluke.stream.expect("VAL?\r\n", "1.014000E-01,PSI,4.000000E+00,MA\r\n").expect("FAULT?\r\n", "0\r\n");
  const auto identity = fluke.talk.driver->identify();
  REQUIRE(identity);
  CHECK(*identity == Identity{"FLUKE", "719PRO", "1234567", "1.00"});
  const auto reading = fluke.read();
  REQUIRE(reading);
  CHECK(reading->value->text() == "0.1014000 psi");
  CHECK(reading->flags.empty());
  CHECK(fluke.stream.complaint().empty());
}

TEST_CASE("A Fluke that shows its current, or no unit, gives no pressure", "[scpi]") {
  Instrument fluke("fluke-719pro");
  fluke.stream.expect("VAL?\r\n", "4.000000E-03,A\r\n").expect("FAULT?\r\n", "0\r\n").expect("VAL?\r\n", "1.014000E-01\r\n");
  CHECK(codeOf(fluke.read()) == "wrong-unit");
  CHECK(codeOf(fluke.read()) == "not-understood");
  CHECK(fluke.stream.complaint().empty());
}

TEST_CASE("A reading behind which the instrument has an error is refused", "[scpi]") {
  Instrument fluke("fluke-3130");
  fluke.stream.expect("VAL?\r\n", "5.830000E01,PSI,0.0E00,PSI,0.0E+00,A\r\n").expect("FAULT?\r\n", "110\r\n");
  CHECK(codeOf(fluke.read()) == "device-error");
  CHECK(fluke.stream.complaint().empty());
}

TEST_CASE("Over its range a Fluke has no value", "[scpi]") {
  Instrument fluke("fluke-3130");
  fluke.stream.expect("VAL?\r\n", "OL,PSI,0.0E00,PSI,0.0E+00,A\r\n").expect("FAULT?\r\n", "0\r\n");
  const auto over = fluke.read();
  REQUIRE(over);
  CHECK_FALSE(over->value);
  CHECK(over->flags == std::vector{core::ReadingFlag::overRange});
}

TEST_CASE("A Druck is asked for its unit before each value", "[scpi]") {
  Instrument druck("druck-pace");
  druck.stream.expect(":UNIT:PRES?\n", ":UNIT:PRES MBAR\n")
      .expect(":SENS:PRES?\n", ":SENS:PRES 7.0125\n")
      .expect(":SYST:ERR?\n", ":SYST:ERR 0,\"No error\"\n");
  druck.stream.expect(":UNIT:PRES?\n", "PA\n").expect(":SENS:PRES?\n", "701.3\n").expect(":SYST:ERR?\n", "0,\"No error\"\n");
  druck.stream.expect(":UNIT:PRES?\n", "TORR\n").expect(":SENS:PRES?\n", "5.26\n").expect(":SYST:ERR?\n", "0,\"No error\"\n");
  CHECK(druck.read()->value->text() == "7.0125 mbar");
  CHECK(druck.read()->value->text() == "701.3 Pa");
  CHECK(codeOf(druck.read()) == "wrong-unit");
  CHECK(druck.stream.complaint().empty());
}

TEST_CASE("An answer with the header of another question, an echo and noise are passed over", "[scpi]") {
  Instrument druck("druck-pace");
  druck.stream.expect(":UNIT:PRES?\n", "MBAR\n");
  druck.stream.expect(":SENS:PRES?\n", {{":SENS:PRES?\n", {}}, {":UNIT:PRES BAR\n\x90\n", Patience{10}}, {":SENS:PRES 7.01\n", Patience{10}}});
  druck.stream.expect(":SYST:ERR?\n", "0,\"No error\"\n");
  const auto reading = druck.read();
  REQUIRE(reading);
  CHECK(reading->value->text() == "7.01 mbar");
}

TEST_CASE("An instrument that does not say who it is only shows that it is there", "[scpi]") {
  Instrument druck("druck-pace");
  druck.model.wire.erase("identify");
  druck.stream.expect(":SENS:PRES?\n", "7.01\n");
  const auto identity = druck.talk.driver->identify();
  REQUIRE(identity);
  CHECK(*identity == Identity{});
  CHECK(druck.stream.complaint().empty());
}

TEST_CASE("A silent Fluke ends the conversation", "[scpi]") {
  Instrument fluke("fluke-3130");
  fluke.stream.expect("VAL?\r\n");
  CHECK(codeOf(fluke.read()) == "no-answer");
  CHECK(fluke.stream.closed());
  CHECK(fluke.talk.driver->zero(fluke.model.channels.front()).problems().front().code == "cannot-zero");
}

TEST_CASE("A model that asks nothing for its value, or something that is no question, is refused", "[scpi]") {
  auto model = tests::shippedModel("druck-pace");
  const auto* family = devices::family("scpi");
  CHECK(family->check(model));
  model.wire["value"] = ":SOUR:PRES 5";
  CHECK_FALSE(family->check(model));
  model.wire.erase("value");
  CHECK_FALSE(family->check(model));
  model = tests::shippedModel("druck-pace");
  model.channels.front().wire["field"] = "0";
  CHECK_FALSE(family->check(model));
}
