// MT-SICS: good, damaged, short, split, merged, with noise between.
#include "devices/instruments/sics/codec.h"

#include "devices/framing/line.h"
#include "tests/support/catch.h"

using namespace muster;
using namespace muster::devices;

namespace {

std::vector<std::string> framesOf(const std::vector<std::string>& pieces) {
  FrameBuffer buffer(cutLines(sics::kEnds));
  std::vector<std::string> frames;
  for (const auto& piece : pieces) {
    buffer.push(piece);
    while (auto frame = buffer.next()) frames.emplace_back(lineOf(*frame, sics::kEnds));
  }
  return frames;
}

}  // namespace

TEST_CASE("A stable weight is read as written, with its unit", "[sics]") {
  const auto weight = sics::parseWeight("S S     100.00 g\r\n");
  REQUIRE(weight);
  REQUIRE(weight->measured);
  CHECK(weight->measured->value.text() == "100.00");
  CHECK(weight->measured->unit == core::Unit::gram);
  CHECK(weight->measured->flags.empty());
  CHECK(weight->measured->typed == "100.00 g");
  CHECK(sics::parseWeight("S S      -0.002 kg")->measured->value.text() == "-0.002");
  CHECK(sics::parseWeight("S S -    0.002 kg")->measured->value.text() == "-0.002");
}

TEST_CASE("A weight that still moves is flagged", "[sics]") {
  CHECK(sics::parseWeight("S D       6.051 kg")->measured->flags == std::vector{core::ReadingFlag::unstable});
}

TEST_CASE("Overload and underload have no value; a scale that cannot weigh now refuses", "[sics]") {
  CHECK_FALSE(sics::parseWeight("S +")->measured);
  CHECK_FALSE(sics::parseWeight("S -\r\n")->measured);
  for (const auto* line : {"S I", "S L", "ES", "ET", "EL"}) {
    INFO(line);
    CHECK(sics::parseWeight(line).problems().front().code == "device-error");
  }
}

TEST_CASE("What is no weight is not taken for one", "[sics]") {
  for (const auto* line :
       {"", "S", "S S", "S S 6.05", "S X 6.05 kg", "T S 6.05 kg", "S S 6.0.5 kg", "S S Error 10b", "S S 6.05 kg kg", "S S 6 .05 kg", "X"}) {
    INFO(line);
    CHECK(sics::parseWeight(line).problems().front().code == "not-understood");
  }
  CHECK(sics::parseWeight("S S 13.33 lb").problems().front().code == "wrong-unit");
}

TEST_CASE("A scale's serial number stands in quotes", "[sics]") {
  CHECK(*sics::parseText("I4 A \"B021002593\"\r\n", "I4") == "B021002593");
  CHECK(sics::parseText("I4 I", "I4").problems().front().code == "device-error");
  CHECK(sics::parseText("I4 A \"B0210", "I4").problems().front().code == "not-understood");
  CHECK(sics::parseText("I3 A \"1.10\"", "I4").problems().front().code == "not-understood");
}

TEST_CASE("A zero is set only where the scale says so", "[sics]") {
  CHECK(sics::accepted("Z A\r\n", "Z"));
  for (const auto* line : {"Z I", "Z +", "Z -", "Z", "S A", "Z A 1"}) CHECK_FALSE(sics::accepted(line, "Z"));
}

TEST_CASE("Lines of a scale are found split, merged and between noise; a damaged line is dropped whole", "[sics]") {
  const std::string line = "S S       6.050 kg";
  CHECK(framesOf({line + "\r\n"}) == std::vector{line});
  CHECK(framesOf({"S S     ", "  6.0", "50 kg\r", "\n"}) == std::vector{line});
  CHECK(framesOf({line + "\r\n" + line + "\r\n"}) == std::vector{line, line});
  CHECK(framesOf({line}).empty());
  CHECK(framesOf({"\xF0" + line + "\r\n" + line + "\r\n"}) == std::vector{line});
  CHECK(sics::answers(line, "S"));
  CHECK(sics::answers("ES", "S"));
  CHECK_FALSE(sics::answers("SI\r\n", "S"));  // an echo
  CHECK_FALSE(sics::answers("I4 A \"1\"", "S"));
}
