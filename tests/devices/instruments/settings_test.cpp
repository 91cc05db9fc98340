// The brigade's own instruments as a file: written, read back the same, refused where it is wrong.
#include "devices/instruments/settings.h"

#include "tests/support/catch.h"

using namespace muster;
using namespace muster::devices;

namespace {

const InstrumentSettings kManometer{"manometer", "const-681", "serial:/dev/ttyUSB0", "001", "DRUCK-7", {"pressure", "temperature"}};
const InstrumentSettings kFlow{"flow-2", "modbus-keller-tcp", "tcp:192.168.1.20:502", "", "", {}};

std::string refusal(const std::string& toml) {
  const auto read = parseInstruments(toml, "instruments.toml");
  if (read) return "read";
  CHECK(read.problems().front().where.file == "instruments.toml");
  CHECK(read.problems().front().where.line > 0);
  return read.problems().front().code + " " + read.problems().front().where.field;
}

const std::string kOne = "[[instrument]]\nname = \"a\"\nmodel = \"const-681\"\nport = \"/dev/ttyUSB0\"\n";

}  // namespace

TEST_CASE("Instruments that are written are read back the same", "[instruments]") {
  for (const std::vector<InstrumentSettings>& all : {std::vector<InstrumentSettings>{}, {kManometer}, {kManometer, kFlow}}) {
    const std::string text = writeInstruments(all);
    const auto read = parseInstruments(text, "instruments.toml");
    REQUIRE(read);
    CHECK(*read == all);
    CHECK(writeInstruments(*read) == text);
  }
}

TEST_CASE("What a person types into a field cannot break the file of instruments", "[instruments]") {
  InstrumentSettings odd = kManometer;
  odd.calibrator = "7\" \\ 压力表\n[[instrument]]";
  const auto read = parseInstruments(writeInstruments({odd}), "instruments.toml");
  REQUIRE(read);
  REQUIRE(read->size() == 1);
  CHECK(read->front().calibrator == "7\" \\ 压力表[[instrument]]");  // a line break is left out
}

TEST_CASE("A bare device file is a serial port, one channel needs no list", "[instruments]") {
  const auto read = parseInstruments(kOne + "channels = \"pressure\"\n", "instruments.toml");
  REQUIRE(read);
  CHECK(read->front().port == "serial:/dev/ttyUSB0");
  CHECK(read->front().channels == std::vector<std::string>{"pressure"});
}

TEST_CASE("A file of instruments that is wrong is refused with the place", "[instruments]") {
  const auto with = [](const char* key, const char* value) {
    std::string text = "[[instrument]]\n";
    for (const auto& [name, usual] : {std::pair<std::string, std::string>{"name", "a"}, {"model", "const-681"}, {"port", "/dev/ttyUSB0"}})
      if (const std::string as = name == key ? value : usual; as != "-") text += name + " = \"" + as + "\"\n";
    return text;
  };
  CHECK(refusal(with("name", "-")) == "missing-key ");
  CHECK(refusal(with("model", "-")) == "missing-key ");
  CHECK(refusal(with("port", "-")) == "missing-key ");
  CHECK(refusal(with("name", "")) == "empty instrument.name");
  CHECK(refusal(with("name", "my meter")) == "wrong-name instrument.name");
  CHECK(refusal(with("name", "../x")) == "wrong-name instrument.name");
  CHECK(refusal(with("name", std::string(41, 'a').c_str())) == "wrong-name instrument.name");
  CHECK(refusal(with("name", std::string(40, 'a').c_str())) == "read");
  CHECK(refusal(with("port", "COM3")) == "unknown-port instrument.port");
  CHECK(refusal(kOne + kOne) == "twice instrument.name");
  CHECK(refusal(kOne + "colour = \"red\"\n") == "unknown-key instrument.colour");
  CHECK(refusal(kOne + "address = 1\n") == "wrong-type instrument.address");
  CHECK(refusal(kOne + "channels = []\n") == "empty instrument.channels");
  CHECK(refusal("instrument = 1\n") == "wrong-type instrument");
  CHECK(refusal("[instruments]\n") == "unknown-key instruments");
  CHECK(parseInstruments("[[instrument]\n", "instruments.toml").problems().front().where.line == 1);
}
