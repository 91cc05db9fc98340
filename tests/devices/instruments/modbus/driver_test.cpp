// The Modbus driver by script: what is asked, byte for byte, and what it makes of each answer.
#include "devices/instruments/modbus/driver.h"

#include "devices/framing/modbus_rtu.h"
#include "devices/framing/modbus_tcp.h"
#include "tests/devices/instruments/plugged_in.h"
#include "tests/support/catch.h"
#include "tests/support/hex.h"

using namespace muster;
using namespace muster::devices;
using tests::bytes;

namespace {

const std::string kAskP1 = bytes("01 03 00 02 00 02 65 CB"), kP1 = bytes("01 03 04 3F 77 8A 98 20 F7");

struct Instrument {
  Model model;
  ScriptedStream stream;
  tests::Talk talk;
  explicit Instrument(const char* id, std::string address = {}) : model(tests::shippedModel(id)), talk(model, stream, stream, std::move(address)) {}
  core::Outcome<core::Reading> read(std::size_t channel = 0) { return talk.driver->read(model.channels[channel]); }
};

std::string codeOf(const core::Outcome<core::Reading>& reading) { return reading ? "read" : reading.problems().front().code; }

}  // namespace

TEST_CASE("A Modbus instrument on a serial line says its number and what it reads", "[modbus]") {
  Instrument keller("modbus-keller-rtu");
  keller.stream.expect(modbus::rtuFrame(1, bytes("03 02 02 00 02")), modbus::rtuFrame(1, bytes("03 04 00 0F 42 40")));
  keller.stream.expect(kAskP1, kP1).expect(modbus::rtuFrame(1, bytes("03 00 08 00 02")), modbus::rtuFrame(1, bytes("03 04 41 C9 B8 00")));
  CHECK(keller.talk.driver->identify()->serial == "1000000");
  const auto reading = keller.read();
  REQUIRE(reading);
  CHECK(reading->value->text() == "0.9669585 bar");
  CHECK(reading->typed == "0.9669585");
  CHECK(keller.read(1)->value->text() == "25.214844 °C");
  CHECK(keller.stream.complaint().empty());
}

TEST_CASE("A Modbus instrument on a bus is asked by the number in its settings", "[modbus]") {
  Instrument seventeen("modbus-keller-rtu", "17");
  // The answer of another instrument is passed over.
  const auto answer = bytes("03 04 3F 77 8A 98");
  seventeen.stream.expect(modbus::rtuFrame(17, bytes("03 00 02 00 02")), {{kP1, {}}, {modbus::rtuFrame(17, answer), Patience{20}}});
  CHECK(seventeen.read()->value->text() == "0.9669585 bar");
  for (const auto* wrong : {"0", "248", "x", "1 "}) {
    Instrument none("modbus-keller-rtu", wrong);
    CHECK(codeOf(none.read()) == "wrong-address");
    CHECK(none.stream.complaint().empty());
  }
}

TEST_CASE("Over TCP an answer belongs to its transaction: a late one never meets a new question", "[modbus]") {
  Instrument keller("modbus-keller-tcp");
  const auto ask = bytes("03 00 02 00 02"), late = bytes("03 04 3F 80 00 00"), mine = bytes("03 04 3F 77 8A 98");
  keller.stream.expect(modbus::tcpFrame(1, 1, ask), modbus::tcpFrame(1, 1, mine));
  keller.stream.expect(modbus::tcpFrame(2, 1, ask), {{modbus::tcpFrame(1, 1, late), {}}, {modbus::tcpFrame(2, 1, mine), Patience{30}}});
  keller.stream.expect(modbus::tcpFrame(3, 1, ask), modbus::tcpFrame(2, 1, late));
  CHECK(keller.read()->value->text() == "0.9669585 bar");
  CHECK(keller.read()->value->text() == "0.9669585 bar");
  CHECK(codeOf(keller.read()) == "no-answer");
  CHECK(keller.talk.conversation.over());
  CHECK(keller.stream.complaint().empty());
}

TEST_CASE("A talk begun anew asks with other transactions than the one that was given up", "[modbus]") {
  Model model = tests::shippedModel("modbus-keller-tcp");
  ScriptedStream stream;
  stream.pass(Patience{4000});
  tests::Talk talk(model, stream, stream);
  stream.expect(modbus::tcpFrame(4001, 1, bytes("03 00 02 00 02")), modbus::tcpFrame(4001, 1, bytes("03 04 3F 77 8A 98")));
  CHECK(talk.driver->read(model.channels.front()));
  CHECK(stream.complaint().empty());
}

