#include "core/base/quantity.h"

#include <algorithm>
#include <map>
#include <random>

#include "tests/support/catch.h"

using namespace muster::core;

namespace {

Quantity of(std::string_view text) { return Quantity::parse(text).value(); }

std::string read(std::string_view text) {
  const auto quantity = Quantity::parse(text);
  return quantity ? quantity->text() : quantity.problems().front().code;
}

// The oracle: long multiplication of digit strings as taught at school, and unit definitions written down again as digits.
std::string product(const std::string& a, const std::string& b) {
  std::vector<int> digits(a.size() + b.size(), 0);
  for (std::size_t i = a.size(); i-- > 0;) {
    for (std::size_t j = b.size(); j-- > 0;) {
      const int sum = digits[i + j + 1] + (a[i] - '0') * (b[j] - '0');
      digits[i + j + 1] = sum % 10;
      digits[i + j] += sum / 10;
    }
  }
  std::string text;
  for (const int digit : digits) text += static_cast<char>('0' + digit);
  const auto first = text.find_first_not_of('0');
  return first == text.npos ? "0" : text.substr(first);
}

int byLength(const std::string& a, const std::string& b) {
  return a.size() != b.size() ? (a.size() < b.size() ? -1 : 1) : a.compare(b) < 0 ? -1 : a == b ? 0 : 1;
}

struct Ratio {
  std::string over, under;
};

// Pressures in pascal; psi = 0.45359237 x 9.80665 / 0.0254^2, written out as (45359237 x 980665 / 254^2) x 10^-13+8
const std::map<Unit, Ratio>& pressures() {
  static const std::map<Unit, Ratio> kTable = {
      {Unit::pascal, {"1", "1"}},           {Unit::kilopascal, {"1000", "1"}},
      {Unit::megapascal, {"1000000", "1"}}, {Unit::millibar, {"100", "1"}},
      {Unit::bar, {"100000", "1"}},         {Unit::psi, {product("45359237", "980665"), product(product("254", "254"), "100000")}},
      {Unit::mmH2O, {"980665", "100000"}},  {Unit::inH2O, {"24908891", "100000"}},
  };
  return kTable;
}

int oracle(const Quantity& a, const Quantity& b) {
  const auto side = [](const Quantity& own, const Quantity& other) {
    const auto digits = std::to_string(std::abs(own.value.coefficient()));
    const auto zeros = "1" + std::string(static_cast<std::size_t>(other.value.scale()), '0');
    return product(product(digits, pressures().at(own.unit).over), product(pressures().at(other.unit).under, zeros));
  };
  const auto sign = [](const Quantity& each) { return each.value.coefficient() < 0 ? -1 : each.value.coefficient() > 0 ? 1 : 0; };
  if (sign(a) != sign(b)) return sign(a) < sign(b) ? -1 : 1;
  return sign(a) * byLength(side(a, b), side(b, a));
}

int answer(const Quantity& a, const Quantity& b) {
  const auto order = compare(a, b);
  return order < 0 ? -1 : order > 0 ? 1 : 0;
}

}  // namespace

TEST_CASE("every unit is found by its symbol and keeps its dimension", "[core][base]") {
  for (int i = 0; i <= static_cast<int>(Unit::piece); ++i) {
    const auto unit = static_cast<Unit>(i);
    INFO(symbolOf(unit));
    CHECK(findUnit(symbolOf(unit)) == unit);
    CHECK(dimensionOf(unit) == Quantity{Decimal(1, 0), unit, {}}.dimension());
  }
}

