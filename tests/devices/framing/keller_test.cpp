// Keller bus: good, damaged, short, split, merged, with noise between. The vectors stand in the maker's description of the protocol.
#include "devices/framing/keller.h"

#include "tests/devices/framing/frames_of.h"
#include "tests/support/catch.h"

using namespace muster;
using namespace muster::devices;
using tests::bytes;
using tests::framesOf;
using tests::hex;
using List = std::vector<std::string>;

namespace {

const std::string kValue = "FA 49 3F 6D BA AC 00 1A 1B", kBegun = "01 30 05 14 0C 1C 0A 01 64 84";

List answers(const List& pieces) { return framesOf(keller::cutAnswers(), pieces).frames; }

}  // namespace

TEST_CASE("A question on the Keller bus has its checksum with the high byte first", "[keller]") {
  CHECK(hex(keller::frame(250, 48)) == "FA 30 04 43");
  CHECK(hex(keller::frame(1, 48)) == "01 30 34 00");
  CHECK(hex(keller::frame(1, 69)) == "01 45 D3 C1");
  CHECK(hex(keller::frame(250, 73, bytes("01"))) == "FA 49 01 A1 A7");
  CHECK(hex(keller::frame(1, 73, bytes("04"))) == "01 49 04 53 16");
}

TEST_CASE("A Keller answer is found whole, in pieces and merged with the next", "[keller]") {
  CHECK(answers({kValue}) == List{kValue});
  CHECK(answers(tests::byteByByte(kValue + kBegun)) == List{kValue, kBegun});
  CHECK(answers({kBegun + kValue}) == List{kBegun, kValue});
  CHECK(hex(keller::messageOf(bytes(kValue)).body) == "3F 6D BA AC 00");
}

TEST_CASE("A Keller answer that is short or damaged is none, and noise holds none up", "[keller]") {
  CHECK(answers({"FA 49 3F 6D BA AC 00 1A"}).empty());
  CHECK(answers({"FA 49 3F 6D BB AC 00 1A 1B"}).empty());
  CHECK(answers({"FA 49 3F 6D BA AC 00 1B 1A"}).empty());  // the bytes of the checksum the other way round
  CHECK(answers({"FA 49 3F 6D", kValue}) == List{kValue});
  CHECK(answers({"00 30 FF", kValue, "FA", kBegun}) == List{kValue, kBegun});
  CHECK(answers({"FA 49 01 A1 A7"}).empty());  // an echo
}
