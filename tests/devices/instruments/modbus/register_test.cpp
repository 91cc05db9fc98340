// A value in the registers of an instrument: type, order of the bytes, factor, numbers that are none.
#include "devices/instruments/modbus/register.h"

#include <bit>

#include "tests/support/catch.h"
#include "tests/support/hex.h"

using namespace muster;
using namespace muster::devices;
using modbus::Register;
using modbus::registerOf;
using tests::bytes;
using tests::hex;
using Flag = core::ReadingFlag;

namespace {

std::string read(const Wire& wire, const std::string& given) {
  const auto value = modbus::valueOf(registerOf(wire).value(), bytes(given));
  return value && value->number ? value->number->text() : "none";
}

}  // namespace

TEST_CASE("A float is put together in the order the model states", "[modbus]") {
  CHECK(read({}, "47 F1 20 00") == "123456");
  CHECK(read({{"order", "ABCD"}}, "47 F1 20 00") == "123456");
  CHECK(read({{"order", "CDAB"}}, "20 00 47 F1") == "123456");
  CHECK(read({{"order", "BADC"}}, "F1 47 00 20") == "123456");
  CHECK(read({{"order", "DCBA"}}, "00 20 F1 47") == "123456");
  CHECK(read({}, "20 00 47 F1") != "123456");
}

TEST_CASE("Whole numbers keep sign and width, and the factor moves the point exactly", "[modbus]") {
  CHECK(read({{"type", "int16"}}, "FF FE") == "-2");
  CHECK(read({{"type", "uint16"}}, "FF FE") == "65534");
  CHECK(read({{"type", "int16"}, {"order", "DCBA"}}, "FE FF") == "-2");
  CHECK(read({{"type", "int16"}, {"order", "CDAB"}}, "FF FE") == "-2");  // one register has no words to swap
  CHECK(read({{"type", "int32"}}, "FF FF FF FE") == "-2");
  CHECK(read({{"type", "uint32"}}, "FF FF FF FE") == "4294967294");
  CHECK(read({{"type", "int32"}, {"order", "CDAB"}}, "E2 40 00 01") == "123456");
  CHECK(read({{"type", "int16"}, {"factor", "0.1"}}, "1B 46") == "698.2");
  CHECK(read({{"type", "int16"}, {"factor", "-10"}}, "00 03") == "-30");
  CHECK(read({{"factor", "0.001"}}, "3F 77 8A 98") == "0.0009669585");
}

TEST_CASE("Numbers that mean over range or sensor lost are no values; so are NaN and infinite floats", "[modbus]") {
  const Wire wire{{"type", "int16"}, {"factor", "0.1"}, {"over_range", "32767, -32768"}, {"sensor_lost", "32766"}};
  const auto flag = [&](const Wire& given, const std::string& text) {
    const auto value = modbus::valueOf(registerOf(given).value(), bytes(text));
    REQUIRE(value);
    REQUIRE_FALSE(value->number);
    return value->flag;
  };
  CHECK(flag(wire, "7F FF") == Flag::overRange);
  CHECK(flag(wire, "80 00") == Flag::overRange);
  CHECK(flag(wire, "7F FE") == Flag::sensorLost);
  CHECK(read(wire, "7F FD") == "3276.5");
  CHECK(flag({}, "7F 80 00 00") == Flag::overRange);
  CHECK(flag({}, "FF 80 00 00") == Flag::overRange);
  CHECK(flag({}, "7F C0 00 01") == Flag::sensorLost);
  CHECK(flag({{"sensor_lost", "-9999"}}, "C6 1C 3C 00") == Flag::sensorLost);
}

TEST_CASE("A number too large to keep is refused, not cut short", "[modbus]") {
  CHECK(modbus::valueOf({}, bytes("7F 7F FF FF")).problems().front().code == "not-understood");
  const auto wide = registerOf({{"type", "uint32"}, {"factor", "999999999"}}).value();
  CHECK(modbus::valueOf(wide, bytes("FF FF FF FF")).problems().front().code == "not-understood");
}

TEST_CASE("What a model says of a register is read strictly", "[modbus]") {
  CHECK(registerOf({{"address", "0x020D"}})->address == 0x020D);
  CHECK(registerOf({{"address", "65535"}})->address == 65535);
  CHECK(registerOf({{"serial_address", "7"}}, "serial_")->address == 7);
  for (const auto& [key, value] : Wire{{"function", "6"}}) CHECK_FALSE(registerOf({{key, value}}));
  const std::vector<std::pair<std::string, std::string>> wrong{
      {"function", "16"}, {"function", ""},   {"address", "65536"}, {"address", "-1"},      {"address", "0x"},
      {"address", "2a"},  {"type", "float"},  {"order", "abcd"},    {"factor", "0"},        {"factor", "1,5"},
      {"factor", "1e3"},  {"over_range", ""}, {"over_range", "a"},  {"sensor_lost", "1;2"}, {"factor", "1000000000"}};
  for (const auto& [key, value] : wrong) {
    INFO(key << " = " << value);
    const auto refused = registerOf({{key, value}});
    REQUIRE_FALSE(refused);
    CHECK(refused.problems().front().where.field == key);
    CHECK_FALSE(refused.problems().front().remedy.empty());
  }
}

TEST_CASE("What the simulator writes is read back in every order and type", "[modbus]") {
  for (const auto* order : {"ABCD", "CDAB", "BADC", "DCBA"}) {
    INFO(order);
    const auto wide = registerOf({{"order", order}}).value(), narrow = registerOf({{"order", order}, {"type", "int16"}}).value();
    CHECK(modbus::valueOf(wide, modbus::bytesOf(wide, std::bit_cast<std::uint32_t>(698.25F)))->number->text() == "698.25");
    CHECK(modbus::valueOf(narrow, modbus::bytesOf(narrow, 0xFF02))->number->text() == "-254");
  }
}
