#include "devices/files/csv_reader.h"

#include <sstream>

#include "devices/files/utf8.h"
#include "tests/support/catch.h"

using namespace muster;
using devices::CsvReader;
using devices::CsvRecord;

namespace {

std::vector<CsvRecord> readAll(const std::string& text, devices::CsvDialect dialect = {}, std::size_t columns = 0) {
  std::istringstream in(text);
  CsvReader csv(in, dialect);
  if (columns) csv.expectColumns(columns);
  std::vector<CsvRecord> out;
  CsvRecord record;
  while (csv.next(record)) out.push_back(record);
  CHECK(csv.bytesRead() == text.size());
  return out;
}

using Cells = std::vector<std::string>;

}  // namespace

TEST_CASE("lines end as any system ends them and keep their numbers", "[devices][files]") {
  for (const char* end : {"\n", "\r\n", "\r"}) {
    const auto records = readAll(std::string("a,b") + end + "c,d" + end);
    REQUIRE(records.size() == 2);
    CHECK(records[1].line == 2);
    CHECK(records[1].cells == Cells{"c", "d"});
    CHECK(records[1].raw == "c,d");
  }
  CHECK(readAll("a,b\nc,d").size() == 2);  // no line end at the last
  CHECK(readAll("").empty());
}

TEST_CASE("a mark at the start of UTF-8 is not part of the first cell", "[devices][files]") {
  CHECK(readAll("\xEF\xBB\xBFSerial,Start\n")[0].cells[0] == "Serial");
  CHECK(readAll("Serial,Start\n\xEF\xBB\xBFx,y\n")[1].cells[0] == "\xEF\xBB\xBFx");
}

TEST_CASE("cells part at the separator of the file, quotes keep it inside", "[devices][files]") {
  CHECK(readAll("a;b;;", {';'})[0].cells == Cells{"a", "b", "", ""});
  CHECK(readAll("a\tb", {'\t'})[0].cells == Cells{"a", "b"});
  CHECK(readAll("a|b", {'|'})[0].cells == Cells{"a", "b"});
  CHECK(readAll(R"("a,1","say ""ok""",b)")[0].cells == Cells{"a,1", R"(say "ok")", "b"});
  CHECK(readAll(R"(5" hose,b)")[0].cells == Cells{"5\" hose", "b"});  // a quote inside a plain cell is a quote
}

TEST_CASE("a quoted cell may run over lines when the lines make one sound record", "[devices][files]") {
  const auto records = readAll("Serial,\"Leak\n[mbar]\",x\n1,2,3\n");
  REQUIRE(records.size() == 2);
  CHECK(records[0].cells == Cells{"Serial", "Leak\n[mbar]", "x"});
  CHECK(records[0].lastLine == 2);
  CHECK(records[1].line == 3);
}

TEST_CASE("one lost quote costs one line, not the rest of the file", "[devices][files]") {
  const auto records = readAll("a,b,c\n1,\"2,3\n4,5,6\n7,\"8\",9\n", {}, 3);
  REQUIRE(records.size() == 4);
  REQUIRE(records[1].defect);
  CHECK(records[1].defect->code == "cut-line");
  CHECK(records[1].raw == "1,\"2,3");
  CHECK(records[2].cells == Cells{"4", "5", "6"});
  CHECK(records[3].cells == Cells{"7", "8", "9"});
}

TEST_CASE("NUL bytes, other encodings and endless lines are refused with their line", "[devices][files]") {
  using namespace std::string_literals;
  const auto nul = readAll("a\nb\0c\nd\n"s);
  REQUIRE(nul.size() == 3);
  CHECK(nul[1].defect->code == "nul-byte");
  CHECK(nul[1].defect->where.line == 2);
  CHECK_FALSE(nul[2].defect);
  const auto gbk = readAll("a\n\xB3\xF6\xB3\xA7\n");
  CHECK(gbk[1].defect->code == "not-utf8");
  const auto endless = readAll("a\n" + std::string(5000, 'x') + "\nb\n", {',', 1000});
  REQUIRE(endless.size() == 3);
  CHECK(endless[1].defect->code == "line-too-long");
  CHECK(endless[1].raw.size() == 1000);
  CHECK(endless[2].cells == Cells{"b"});
}

TEST_CASE("line ends and characters are found across the borders of chunks", "[devices][files]") {
  const std::string filler(64 * 1024 - 1, 'x');
  const auto records = readAll(filler + "\r\nsecond\n", {',', 128 * 1024});
  REQUIRE(records.size() == 2);
  CHECK(records[0].cells[0] == filler);
  CHECK(records[1].cells[0] == "second");
  CHECK_FALSE(readAll(filler + "出厂\n", {',', 128 * 1024})[0].defect);
}

TEST_CASE("UTF-8 is judged strictly", "[devices][files]") {
  CHECK(devices::isUtf8("出厂编号 ℃ \xF0\x9F\x9A\x92"));
  CHECK_FALSE(devices::isUtf8("\xC0\xAF"));          // overlong
  CHECK_FALSE(devices::isUtf8("\xED\xA0\x80"));      // a surrogate
  CHECK_FALSE(devices::isUtf8("\xF4\x90\x80\x80"));  // above the last character
  CHECK_FALSE(devices::isUtf8("\xE5\x87"));          // cut
  CHECK(devices::wholeCharacters("ab\xE5\x87") == 2);
  CHECK(devices::wholeCharacters("ab\xE5\x87\xBA") == 5);
}
