// The poll line of Alicat meters: good, damaged, short, split, merged, with noise and stray NULs between.
#include "devices/instruments/alicat/codec.h"

#include "tests/support/catch.h"

using namespace muster;
using namespace muster::devices;
using namespace std::string_literals;

namespace {

std::vector<std::string> framesOf(const std::vector<std::string>& pieces) {
  FrameBuffer buffer(alicat::cutAlicat());
  std::vector<std::string> frames;
  for (const auto& piece : pieces) {
    buffer.push(piece);
    while (auto frame = buffer.next()) frames.push_back(alicat::lineOf(*frame));
  }
  return frames;
}

const std::string kLine = "A +014.62 +020.50 +001.681 +001.690 O2";

}  // namespace

TEST_CASE("An Alicat poll line gives its values as written, the gas and no flag", "[alicat]") {
  const auto poll = alicat::parsePoll(kLine + "\r", "A", 4);
  REQUIRE(poll);
  CHECK(poll->values == std::vector<std::string>{"+014.62", "+020.50", "+001.681", "+001.690"});
  CHECK(poll->gas == "O2");
  CHECK_FALSE(poll->beyond);
  CHECK(alicat::parsePoll("B +014.62 +020.50 +001.681 +001.690 +000.000     Air LCK", "B", 5)->gas == "Air");
}

TEST_CASE("Each over-range flag spoils the whole line; locked keys do not", "[alicat]") {
  for (const auto* flag : {"MOV", "VOV", "POV", "TOV", "OPL"}) {
    INFO(flag);
    CHECK(alicat::parsePoll(kLine + " " + flag, "A", 4)->beyond);
    CHECK(alicat::parsePoll(kLine + " LCK " + flag, "A", 4)->beyond);
  }
  CHECK(alicat::parsePoll(kLine + " ADC", "A", 4)->damaged);
  CHECK_FALSE(alicat::parsePoll(kLine + " LCK", "A", 4)->beyond);
}

TEST_CASE("What is not the line the model promises is not taken for one", "[alicat]") {
  const auto code = [](const std::string& line, std::size_t values = 4) { return alicat::parsePoll(line, "A", values).problems().front().code; };
  CHECK(code("") == "not-understood");
  CHECK(code("A") == "not-understood");
  CHECK(code("B +014.62 +020.50 +001.681 +001.690 O2") == "not-understood");
  CHECK(code("A +014.62 +020.50 +001.681 O2") == "not-understood");          // a value is missing
  CHECK(code("A +014.62+020.50 +001.681 +001.690 O2") == "not-understood");  // two have run together
  CHECK(code(kLine, 5) == "not-understood");                                 // a controller's line is longer
  CHECK(code("A +014.62 +020.50 +001.681 +001.690 +000.000 O2") == "not-understood");
  CHECK(code("A +014.62 +020.50 +001.681 +001.690 MOV") == "not-understood");  // the gas is missing
  CHECK(code("A +014.62 +020.50 +0x1.681 +001.690 O2") == "not-understood");
  CHECK(code(kLine + " XYZ") == "not-understood");
  CHECK(code("?") == "device-error");
}

TEST_CASE("Alicat lines are found split, merged, between noise and with stray NULs; a damaged line is dropped whole", "[alicat]") {
  CHECK(framesOf({kLine + "\r"}) == std::vector{kLine});
  CHECK(framesOf({"A +014", ".62 +020.50 +001.681 +0", "01.690 O2\r"}) == std::vector{kLine});
  CHECK(framesOf({kLine + "\r" + kLine + "\r"}) == std::vector{kLine, kLine});
  CHECK(framesOf({kLine}).empty());
  CHECK(framesOf({"\0\0A +014.62 \0+020.50 +001.6\0"s
                  "81 +001.690 O2\0\r\0"s}) == std::vector{kLine});
  CHECK(framesOf({"A +014.62 +0\xFF"
                  "20.50 +001.681 +001.690 O2\r" +
                  kLine + "\r"}) == std::vector{kLine});
}
