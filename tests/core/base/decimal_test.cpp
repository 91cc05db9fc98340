#include "core/base/decimal.h"

#include "tests/support/catch.h"

using muster::core::Decimal;
using muster::core::plainNumber;

namespace {

std::string read(std::string_view text) {
  const auto number = Decimal::parse(text);
  return number ? number->text() : number.problems().front().code;
}

}  // namespace

TEST_CASE("a number keeps the digits it was written with", "[core][base]") {
  CHECK(read("1.90") == "1.90");
  CHECK(read("-12.50") == "-12.50");
  CHECK(read("+3") == "3");
  CHECK(read(".5") == "0.5");
  CHECK(read("-.05") == "-0.05");
  CHECK(read("007") == "7");
  CHECK(read("0.000000001") == "0.000000001");
  CHECK(read("999999999999") == "999999999999");
  CHECK(read("123.456789012") == "123.456789012");
}

TEST_CASE("what is no number is refused with its reason", "[core][base]") {
  CHECK(read("") == "empty");
  for (const char* text : {"NaN", "nan", "inf", "-", "+", ".", "-.", "5.", "1e3", "1.2.3", "1,5", " 1", "1 ", "--1", "0x10", "1_000", "１"}) {
    INFO(text);
    CHECK(read(text) == "not-a-number");
  }
  for (const char* text : {"1234567890123", "0.0000000001", "123456789012.0", "99999999999999999999999999999999"}) {
    INFO(text);
    CHECK(read(text) == "too-many-digits");
  }
  CHECK_FALSE(Decimal::parse("x").problems().front().remedy.empty());
}

TEST_CASE("1.9 and 1.90 are equal, 1.90 and 1.91 are not", "[core][base]") {
  CHECK(Decimal(19, 1) == Decimal(190, 2));
  CHECK(Decimal(190, 2) < Decimal(191, 2));
  CHECK(Decimal(-191, 2) < Decimal(-19, 1));
  CHECK(Decimal(0, 0) == Decimal(0, 9));
  CHECK(Decimal(999999999999, 0) > Decimal(999999999999, 9));
}

TEST_CASE("sums and differences are exact", "[core][base]") {
  CHECK((Decimal(1, 1) + Decimal(2, 1)).text() == "0.3");
  CHECK((Decimal(70, 1) - Decimal(661, 2)).text() == "0.39");
  CHECK((-Decimal(5, 1)).text() == "-0.5");
  CHECK(Decimal(-5, 1).abs().text() == "0.5");
  CHECK_THROWS_AS(Decimal(999999999999999999, 0) + Decimal(1, 0), std::overflow_error);
  CHECK_THROWS_AS(Decimal(1, 19), std::out_of_range);
}

TEST_CASE("numbers typed under an input method are read", "[core][base]") {
  CHECK(plainNumber("１．９０") == "1.90");
  CHECK(plainNumber("１。９０") == "1.90");
  CHECK(plainNumber("1｡9") == "1.9");
  CHECK(plainNumber("−１０") == "-10");
  CHECK(plainNumber("－10") == "-10");
  CHECK(plainNumber("＋3") == "+3");
  CHECK(plainNumber("\u3000 18.5\t") == "18.5");
}

TEST_CASE("a comma is the point only where the source writes it so", "[core][base]") {
  CHECK(plainNumber("1,90", true) == "1.90");
  CHECK(plainNumber("１，９０", true) == "1.90");
  CHECK(plainNumber("1,90") == "1,90");
  CHECK(read(plainNumber("1,90")) == "not-a-number");
  CHECK(read(plainNumber("1.234,5", true)) == "not-a-number");
}

TEST_CASE("broken UTF-8 stays as it is and is refused", "[core][base]") {
  CHECK(plainNumber("\xEF\xBC") == "\xEF\xBC");
  CHECK(plainNumber("1\xC2") == "1\xC2");
  CHECK(read(plainNumber("1\xEF\xBC")) == "not-a-number");
}
