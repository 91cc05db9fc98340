// What readers of barcodes and tags send: good, damaged, short, split, merged, with noise between.
#include "devices/instruments/idreader/codec.h"

#include "devices/framing/line.h"
#include "tests/support/catch.h"

using namespace muster;
using namespace muster::devices;
using namespace std::string_literals;

namespace {

std::vector<std::string> framesOf(const std::vector<std::string>& pieces) {
  FrameBuffer buffer(cutLines(idreader::kEnds, 1024, idreader::kAlso));
  std::vector<std::string> frames;
  for (const auto& piece : pieces) {
    buffer.push(piece);
    while (auto frame = buffer.next()) frames.emplace_back(lineOf(*frame, idreader::kEnds));
  }
  return frames;
}

const std::string kLabel =
    "]C10109521234543213171001001"
    "0123ABC\x1D"
    "211234567890";

std::string codeOf(const core::Outcome<idreader::Scan>& scan) { return scan ? "" : scan.problems().front().code; }

}  // namespace

TEST_CASE("A tag has one name, whichever way its reader sends the bytes", "[idreader]") {
  CHECK(*idreader::tagOf("e004015012ab34cd\r", false) == "E004015012AB34CD");
  CHECK(*idreader::tagOf("CD34AB12500104E0", true) == "E004015012AB34CD");
  CHECK(*idreader::tagOf("01A2B3C4D5", false, 10) == "01A2B3C4D5");
}

TEST_CASE("No tag, an error and what is no number are told apart", "[idreader]") {
  const auto code = [](const std::string& line, std::size_t digits = 0) { return idreader::tagOf(line, false, digits).problems().front().code; };
  for (const auto* line : {"No Read", "no read\r", "XXXXXXXX", "xxxxxxxxxx"}) CHECK(code(line) == "nothing-read");
  CHECK(code("\x15#02") == "device-error");
  CHECK(code("\x15 #00\r") == "device-error");
  for (const auto* line : {"", "E00401501", "E00401", "E004015012AB34CDEF", "E0040150 2AB34CD", "GT"}) CHECK(code(line) == "not-understood");
  CHECK(code("E004015012AB34", 16) == "not-understood");  // a byte was lost
}

TEST_CASE("A GS1 label gives its serial number, kind, batch and last day", "[idreader]") {
  const auto scan = idreader::parseScan(kLabel, "");
  REQUIRE(scan);
  CHECK(scan->symbology == "C1");
  CHECK(scan->name() == "1234567890");
  CHECK(*scan->gs1 == idreader::Gs1{"09521234543213", "1234567890", "123ABC", "", "100100", ""});
  CHECK(idreader::parseScan("]d2"
                            "21AB-7\x1D"
                            "0109521234543213",
                            "")
            ->gs1->serial == "AB-7");
  CHECK(idreader::parseScan("]Q3"
                            "8004ASSET9",
                            "")
            ->name() == "ASSET9");
  CHECK(idreader::parseScan("]Q3"
                            "0109521234543213",
                            "")
            ->name() == "0109521234543213");
}

TEST_CASE("Behind a field of variable length GS parts the next one; another sign may stand for it", "[idreader]") {
  CHECK(idreader::parseGs1("10LOT\x1D"
                           "21SER")
            ->serial == "SER");
  CHECK(idreader::parseGs1("10LOT21SER")->lot == "LOT21SER");  // without GS nobody can know
  CHECK(idreader::parseScan("]C1"
                            "10LOT~21SER",
                            "~")
            ->gs1->serial == "SER");
  CHECK(idreader::parseScan("]C1"
                            "10LOT{GS}21SER{GS}",
                            "{GS}")
            ->gs1->serial == "SER");
}

TEST_CASE("A GS1 label that does not parse is refused, not taken for a plain text", "[idreader]") {
  CHECK(codeOf(idreader::parseScan("]C1"
                                   "0109521234543214",
                                   "")) == "bad-check-digit");
  for (const auto* text : {"]C1"
                           "01095212345432",
                           "]C1"
                           "01095212345432AB",
                           "]C1"
                           "9912",
                           "]C1"
                           "17101301",
                           "]C1"
                           "17100230",
                           "]C1"
                           "21",
                           "]C1"
                           "21123456789012345678901"}) {
    INFO(text);
    CHECK(codeOf(idreader::parseScan(text, "")) == "not-understood");
  }
}

TEST_CASE("Other codes are the text that was read, with or without a prefix", "[idreader]") {
  CHECK(idreader::parseScan("https://id.example/BG4-07\r\n", "")->name() == "https://id.example/BG4-07");
  CHECK(idreader::parseScan("]Q1https://id.example/BG4-07", "")->name() == "https://id.example/BG4-07");
  CHECK(idreader::parseScan("]C0BG4-07", "")->symbology == "C0");
  CHECK(idreader::parseScan("0109521234543213", "")->name() == "0109521234543213");  // nobody said it is GS1
  CHECK(codeOf(idreader::parseScan("]C0", "")) == "not-understood");
  CHECK(codeOf(idreader::parseScan("A\x1D"
                                   "B",
                                   "")) == "not-understood");
}

TEST_CASE("Two digits of a year are those nearest to today; day 00 is the last of its month", "[idreader]") {
  CHECK(idreader::gs1Day("270300", 2026) == "2027-03-31");
  CHECK(idreader::gs1Day("280200", 2026) == "2028-02-29");
  CHECK(idreader::gs1Day("760101", 2026) == "2076-01-01");
  CHECK(idreader::gs1Day("770101", 2026) == "1977-01-01");
  CHECK(idreader::gs1Day("010101", 2099) == "2101-01-01");
  CHECK_FALSE(idreader::gs1Day("270230", 2026));
  CHECK_FALSE(idreader::gs1Day("271300", 2026));
  CHECK_FALSE(idreader::gs1Day("2703", 2026));
}

TEST_CASE("Codes are found split, merged and between noise; GS and NAK may stand in them", "[idreader]") {
  CHECK(framesOf({kLabel + "\r\n"}) == std::vector{kLabel});
  CHECK(framesOf({kLabel.substr(0, 9), kLabel.substr(9), "\r"}) == std::vector{kLabel});
  CHECK(framesOf({"A1\rB2\r\n"}) == std::vector{"A1"s, "B2"s});
  CHECK(framesOf({kLabel}).empty());
  CHECK(framesOf({"\xFF\x01 x\r" + kLabel + "\r"}) == std::vector{kLabel});
  CHECK(framesOf({"A\x80\r\nB2\r\n"}) == std::vector{"B2"s});
  CHECK(framesOf({"\x15#02\r"}) == std::vector{"\x15#02"s});
}
