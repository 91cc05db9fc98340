// The text of TSI flow meters: good, damaged, short, split, merged, with noise between.
#include "devices/instruments/tsi4000/codec.h"

#include "devices/framing/line.h"
#include "tests/support/catch.h"

using namespace muster;
using namespace muster::devices;

namespace {

std::vector<std::string> answersOf(const std::vector<std::string>& pieces) {
  FrameBuffer buffer(cutLines(tsi4000::kEnds));
  tsi4000::AfterOk afterOk;
  std::vector<std::string> answers;
  for (const auto& piece : pieces) {
    buffer.push(piece);
    while (auto frame = buffer.next()) {
      if (afterOk(*frame)) answers.emplace_back(lineOf(*frame, tsi4000::kEnds));
    }
  }
  return answers;
}

}  // namespace

TEST_CASE("A TSI meter is asked for one sample of flow, temperature and pressure", "[tsi4000]") {
  CHECK(tsi4000::sampleRequest() == "DAFTP0001\r");
  CHECK(tsi4000::request("RU") == "RU\r");
}

TEST_CASE("A TSI sample is three numbers as written, the flow with the decimals of its series", "[tsi4000]") {
  const auto sample = tsi4000::parseSample("1.690,20.53,101.32\r\n", 3);
  REQUIRE(sample);
  CHECK(sample->flow == "1.690");
  CHECK(sample->celsius == "20.53");
  CHECK(sample->kilopascal == "101.32");
  CHECK(tsi4000::parseSample("12.34,-1.05,100.23", 2));
  for (const auto* line : {"", "1.690", "1.690,20.53", "1.690,20.53,101.32,4", "1.690,,101.32", "1.6x0,20.53,101.32", "1.69,20.53,101.32", "OK"}) {
    INFO(line);
    CHECK(tsi4000::parseSample(line, 3).problems().front().code == "not-understood");
  }
}

TEST_CASE("An error of a TSI meter is told as such", "[tsi4000]") {
  CHECK(tsi4000::answerOf("ERR4\r\n").problems().front().code == "device-error");
  CHECK(*tsi4000::answerOf("S\r\n") == "S");
}

TEST_CASE("The gases of a TSI meter go by number", "[tsi4000]") {
  CHECK(tsi4000::gasNumbered("0") == core::Gas::air);
  CHECK(tsi4000::gasNumbered("1") == core::Gas::oxygen);
  CHECK(tsi4000::gasNumbered("6") == core::Gas::nitrogen);
  CHECK_FALSE(tsi4000::gasNumbered("3"));
  CHECK_FALSE(tsi4000::gasNumbered("11"));
}

TEST_CASE("Only what comes behind OK answers a TSI question, however it is cut", "[tsi4000]") {
  const std::string line = "1.690,20.53,101.32";
  CHECK(answersOf({"OK\r\n" + line + "\r\n"}) == std::vector{line});
  CHECK(answersOf({"O", "K\r", "\n1.690,20", ".53,101.32\r", "\n"}) == std::vector{line});
  CHECK(answersOf({"9.999,20.53,101.32\r\nOK\r\n" + line + "\r\n"}) == std::vector{line});  // the tail of an older answer
  CHECK(answersOf({"\xFFOK\r\n" + line + "\r\n"}).empty());                                 // its OK is damaged: not sure whose answer it is
  CHECK(answersOf({"OK\r\n1.6\xFE"
                   "90,20.53,101.32\r\n"})
            .empty());
  CHECK(answersOf({"OK\r\n" + line}).empty());
  CHECK(answersOf({"ERR2\r\n"}) == std::vector<std::string>{"ERR2"});
}