TEST_CASE("What a Modbus instrument refuses is told with its code and with what to do", "[modbus]") {
  for (const int code : {1, 2, 3, 4, 5, 6, 8, 10, 11, 99}) {
    INFO(code);
    Instrument keller("modbus-keller-rtu");
    keller.stream.expect(kAskP1, modbus::rtuFrame(1, std::string{'\x83', static_cast<char>(code)}));
    const auto refused = keller.read();
    REQUIRE(codeOf(refused) == "device-error");
    CHECK(core::english(refused.problems().front().text).find(std::to_string(code)) != std::string::npos);
    CHECK_FALSE(refused.problems().front().remedy.empty());
    CHECK_FALSE(keller.talk.conversation.over());
  }
}

TEST_CASE("A Modbus answer that is damaged, of another length or of another function is no reading", "[modbus]") {
  Instrument damaged("modbus-keller-rtu"), shorter("modbus-keller-rtu"), other("modbus-keller-rtu");
  damaged.stream.expect(kAskP1, bytes("01 03 04 3F 77 8A 99 20 F7"));
  CHECK(codeOf(damaged.read()) == "damaged-answer");
  shorter.stream.expect(kAskP1, modbus::rtuFrame(1, bytes("03 02 3F 77")));
  CHECK(codeOf(shorter.read()) == "no-answer");
  other.stream.expect(kAskP1, modbus::rtuFrame(1, bytes("04 04 3F 77 8A 98")));
  CHECK(codeOf(other.read()) == "no-answer");
}

TEST_CASE("A Modbus value over range or without a sensor is flagged and has no number", "[modbus]") {
  Instrument keller("modbus-keller-rtu");
  keller.stream.expect(kAskP1, modbus::rtuFrame(1, bytes("03 04 7F 80 00 00")));
  keller.stream.expect(kAskP1, modbus::rtuFrame(1, bytes("03 04 7F C0 00 00")));
  const auto over = keller.read(), lost = keller.read();
  CHECK_FALSE(over->value);
  CHECK(over->flags == std::vector{core::ReadingFlag::overRange});
  CHECK_FALSE(lost->value);
  CHECK(lost->flags == std::vector{core::ReadingFlag::sensorLost});
}

TEST_CASE("Nothing is ever written by Modbus, and zero is refused with what to do", "[modbus]") {
  Instrument keller("modbus-keller-rtu");
  CHECK_FALSE(keller.talk.driver->canZero());
  CHECK(keller.talk.driver->zero(keller.model.channels.front()).problems().front().code == "cannot-zero");
  CHECK(keller.stream.complaint().empty());
}

TEST_CASE("A Modbus instrument without a serial number shows by its first value that it is there", "[modbus]") {
  Model model = tests::shippedModel("modbus-bench-template");
  ScriptedStream stream;
  tests::Talk talk(model, stream, stream);
  const auto question = modbus::rtuFrame(1, bytes("03 00 00 00 02"));
  stream.expect(question, modbus::rtuFrame(1, bytes("83 02"))).expect(question, std::vector<ScriptedStream::Piece>{});
  CHECK(talk.driver->identify()->serial.empty());
  CHECK(talk.driver->identify().problems().front().code == "no-answer");
}

TEST_CASE("The example in the template of a PLC bench is a model once its marks are taken away", "[modbus]") {
  const std::string path = std::string(MUSTER_SOURCE_DIR) + "/data/config/instruments/modbus-bench-template.toml";
  std::ifstream in(path);
  std::string text, line;
  bool example = false;
  while (std::getline(in, line)) {
    example = example || line == "# [[channel]]";
    if (example) line.erase(0, line.starts_with("# ") ? 2 : 1);
    text += line + "\n";
  }
  const auto model = modelFrom(text, path);
  REQUIRE(model);
  REQUIRE(model->channels.size() == 2);
  CHECK(model->channel("pressure")->wire.at("over_range") == "32767, -32768");
  CHECK(model->channel("flow")->flow);
}

TEST_CASE("A Modbus model that says too little or what nobody knows is refused, each with its place", "[modbus]") {
  Model model = tests::shippedModel("modbus-keller-rtu");
  model.wire["transport"] = "ascii";
  model.wire["serial_type"] = "text";
  model.wire["echo"] = "true";
  model.channels[0].wire = {{"type", "int17"}, {"register", "2"}};
  model.channels[0].unit.reset();
  const auto checked = modbus::check(model);
  REQUIRE_FALSE(checked);
  std::vector<std::string> fields;
  for (const auto& problem : checked.problems()) fields.push_back(problem.where.field);
  CHECK(fields == std::vector<std::string>{"wire.echo", "wire.transport", "wire.serial_type", "channel.pressure.wire.register",
                                           "channel.pressure.wire.type", "channel.pressure.wire.address", "channel.pressure.unit"});
}
