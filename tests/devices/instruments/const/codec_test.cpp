// The colon protocol: good, damaged, short, split, merged, with noise between.
#include "devices/instruments/const/codec.h"

#include "devices/framing/line.h"
#include "tests/support/catch.h"

using namespace muster;
using namespace muster::devices;
using namespace std::string_literals;

namespace {

std::vector<std::string> framesOf(const std::vector<std::string>& pieces) {
  FrameBuffer buffer(cutLines(colon::kEnds));
  std::vector<std::string> frames;
  for (const auto& piece : pieces) {
    buffer.push(piece);
    while (auto frame = buffer.next()) frames.emplace_back(lineOf(*frame, colon::kEnds));
  }
  return frames;
}

}  // namespace

TEST_CASE("A ConST gauge is asked as its protocol says", "[const]") {
  CHECK(colon::readRequest("255", "MRMD", "1", "\r\n") == "255:R:MRMD:1\r\n");
  CHECK(colon::readRequest("255", "MRMD", "", "\0"s) == "255:R:MRMD:\0"s);
  CHECK(colon::zeroRequest("001", "\r\n") == "001:W:OZERO:\r\n");
}

TEST_CASE("A ConST answer gives the digits as the gauge wrote them, with its unit", "[const]") {
  const auto reply = colon::parseReply("001:F:MRMD: 1.2345:KPA");
  REQUIRE(reply);
  const auto value = colon::valueOf(*reply);
  REQUIRE(value);
  REQUIRE(value->measured);
  CHECK(value->measured->value.text() == "1.2345");
  CHECK(value->measured->unit == core::Unit::kilopascal);
  CHECK(value->measured->typed == "1.2345 KPA");
  CHECK(colon::valueOf(*colon::parseReply("1:F:MRMD:- 0.0500:mbar\r\n"))->measured->value.text() == "-0.0500");
}

TEST_CASE("An error of a ConST gauge is told as such, with or without a code", "[const]") {
  CHECK(colon::parseReply("001:E:3").problems().front().code == "device-error");
  CHECK(colon::parseReply("001:E").problems().front().code == "device-error");
}

TEST_CASE("What is no ConST answer is not taken for one", "[const]") {
  for (const auto* line : {"", ":", "001", "001:F", "001:F:MRMD", "001:F:MRMD:1.2:KPA:7", "xyz:F:MRMD:1:KPA", "001:R:MRMD:1", "001:F::1:KPA"}) {
    INFO(line);
    CHECK(colon::parseReply(line).problems().front().code == "not-understood");
  }
  CHECK(colon::valueOf(*colon::parseReply("001:F:MRMD:1.2.3:KPA")).problems().front().code == "not-understood");
  CHECK(colon::valueOf(*colon::parseReply("001:F:MRMD:nan:KPA")).problems().front().code == "not-understood");
  CHECK(colon::valueOf(*colon::parseReply("001:F:MRMD:1.2:TORR")).problems().front().code == "wrong-unit");
}

TEST_CASE("A ConST gauge beyond its range gives no value", "[const]") {
  for (const auto* line : {"001:F:MRMD:OL:KPA", "001:F:MRMD:----:PA", "001:F:MRMD: OVER:KPA"})
    CHECK_FALSE(colon::valueOf(*colon::parseReply(line))->measured);
}

TEST_CASE("ConST lines are found split, merged and between noise; a damaged line is dropped whole", "[const]") {
  const std::string line = "001:F:MRMD: 1.2345:KPA";
  CHECK(framesOf({line + "\0"s}) == std::vector{line});
  CHECK(framesOf({"001:F:MR", "MD: 1.2345", ":KPA\r", "\n"}) == std::vector{line});
  CHECK(framesOf({line + "\r\n" + line + "\0"s}) == std::vector{line, line});
  CHECK(framesOf({line}).empty());
  CHECK(framesOf({"\xFF\x03 001:F:M\r\n" + line + "\r\n"}) == std::vector{line});
  CHECK(framesOf({"001:F:MRMD: 1\x80.2345:KPA\r\n", line + "\r\n"}) == std::vector{line});
  CHECK(framesOf({std::string(5000, 'x'), "\r\n" + line + "\r\n"}) == std::vector{line});
}