TEST_CASE("common spellings of units are read, others are not guessed", "[core][base]") {
  CHECK(findUnit("hPa") == Unit::millibar);
  CHECK(findUnit("l/min") == Unit::litrePerMinute);
  CHECK(findUnit("Ｌ／ｍｉｎ") == Unit::litrePerMinute);
  CHECK(findUnit("毫巴") == Unit::millibar);
  CHECK(findUnit("℃") == Unit::celsius);
  CHECK(findUnit(" kg ") == Unit::kilogram);
  CHECK(findUnit("in.H2O") == Unit::inH2O);
  for (const char* text : {"", "Pa/min", "mPa", "bars of soap", "K", "mmHg", "atm", "°F", "ml"}) {
    INFO(text);
    CHECK_FALSE(findUnit(text));
  }
}

TEST_CASE("blanks inside a unit do not matter", "[core][base]") {
  CHECK(findUnit("in. H2O") == Unit::inH2O);
  CHECK(findUnit("mm H2O") == Unit::mmH2O);
  CHECK(findUnit("in. w.c.") == Unit::inH2O);
  CHECK(findUnit("L / min") == Unit::litrePerMinute);
  CHECK(Quantity::parse("1.80 in. H2O").value().text() == "1.80 inH2O");
  CHECK_FALSE(findUnit("m Pa"));
}

TEST_CASE("a quantity is read with its unit and shown as typed", "[core][base]") {
  CHECK(read("1.90 L/min") == "1.90 L/min");
  CHECK(read("18MPa") == "18 MPa");
  CHECK(read("−１０ｍｂａｒ") == "-10 mbar");
  CHECK(read("20°C") == "20 °C");
  CHECK(read("6 pc") == "6 pc");
  CHECK(read("18") == "missing-unit");
  CHECK(read("18 furlongs") == "unknown-unit");
  CHECK(read("") == "empty");
  CHECK(read("MPa") == "not-a-number");
  CHECK(read("1,5 bar") == "not-a-number");
  CHECK(read("1 500 Pa") == "not-a-number");
  CHECK(read("NaN Pa") == "not-a-number");
}

TEST_CASE("known equalities across units hold to the last digit", "[core][base]") {
  CHECK(answer(of("10 mbar"), of("1000 Pa")) == 0);
  CHECK(answer(of("20 MPa"), of("200 bar")) == 0);
  CHECK(answer(of("1 mmH2O"), of("9.80665 Pa")) == 0);
  CHECK(answer(of("1 inH2O"), of("249.08891 Pa")) == 0);
  CHECK(answer(of("1 inH2O"), of("249.088910001 Pa")) < 0);
  CHECK(answer(of("6451600000 psi"), of("44482216.1526 MPa")) > 0);  // 44482216.152605 MPa
  CHECK(answer(of("6451600 psi"), {Decimal(44482216152605, 3), Unit::pascal, {}}) == 0);
  CHECK(answer(of("2600 psi"), of("180 bar")) < 0);  // the trap of the American sheet: 179.26 bar
  CHECK(answer(of("7.5 mmH2O"), of("0.73 mbar")) > 0);
  CHECK(answer(of("1 min"), of("60 s")) == 0);
  CHECK(answer(of("1000 ppm"), of("0.1 %")) == 0);
  CHECK(answer(of("500 g"), of("0.5 kg")) == 0);
  CHECK(answer(of("-1 mbar"), of("-100.000000001 Pa")) > 0);
  CHECK(answer(of("-1 mbar"), of("0 Pa")) < 0);
  CHECK(answer(of("0 mbar"), of("0.000 psi")) == 0);
}

TEST_CASE("comparing different dimensions is a mistake of the caller", "[core][base]") {
  CHECK_THROWS_AS(compare(of("1 Pa"), of("1 s")), std::logic_error);
  CHECK_THROWS_AS(convert(of("1 Pa"), Unit::second, 1), std::logic_error);
}

