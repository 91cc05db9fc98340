#include "devices/files/value_cell.h"

#include "devices/files/heading.h"
#include "tests/support/catch.h"

using namespace muster;

namespace {

std::string amount(const char* cell, devices::Numbers numbers = {}) {
  const auto read = devices::readAmount(cell, numbers);
  if (!read) return read.problems().front().code;
  const char* sign = read->censored == core::Censored::atLeast ? ">=" : read->censored == core::Censored::atMost ? "<=" : "";
  return sign + read->value.text() + (read->unit ? " " + std::string(core::symbolOf(*read->unit)) : "");
}

}  // namespace

TEST_CASE("numbers are read as the file writes them and keep their digits", "[devices][files]") {
  CHECK(amount("1.90") == "1.90");
  CHECK(amount("  -0.4 mbar ") == "-0.4 mbar");
  CHECK(amount(">= 1000") == ">=1000");
  CHECK(amount("≥10.0 mbar") == ">=10.0 mbar");
  CHECK(amount("<-10") == "<=-10");
  CHECK(amount("０。６") == "0.6");
  CHECK(amount("1,90", {true, 0}) == "1.90");
  CHECK(amount("1.234,5", {true, '.'}) == "1234.5");
  CHECK(amount("1,234.5", {false, ','}) == "1234.5");
  CHECK(amount("12 345.6", {false, ' '}) == "12345.6");
}

TEST_CASE("what could be read two ways is refused", "[devices][files]") {
  CHECK(amount("1,90") == "wrong-decimal-sign");
  CHECK(amount("1.90", {true, 0}) == "wrong-decimal-sign");
  CHECK(amount("1.90", {true, '.'}) == "not-a-number");  // a group of thousands has three digits
  CHECK(amount("1234.567,8", {true, '.'}) == "not-a-number");
  CHECK(amount("1,2345", {false, ','}) == "not-a-number");
  for (const char* cell : {"NaN", "inf", "ok", "-", "1e3", "1.2.3", "--4", ">="}) CHECK(amount(cell) == "not-a-number");
  CHECK(amount("") == "empty");
  CHECK(amount("4 furlong") == "unknown-unit");
  CHECK(amount("0x10") == "unknown-unit");
}

TEST_CASE("a heading gives up its unit, in brackets or behind a slash", "[devices][files]") {
  using devices::readHeading;
  CHECK(readHeading("Leak test [mbar]").unit == core::Unit::millibar);
  CHECK(readHeading("Leak  TEST [mbar]").bare == "leak test");
  CHECK(readHeading("Dosage (L/min)").unit == core::Unit::litrePerMinute);
  CHECK(readHeading("Dosage / L/min").unit == core::Unit::litrePerMinute);
  CHECK(readHeading("Dosage / L/min").bare == "dosage");
  CHECK(readHeading("环境温度（℃）").unit == core::Unit::celsius);
  CHECK(readHeading("环境温度（℃）").bare == "环境温度");
  CHECK_FALSE(readHeading("Test (second)x").unit);
  CHECK(readHeading("S/N").bare == "s/n");
  const std::vector<devices::Heading> two{readHeading("Leak [mbar]"), readHeading("Leak [Pa]")};
  CHECK(devices::findColumn(two, {"Leak"}) == devices::kDoubled);
  CHECK(devices::findColumn(two, {"Leak [Pa]"}) == 1);
  CHECK(devices::findColumn(two, {"Relief"}) == devices::kNoColumn);
}
