// What a KERN scale sends by itself: good, damaged, short, split, merged, with noise between.
#include "devices/instruments/kern/codec.h"

#include "devices/framing/line.h"
#include "tests/support/catch.h"

using namespace muster;
using namespace muster::devices;
using Status = kern::Packet::Status;

namespace {

const std::string kLong = "+ 2150.45 G S", kShort = "+2150.45 G S";

std::vector<std::string> framesOf(const std::vector<std::string>& pieces) {
  FrameBuffer buffer(cutLines(kern::kEnds));
  std::vector<std::string> frames;
  for (const auto& piece : pieces) {
    buffer.push(piece);
    while (auto frame = buffer.next()) {
      if (kern::parsePacket(*frame, 15)) frames.emplace_back(lineOf(*frame, kern::kEnds));
    }
  }
  return frames;
}

Channel mass() {
  Channel channel;
  channel.id = "mass", channel.dimension = core::Dimension::mass;
  return channel;
}

core::Outcome<core::Reading> read(const std::string& line, std::size_t bytes) {
  const auto packet = kern::parsePacket(line, bytes);
  if (!packet) return packet.problems();
  return kern::readingOf(mass(), *packet);
}

}  // namespace

TEST_CASE("A packet of a KERN scale gives the digits as it weighed them, with its unit", "[kern]") {
  const auto longer = read(kLong + "\r\n", 15), shorter = read(kShort, 14), negative = read("-   12.30 G S", 15), heavy = read("+    3.25KG S", 15);
  REQUIRE(longer);
  CHECK(longer->value->text() == "2150.45 g");
  CHECK(longer->flags.empty());
  CHECK(longer->typed == "+ 2150.45 G");
  REQUIRE(shorter);
  CHECK(shorter->value->text() == "2150.45 g");
  REQUIRE(negative);
  CHECK(negative->value->text() == "-12.30 g");
  REQUIRE(heavy);
  CHECK(heavy->value->text() == "3.25 kg");
}

TEST_CASE("Only what a KERN scale calls stable may decide", "[kern]") {
  for (const auto* line : {"+ 2150.45 G U", "+ 2150.45 G  "}) {
    INFO(line);
    const auto reading = read(line, 15);
    REQUIRE(reading);
    CHECK(reading->flags == std::vector{core::ReadingFlag::unstable});
  }
  const auto beyond = read("          G E", 15);
  REQUIRE(beyond);
  CHECK_FALSE(beyond->value);
  CHECK(beyond->flags == std::vector{core::ReadingFlag::overRange});
  CHECK_FALSE(read("+ 9999.99 G E", 15)->value);
}

TEST_CASE("A packet that lost a byte is not taken for a shorter one, nor a damaged one for a packet", "[kern]") {
  CHECK_FALSE(kern::parsePacket(kShort, 15));  // of a model that sends 15
  CHECK_FALSE(kern::parsePacket(kLong, 14));
  for (const auto* line :
       {"", "+ 2150.45 G", "2 2150.45 G S", "+ 2150.45 G X", "+ 2150.45 GxS", "+ 21x0.45 G S", "+ 21 0.45 G S", "+         G S", "+2-150.45 G S"}) {
    INFO(line);
    const auto packet = kern::parsePacket(line, 15);
    REQUIRE_FALSE(packet);
    CHECK(packet.problems().front().code == "not-understood");
  }
  CHECK(read("+ 21.5.45 G S", 15).problems().front().code == "not-understood");
}

TEST_CASE("A KERN scale set to a unit nobody knows, to pieces or to none gives no reading", "[kern]") {
  CHECK(read("+ 2150.45CT S", 15).problems().front().code == "wrong-unit");
  CHECK(read("+      12PC S", 15).problems().front().code == "wrong-unit");
  CHECK(read("+ 2150.45   S", 15).problems().front().code == "no-unit");
}

TEST_CASE("KERN packets are found split, merged and between noise", "[kern]") {
  const std::string sent = kLong + "\r\n";
  CHECK(framesOf({sent}) == std::vector{kLong});
  CHECK(framesOf({"+ 215", "0.45 G ", "S\r", "\n"}) == std::vector{kLong});
  CHECK(framesOf({sent + sent}) == std::vector{kLong, kLong});
  CHECK(framesOf({kLong}).empty());
  CHECK(framesOf({"50.45 G S\r\n" + sent}) == std::vector{kLong});  // listened to from the middle on
  CHECK(framesOf({"\xFE\x02" + sent + sent}) == std::vector{kLong});
  CHECK(framesOf({"+ 2150.4+ 2150.45 G S\r\n" + sent}) == std::vector{kLong});
}

TEST_CASE("A KERN packet is written as it is read", "[kern]") {
  CHECK(kern::writePacket({Status::stable, "2150.45", "G"}, 15) == kLong + "\r\n");
  CHECK(kern::writePacket({Status::stable, "2150.45", "G"}, 14) == kShort + "\r\n");
  CHECK(kern::writePacket({Status::unstable, "-12.3", "KG"}, 14) == "-   12.3KG U\r\n");
  CHECK(kern::parsePacket(kern::writePacket({Status::beyond, "", "G"}, 14), 14)->status == Status::beyond);
  CHECK(kern::parsePacket(kern::writePacket({Status::stable, "12345678.9", "G"}, 14), 14)->status == Status::beyond);
}
