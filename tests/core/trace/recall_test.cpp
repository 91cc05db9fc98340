#include "core/trace/recall.h"

#include "tests/support/catch.h"
#include "tests/support/rules.h"

using namespace muster::core;
using muster::tests::day;

namespace {

UnitState set(const char* serial) {
  UnitState unit;
  unit.code = "BG4-01", unit.kind = "bg4", unit.serial = serial;
  return unit;
}

Meant meant(const char* serial, const RecallCriteria& criteria) { return matchOf(set(serial), criteria).meant; }

RecallCriteria range(const char* prefix, std::uint64_t from, std::uint64_t to) {
  RecallCriteria criteria;
  criteria.prefix = prefix, criteria.from = from, criteria.to = to;
  return criteria;
}

}  // namespace

// The notice of 4 October 2001 named ARRC 0001-0200 and ARRD 0001-0400.
TEST_CASE("a range of numbers behind a prefix means each of them, whatever its zeros and blanks", "[core][trace][recall]") {
  const auto notice = range("ARRC", 1, 200);
  for (const char* serial : {"ARRC0001", "ARRC-0200", "arrc 12", "ＡＲＲＣ００１２", "ARRC 00000077", "  ARRC0001  "})
    CHECK(meant(serial, notice) == Meant::yes);
  for (const char* serial : {"ARRC0201", "ARRC0000", "ARRD0001", "XARRC0001", "ARRC", "ARRC12A", "ARRC1-2-3456789012345678901234"})
    CHECK(meant(serial, notice) == Meant::no);
}

TEST_CASE("letters that look like digits make it doubtful, never clear", "[core][trace][recall]") {
  CHECK(meant("ARRCOO12", range("ARRC", 1, 200)) == Meant::maybe);
  CHECK(meant("BR1Y-0001", range("BRIY", 1, 10)) == Meant::maybe);
  RecallCriteria list;
  list.serials = {"SN-0O1"};
  CHECK(meant("SN-001", list) == Meant::maybe);
}

TEST_CASE("a look-alike letter before leading zeros hides nobody", "[core][trace][recall]") {
  RecallCriteria list;
  list.serials = {"DEM0-CYL-2"};
  CHECK(meant("DEMO-CYL-02", list) == Meant::maybe);
  CHECK(meant("DEMO-CYL-0020", list) == Meant::no);
  list.serials = {"DEMO CY1 002"};
  CHECK(meant("DEMO-CYL-2", list) == Meant::maybe);
  list.serials = {"C12"};
  CHECK(meant("C102", list) == Meant::no);
}

TEST_CASE("a range without a prefix leaves every serial number that ends in it to be looked at", "[core][trace][recall]") {
  const auto notice = range("", 5, 9);
  CHECK(meant("0007", notice) == Meant::yes);
  CHECK(meant("DEMO-CYL-07", notice) == Meant::maybe);
  CHECK(meant("DEMO-CYL-17", notice) == Meant::no);
  CHECK(meant("DEMO", notice) == Meant::no);
}

TEST_CASE("a list means its members with and without leading zeros", "[core][trace][recall]") {
  RecallCriteria list;
  list.serials = {"ARXK-0007", "12"};
  CHECK(meant("ARXK7", list) == Meant::yes);
  CHECK(meant("0012", list) == Meant::yes);
  CHECK(meant("ARXK-0070", list) == Meant::no);
  CHECK(meant("112", list) == Meant::no);
}

TEST_CASE("within the kind the notice names, what is not on record never clears a unit", "[core][trace][recall]") {
  RecallCriteria made, lot, part, serials = range("ARRC", 1, 200);
  made.madeFrom = day("2016-02-01"), made.madeTo = day("2016-11-30");
  lot.lots = {"L-5"};
  part.partNumbers = {"R 51 234"};
  for (RecallCriteria* criteria : {&made, &lot, &part, &serials}) {
    CHECK(meant("", *criteria) == Meant::no);  // else every lamp without a number would be meant
    criteria->kind = "bg4";
    CHECK(meant("", *criteria) == Meant::maybe);
  }
}

TEST_CASE("a window of making holds both its days", "[core][trace][recall]") {
  RecallCriteria made;
  made.madeFrom = day("2016-02-01"), made.madeTo = day("2016-11-30");
  auto unit = set("X1");
  const std::pair<const char*, Meant> days[] = {
      {"2016-01-31", Meant::no}, {"2016-02-01", Meant::yes}, {"2016-11-30", Meant::yes}, {"2016-12-01", Meant::no}};
  for (const auto& [made_, expected] : days) {
    unit.made = day(made_);
    INFO(made_);
    CHECK(matchOf(unit, made).meant == expected);
  }
}

TEST_CASE("every group that is given must hold, and the kind before all", "[core][trace][recall]") {
  auto criteria = range("ARRC", 1, 200);
  criteria.lots = {"L-5"};
  auto unit = set("ARRC0007");
  unit.fields["lot"] = "l 5";
  CHECK(matchOf(unit, criteria).meant == Meant::yes);
  unit.fields["lot"] = "L-6";
  CHECK(matchOf(unit, criteria).meant == Meant::no);
  unit.lot = "L-5";  // what a canister was filled from goes before what is printed on it
  CHECK(matchOf(unit, criteria).meant == Meant::yes);
  criteria.kind = "mask";
  CHECK(matchOf(unit, criteria).meant == Meant::no);
}

TEST_CASE("a mark to look for leaves each of them to be looked at", "[core][trace][recall]") {
  auto criteria = range("ARRC", 1, 200);
  criteria.mark = "relief valve the wrong way round";
  CHECK(meant("ARRC0007", criteria) == Meant::maybe);
  CHECK(meant("ARRC0300", criteria) == Meant::no);
}

TEST_CASE("criteria come from typed words and go back to them", "[core][trace][recall]") {
  const std::map<std::string, std::string> words{{"kind", "bg4"},          {"prefix", "ARRC"},          {"from", "1"},   {"to", "200"},
                                                 {"serials", "A-1,B-2"},   {"made-from", "2016-02-01"}, {"lots", "L-5"}, {"made-to", "2016-11-30"},
                                                 {"part-numbers", "R 51"}, {"mark", "shake it"}};
  const auto criteria = parseCriteria(words);
  REQUIRE(criteria.ok());
  CHECK(wordsOf(criteria.value()) == words);
  CHECK(parseCriteria(wordsOf(criteria.value())).value() == criteria.value());
}

TEST_CASE("words that cannot be meant are refused with their field", "[core][trace][recall]") {
  const auto refused = [](std::map<std::string, std::string> words) {
    const auto read = parseCriteria(words);
    return read.ok() ? std::string() : read.problems().front().code + " " + read.problems().front().where.field;
  };
  CHECK(refused({}) == "empty prefix");
  CHECK(refused({{"kind", "bg4"}}) == "empty prefix");
  CHECK(refused({{"mark", "dent"}, {"kind", "bg4"}}).empty());
  CHECK(refused({{"prefix", "A"}, {"from", "x"}}) == "not-a-number from");
  CHECK(refused({{"prefix", "A"}, {"from", "9"}, {"to", "3"}}) == "ends-before-start to");
  CHECK(refused({{"made-from", "2016-02-30"}}) == "no-such-day made-from");
  CHECK(refused({{"made-from", "2016-03-01"}, {"made-to", "2016-02-01"}}) == "ends-before-start made-to");
}
