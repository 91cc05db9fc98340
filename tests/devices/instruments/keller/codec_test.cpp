// What a Keller transmitter says: value, status, number, exception.
#include "devices/instruments/keller/codec.h"

#include "tests/support/catch.h"
#include "tests/support/hex.h"

using namespace muster;
using namespace muster::devices;
using tests::bytes;

namespace {

core::Outcome<keller::Value> valueOf(const std::string& fourBytes, int status, keller::Signal signal = keller::p1) {
  const std::string frame = keller::frame(1, 73, bytes(fourBytes) + static_cast<char>(status));
  return keller::valueOf(keller::messageOf(frame), signal);
}

core::ReadingFlag flagOf(const std::string& fourBytes, int status, keller::Signal signal = keller::p1) {
  const auto value = valueOf(fourBytes, status, signal);
  REQUIRE(value);
  REQUIRE_FALSE(value->number);
  return value->flag;
}

}  // namespace

TEST_CASE("A Keller value is the float that was sent, to its last digit", "[keller]") {
  CHECK(valueOf("3F 6D BA AC", 0)->number->text() == "0.92862964");  // printed there as 0.9286296 bar
  CHECK(valueOf("41 CA 51 80", 0, keller::tob1)->number->text() == "25.289795");
  CHECK(valueOf("BB E4 F7 66", 0)->number->text().starts_with("-0.00698"));
}

TEST_CASE("A Keller value with a status that concerns its channel is none", "[keller]") {
  using Flag = core::ReadingFlag;
  for (const int status : {0x02, 0x10, 0x12, 0x82}) CHECK(flagOf("3F 6D BA AC", status) == Flag::sensorLost);
  CHECK(flagOf("3F 6D BA AC", 0x80) == Flag::unstable);  // still powering up
  CHECK(flagOf("3F 6D BA AC", 0x04, keller::p2) == Flag::sensorLost);
  CHECK(flagOf("3F 6D BA AC", 0x20, keller::p2) == Flag::sensorLost);
  CHECK(flagOf("7F 80 00 00", 0x02) == Flag::overRange);
  CHECK(flagOf("FF 80 00 00", 0) == Flag::overRange);
  CHECK(flagOf("7F C0 00 00", 0) == Flag::sensorLost);
}

TEST_CASE("A Keller status of another channel or of the analogue output does not spoil a value", "[keller]") {
  for (const int status : {0x01, 0x04, 0x20, 0x40}) CHECK(valueOf("3F 6D BA AC", status)->number);
}

TEST_CASE("A Keller instrument says firmware, number and exceptions", "[keller]") {
  const std::string begun = bytes("01 30 05 14 0C 1C 0A 01 64 84"), refused = keller::frame(1, 0xC9, bytes("20"));
  CHECK(keller::firmwareOf(keller::messageOf(begun)) == "5.20-12.28");
  CHECK(keller::serialOf(keller::messageOf(keller::frame(1, 69, bytes("00 0F 42 40")))) == "1000000");
  CHECK(keller::exceptionOf(keller::messageOf(begun)) == 0);
  CHECK(keller::exceptionOf(keller::messageOf(refused)) == keller::kNotInitialised);
  CHECK(keller::answers(refused, 1, keller::readValue));
  CHECK_FALSE(keller::answers(refused, 2, keller::readValue));
  CHECK_FALSE(keller::answers(refused, 1, keller::serialNumber));
  for (const int code : {1, 2, 3, 32}) CHECK_FALSE(keller::exceptionSaid(code).remedy.empty());
}
