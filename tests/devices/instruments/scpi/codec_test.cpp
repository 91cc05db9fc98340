// SCPI-like text: good, damaged, short, split, merged, with noise between.
#include "devices/instruments/scpi/codec.h"

#include "devices/framing/line.h"
#include "tests/support/catch.h"

using namespace muster;
using namespace muster::devices;

namespace {

std::vector<std::string> framesOf(const std::vector<std::string>& pieces) {
  FrameBuffer buffer(cutLines(scpi::kEnds));
  std::vector<std::string> frames;
  for (const auto& piece : pieces) {
    buffer.push(piece);
    while (auto frame = buffer.next()) frames.emplace_back(lineOf(*frame, scpi::kEnds));
  }
  return frames;
}

}  // namespace

TEST_CASE("The answer of a Fluke 3130 gives each display with its unit, exponents written out", "[scpi]") {
  const auto fields = scpi::answerFields("5.830000E01,PSI,0.000000E00,PSI,0.000000E+00,A\r\n");
  REQUIRE(fields.size() == 6);
  const auto upper = scpi::valueOf(fields, 1, fields[1]);
  REQUIRE(upper);
  REQUIRE(upper->measured);
  CHECK(upper->measured->value.text() == "58.30000");
  CHECK(upper->measured->unit == core::Unit::psi);
  CHECK(upper->measured->typed == "5.830000E01 PSI");
  CHECK(scpi::valueOf(fields, 3, fields[3])->measured->value == core::Decimal(0, 0));
  CHECK(scpi::valueOf(fields, 5, fields[5]).problems().front().code == "wrong-unit");  // a current is no pressure
}

TEST_CASE("Of a number with an exponent nothing is lost that means something, and one near zero is a number too", "[scpi]") {
  CHECK(wireNumber("3.987654E-05")->text() == "0.000039876");
  CHECK(wireNumber("-1.250000E+00")->text() == "-1.250000");
  CHECK(wireNumber("1.5E2")->text() == "150");
  CHECK(wireNumber("9.9E+37").problems().front().code == "not-understood");
}

TEST_CASE("A Druck answers with its header or without", "[scpi]") {
  CHECK(scpi::answerFields(":SENS:PRES 1014.25\n") == std::vector<std::string>{"1014.25"});
  CHECK(scpi::answerFields("1014.25\n") == std::vector<std::string>{"1014.25"});
  CHECK(scpi::valueOf(scpi::answerFields(":SENS:PRES 1014.25"), 1, "HPA")->measured->unit == core::Unit::millibar);
  CHECK(scpi::answers(":SENS:PRES 1014.25\n", ":SENS:PRES?"));
  CHECK(scpi::answers(":SENS1:PRES 1014.25\n", ":SENS:PRES?"));
  CHECK(scpi::answers("1014.25\n", ":SENS:PRES?"));
  CHECK_FALSE(scpi::answers(":UNIT:PRES HPA\n", ":SENS:PRES?"));
  CHECK_FALSE(scpi::answers(":SENS:PRES?\n", ":SENS:PRES?"));  // an echo
  CHECK_FALSE(scpi::answers("VAL?\r\n", "VAL?"));
}

TEST_CASE("What stands for beyond the range is no value", "[scpi]") {
  for (const auto* text : {"OL", "-OL", "9.9E+37", "-9.9E37", "9.910000E+37", "----"}) {
    INFO(text);
    const auto value = scpi::valueOf({text}, 1, "PSI");
    REQUIRE(value);
    CHECK_FALSE(value->measured);
  }
}

TEST_CASE("What is no value of the model's field is refused", "[scpi]") {
  CHECK(scpi::valueOf({"PSI", "5.8"}, 1, "").problems().front().code == "not-understood");
  CHECK(scpi::valueOf({"5.8"}, 2, "").problems().front().code == "not-understood");
  CHECK(scpi::valueOf({""}, 1, "PSI").problems().front().code == "not-understood");
  CHECK(scpi::valueOf({"5.8"}, 1, "INH2O4C").problems().front().code == "wrong-unit");
}

TEST_CASE("No error is told apart from an error, and from no answer about it", "[scpi]") {
  CHECK(scpi::errorOf({"0"}).empty());
  CHECK(scpi::errorOf({"+0", "\"No error\""}).empty());
  CHECK(scpi::errorOf({"110"}) == "110");
  CHECK(scpi::errorOf({"-113", "\"Undefined header\""}) == "-113");
  CHECK(scpi::errorOf({""}) == "?");
}

TEST_CASE("Fluke and Druck lines are found split, merged and between noise; a damaged line is dropped whole", "[scpi]") {
  const std::string line = ":SENS:PRES 1014.25";
  CHECK(framesOf({line + "\n"}) == std::vector{line});
  CHECK(framesOf({":SENS:PR", "ES 1014", ".25\r", "\n"}) == std::vector{line});
  CHECK(framesOf({line + "\n" + line + "\r\n"}) == std::vector{line, line});
  CHECK(framesOf({line}).empty());
  CHECK(framesOf({"\xFE\x02" + line.substr(4) + "\n" + line + "\n"}) == std::vector{line});
  CHECK(framesOf({":SENS:PRES 1\x81" + std::string("4.25\n"), line + "\n"}) == std::vector{line});
}
