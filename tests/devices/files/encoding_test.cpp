// Files that are not UTF-8: what a spreadsheet in China or in Germany saves is read as what it says, and damage is told by line and byte.
#include "devices/files/encoding.h"

#include "devices/files/csv_reader.h"
#include "tests/devices/files/reading_support.h"
#include "tests/support/catch.h"

using namespace muster;
using devices::Encoding;
using devices::Sounds;

namespace {

const std::string kMine = "\xBF\xF3\xC9\xBD";  // 矿山 in GBK

std::vector<devices::CsvRecord> readAll(const std::string& text, devices::Encodings encodings, char separator = ',') {
  std::istringstream in(text);
  devices::CsvReader csv(in, {.separator = separator, .maxLine = 65'536, .encodings = encodings});
  std::vector<devices::CsvRecord> out;
  devices::CsvRecord record;
  while (csv.next(record)) out.push_back(record);
  return out;
}

devices::Profile profileWith(const std::string& encoding) {
  return tests::profileOf("format = 1\nname = \"x\"\nshape = \"wide\"\nprocedure = \"p\"\n[file]\nseparator = \",\"\nencoding = " + encoding +
                          "\n[apparatus]\ncolumn = \"编号\"\n[bench]\nfixed = \"B\"\n[started]\ncolumn = \"Start\"\nform = \"iso\"\n[[step]]\nstep = "
                          "\"leak\"\ncolumn = \"Leak\"\nunit = \"mbar\"\n");
}

}  // namespace

TEST_CASE("a line of a GBK file is read as the characters it means", "[devices][files][encoding]") {
  const auto records = readAll(kMine + ",1\nplain,2\n", {.utf8 = false, .other = Encoding::gbk});
  REQUIRE(records.size() == 2);
  CHECK(records[0].cells == std::vector<std::string>{"矿山", "1"});
  CHECK(records[0].raw == "矿山,1");
  CHECK_FALSE(records[0].defect);
  CHECK(records[1].cells.at(0) == "plain");
}

TEST_CASE("the second byte of a Chinese character is no separator, even where it is the same byte", "[devices][files][encoding]") {
  const auto records = readAll("\x81\x7C|2\n", {.utf8 = false, .other = Encoding::gbk}, '|');  // 亅 is 0x81 0x7C
  REQUIRE(records.size() == 1);
  CHECK(records[0].cells.size() == 2);
}

TEST_CASE("a byte that is no character of the encoding is told with its line and its place", "[devices][files][encoding]") {
  const auto records = readAll("a,1\n" + kMine + "\xFF,2\nb,3\n", {.utf8 = false, .other = Encoding::gb18030});
  REQUIRE(records.size() == 3);
  REQUIRE(records[1].defect);
  CHECK(records[1].defect->code == "not-in-encoding");
  CHECK(records[1].defect->where.line == 2);
  CHECK(core::english(*records[1].defect).find("byte 5 of the line is no character of gb18030") != std::string::npos);
  CHECK(records[1].raw == "矿山�,2");
  CHECK_FALSE(records[2].defect);
  CHECK(readAll("\x81,1\n", {.utf8 = false, .other = Encoding::windows1252}).at(0).defect->code == "not-in-encoding");
  CHECK(readAll("a," + kMine.substr(0, 3) + "\n", {.utf8 = false, .other = Encoding::gbk}).at(0).defect->code == "not-in-encoding");
}

TEST_CASE("damage inside a quoted cell that runs over lines is not joined into a sound record", "[devices][files][encoding]") {
  const auto records = readAll("\"a\n" + kMine + "\xFF\",2\n", {.utf8 = false, .other = Encoding::gbk});
  REQUIRE(records.size() == 2);
  CHECK(records[0].defect->code == "cut-line");
  CHECK(records[1].defect->code == "not-in-encoding");
}

TEST_CASE("with two encodings allowed the file itself says which it is, from its first to its last byte", "[devices][files][encoding]") {
  const devices::Encodings both{.utf8 = true, .other = Encoding::gbk};
  CHECK(readAll(kMine + ",1\n", both).at(0).cells.at(0) == "矿山");
  CHECK(readAll("矿山,1\n", both).at(0).cells.at(0) == "矿山");
  CHECK(readAll("\xEF\xBB\xBF矿山,1\n", both).at(0).cells.at(0) == "矿山");
  CHECK(readAll("plain,1\n", both).at(0).cells.at(0) == "plain");
  // 一些 in GBK happens to be sound UTF-8 too; the rest of the file is what decides.
  const std::string some = "\xD2\xBB\xD0\xA9";
  const auto records = readAll(some + "," + kMine + kMine + "\n" + some + ",2\n", both);
  CHECK(records.at(0).cells.at(0) == "一些");
  CHECK(records.at(1).cells.at(0) == "一些");
}

TEST_CASE("one damaged byte does not make a UTF-8 file a GBK one", "[devices][files][encoding]") {
  const auto records = readAll("编号,矿山\n\xB3,1\n煤矿,2\n", {.utf8 = true, .other = Encoding::gbk});
  CHECK(records.at(0).cells.at(0) == "编号");
  REQUIRE(records.at(1).defect);
  CHECK(records.at(1).defect->code == "not-utf8");
  CHECK(records.at(2).cells.at(0) == "煤矿");
}

TEST_CASE("the encoding is also found when the first character beyond ASCII stands far behind the beginning", "[devices][files][encoding]") {
  std::string text;
  while (text.size() < 150'000) text += "plain,1\n";
  const auto records = readAll(text + kMine + ",1\n", {.utf8 = true, .other = Encoding::gbk});
  CHECK(records.back().cells.at(0) == "矿山");
}

TEST_CASE("what a piece of a file sounds like is decided by nearly all of its characters", "[devices][files][encoding]") {
  CHECK(devices::soundsLike("plain") == Sounds::plain);
  CHECK(devices::soundsLike("Gerät") == Sounds::utf8);
  CHECK(devices::soundsLike("Ger\xE4t") == Sounds::other);
  CHECK(devices::soundsLike(kMine) == Sounds::other);
  CHECK(devices::soundsLike(std::string("矿山").substr(0, 5)) == Sounds::utf8);  // a piece may end inside a character
}

TEST_CASE("a profile may state an encoding, or utf-8 and one other", "[devices][files][encoding]") {
  CHECK_FALSE(profileWith("\"gbk\"").encodings.utf8);
  CHECK(profileWith("[\"utf-8\", \"Windows-1252\"]").encodings.other == Encoding::windows1252);
  CHECK(profileWith("\"utf-8\"").encodings.utf8);
  const auto code = [](const std::string& encoding) {
    try {
      profileWith(encoding);
    } catch (const std::runtime_error& refused) { return std::string(refused.what()); }
    return std::string("taken");
  };
  CHECK(code("\"latin-9\"").find("nobody knows the encoding latin-9") != std::string::npos);
  CHECK(code("[\"gbk\", \"windows-1252\"]").find("only one encoding may stand beside utf-8") != std::string::npos);
}

TEST_CASE("a file that no profile knows in its encoding says so", "[devices][files][encoding]") {
  const std::string file = "\xB1\xE0\xBA\xC5,Start,Leak\n\xBF\xF3,2026-03-02 08:00,0.4\n";  // 编号
  const auto best = devices::bestProfile(file, {profileWith("\"utf-8\"")}, tests::beijing());
  REQUIRE_FALSE(best);
  CHECK(best.problems().front().code == "unknown-file");
  CHECK(best.problems().back().code == "not-utf8");
  const std::vector<devices::Profile> gbk{profileWith("[\"utf-8\", \"gbk\"]")};
  REQUIRE(devices::bestProfile(file, gbk, tests::beijing()).ok());
  CHECK(tests::readText(file, gbk.front()).tests.at(0).serial == "矿");
}
