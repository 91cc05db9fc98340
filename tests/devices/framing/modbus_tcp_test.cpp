// Modbus TCP: good, damaged, short, split, merged, with noise between.
#include "devices/framing/modbus_tcp.h"

#include "tests/devices/framing/frames_of.h"
#include "tests/support/catch.h"

using namespace muster;
using namespace muster::devices;
using tests::bytes;
using tests::framesOf;
using tests::hex;
using List = std::vector<std::string>;

namespace {

const std::string kAnswer = "12 34 00 00 00 07 01 03 04 3F 77 8A 98";
const std::string kException = "12 35 00 00 00 03 01 83 02";

List answers(const List& pieces) { return framesOf(modbus::cutTcpAnswers(), pieces).frames; }

}  // namespace

TEST_CASE("A Modbus question over TCP carries its transaction, its length and its unit", "[modbus]") {
  CHECK(hex(modbus::tcpFrame(0x1234, 1, bytes("03 00 02 00 02"))) == "12 34 00 00 00 06 01 03 00 02 00 02");
  const auto message = modbus::tcpMessage(bytes("12 34 00 00 00 06 FF 03 00 02 00 02"));
  CHECK(message.transaction == 0x1234);
  CHECK(message.unit == 255);
  CHECK(hex(message.pdu) == "03 00 02 00 02");
}

TEST_CASE("A Modbus answer over TCP is found whole, in pieces and merged with the next", "[modbus]") {
  CHECK(answers({kAnswer}) == List{kAnswer});
  CHECK(answers(tests::byteByByte(kAnswer + kException)) == List{kAnswer, kException});
  CHECK(answers({kAnswer + kException + kAnswer}) == List{kAnswer, kException, kAnswer});
}

TEST_CASE("A Modbus answer over TCP whose parts do not fit together is none, and the next one is found", "[modbus]") {
  CHECK(answers({"12 34 00 00 00 07 01 03 04 3F 77 8A"}).empty());                    // short
  CHECK(answers({"12 34 00 01 00 07 01 03 04 3F 77 8A 98"}).empty());                 // another protocol
  CHECK(answers({"12 34 00 00 00 08 01 03 04 3F 77 8A 98 00"}).empty());              // length and count differ
  CHECK(answers({"12 34 00 00 00 07 01 06 04 3F 77 8A 98"}).empty());                 // answers no reading
  CHECK(answers({"12 34 00 00 00 06 01 03 03 3F 77 8A", kAnswer}) == List{kAnswer});  // half a register
  CHECK(answers({"FF EE 12", kAnswer}) == List{kAnswer});
  CHECK(answers({kAnswer, "AB CD EF", kException}) == List{kAnswer, kException});
}
