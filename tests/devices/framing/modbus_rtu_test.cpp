// Modbus RTU: good, damaged, short, split, merged, with noise between.
#include "devices/framing/modbus_rtu.h"

#include "tests/devices/framing/frames_of.h"
#include "tests/support/catch.h"

using namespace muster;
using namespace muster::devices;
using tests::bytes;
using tests::framesOf;
using tests::hex;
using List = std::vector<std::string>;

namespace {

const std::string kQuestion = "01 03 00 02 00 02 65 CB";
const std::string kAnswer = "01 03 04 3F 77 8A 98 20 F7";  // 0.9669585, checksum computed apart from this program
const std::string kException = "01 83 02 C0 F1";

List answers(const List& pieces) { return framesOf(modbus::cutRtuAnswers(), pieces).frames; }

}  // namespace

TEST_CASE("A Modbus question on a serial line has its checksum with the low byte first", "[modbus]") {
  CHECK(hex(modbus::rtuFrame(1, bytes("03 00 02 00 02"))) == kQuestion);
  CHECK(hex(modbus::rtuFrame(1, bytes("03 01 00 00 04"))) == "01 03 01 00 00 04 45 F5");
}

TEST_CASE("A Modbus answer on a serial line is found whole, in pieces and merged with the next", "[modbus]") {
  CHECK(answers({kAnswer}) == List{kAnswer});
  CHECK(answers(tests::byteByByte(kAnswer + kException)) == List{kAnswer, kException});
  CHECK(answers({kAnswer + kAnswer + kException}) == List{kAnswer, kAnswer, kException});
  CHECK(hex(modbus::rtuMessage(bytes(kAnswer)).pdu) == "03 04 3F 77 8A 98");
  CHECK(modbus::rtuMessage(bytes(kAnswer)).unit == 1);
}

TEST_CASE("A Modbus answer that is short or damaged is none, and the next one is found", "[modbus]") {
  CHECK(answers({"01 03 04 3F 77 8A 98 20"}).empty());
  CHECK(answers({"01 03 04 3F 77 8B 98 20 F7"}).empty());
  CHECK(answers({"01 03 04 3F 77 8A 98 F7 20"}).empty());  // the bytes of the checksum the other way round
  CHECK(answers({"01 03 04 3F 77 8B 98 20 F7", kAnswer}) == List{kAnswer});
  CHECK(answers({"01 03 04 3F 77", kAnswer}) == List{kAnswer});  // its rest never came
}

TEST_CASE("Noise before, between and like the beginning of a long answer holds no Modbus answer up", "[modbus]") {
  CHECK(answers({"FF 00 01", kAnswer, "01 03 FA 00", kAnswer}) == List{kAnswer, kAnswer});
  CHECK(framesOf(modbus::cutRtuAnswers(), {"FF 10", kAnswer}).skipped == 2);
  std::string noise;
  for (int i = 0; i < 5000; ++i) noise += "01 03 FA ";
  CHECK(answers({noise, kAnswer}) == List{kAnswer});
}

TEST_CASE("A question is not an answer, nor is what no reading answers", "[modbus]") {
  CHECK(answers({kQuestion}).empty());
  CHECK(answers({hex(modbus::rtuFrame(1, bytes("06 00 02 00 02")))}).empty());
  CHECK(framesOf(modbus::cutRtuQuestions(), {"00", kQuestion}).frames == List{kQuestion});
}