TEST_CASE("comparison across units agrees with long multiplication by hand", "[core][base]") {
  std::mt19937_64 random(20261123);
  std::vector<Unit> units;
  for (const auto& row : pressures()) units.push_back(row.first);
  const auto any = [&](std::int64_t low, std::int64_t high) { return std::uniform_int_distribution<std::int64_t>(low, high)(random); };
  const auto quantity = [&] {
    const int digits = static_cast<int>(any(1, 12));
    std::int64_t bound = 1;
    for (int i = 0; i < digits; ++i) bound *= 10;
    const auto unit = units[static_cast<std::size_t>(any(0, static_cast<std::int64_t>(units.size()) - 1))];
    return Quantity{Decimal(any(-bound + 1, bound - 1), static_cast<int>(any(0, 9))), unit, {}};
  };
  int equal = 0;
  for (int round = 0; round < 20000; ++round) {
    const Quantity a = quantity();
    Quantity b = quantity();
    if (round % 2 == 0) {  // a neighbour: the same amount, rounded to some digit of another unit
      try {
        b.value = convert(a, b.unit, static_cast<int>(any(0, 9)));
      } catch (const std::overflow_error&) {}
    }
    INFO(a.text() << " against " << b.text());
    REQUIRE(answer(a, b) == oracle(a, b));
    REQUIRE(answer(b, a) == -oracle(a, b));
    if (oracle(a, b) == 0) ++equal;
  }
  CHECK(equal > 500);  // exact hits were among them
  const Quantity largest{Decimal(INT64_MAX, 0), Unit::psi, {}}, smallest{Decimal(INT64_MIN + 1, 18), Unit::inH2O, {}};
  CHECK(answer(largest, smallest) == 1);
  CHECK(answer(largest, {Decimal(INT64_MAX, 18), Unit::mmH2O, {}}) == oracle(largest, {Decimal(INT64_MAX, 18), Unit::mmH2O, {}}));
}

TEST_CASE("converting for the screen rounds half away from zero", "[core][base]") {
  CHECK(convert(of("2600 psi"), Unit::bar, 2).text() == "179.26");
  CHECK(convert(of("180 bar"), Unit::psi, 0).text() == "2611");
  CHECK(convert(of("15 Pa"), Unit::millibar, 1).text() == "0.2");
  CHECK(convert(of("-15 Pa"), Unit::millibar, 1).text() == "-0.2");
  CHECK(convert(of("14.999 Pa"), Unit::millibar, 1).text() == "0.1");
  CHECK(convert(of("90 s"), Unit::minute, 0).text() == "2");
  CHECK_THROWS_AS(convert(of("999999999999 MPa"), Unit::pascal, 9), std::overflow_error);
}

TEST_CASE("SI values are near what they say", "[core][base]") {
  using Catch::Matchers::WithinRel;
  CHECK_THAT(of("60 L/min").si(), WithinRel(0.001, 1e-12));
  CHECK_THAT(of("20 °C").si(), WithinRel(293.15, 1e-12));
  CHECK_THAT(of("1 psi").si(), WithinRel(6894.757293168, 1e-12));
  CHECK_THAT(of("50 %").si(), WithinRel(0.5, 1e-12));
}

TEST_CASE("the state a flow is stated at is read back as written", "[core][base]") {
  for (const char* text : {"O2 actual", "air actual", "N2 standard 20 °C 101.3 kPa", "O2 standard 0 °C 101.325 kPa", "air standard -5.0 °C 90 kPa"}) {
    const auto state = FlowState::parse(text);
    REQUIRE(state);
    CHECK(state->text() == text);
  }
  for (const char* text :
       {"", "O2", "He actual", "O2 somehow", "O2 standard", "O2 standard 0 °C", "O2 standard 0 K 101 kPa", "O2 standard 0 °C 0 kPa", "O2 actual 3"}) {
    INFO(text);
    CHECK_FALSE(FlowState::parse(text).ok());
  }
  CHECK(FlowState::parse("O2 standard 0 °C 101.3 kPa").value() == FlowState::parse("O2 standard 0.0 °C 101.30 kPa").value());
  CHECK_FALSE(FlowState::parse("O2 actual").value() == FlowState::parse("air actual").value());
}
