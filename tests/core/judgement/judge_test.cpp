#include "core/judgement/judge.h"

#include <random>

#include "tests/support/catch.h"
#include "tests/support/rules.h"

using namespace muster::core;
using namespace muster::tests;

namespace {

const Standing kValid{Standing::Kind::valid, {}};

Limit limitOf(std::string id, std::optional<Bound> min, std::optional<Bound> max, Confidence confidence = Confidence::manual) {
  Limit limit;
  limit.id = std::move(id), limit.step = "s", limit.min = std::move(min), limit.max = std::move(max), limit.source = source(confidence);
  return limit;
}
Bound in(const std::string& text) { return {quantity(text), true}; }
Bound out(const std::string& text) { return {quantity(text), false}; }

Step measured(Measure measure, Unit unit = Unit::millibar) {
  Step s = step("s", "Step");
  s.measure = measure, s.unit = unit;
  return s;
}

BookPtr bookWith(const Step& s, std::vector<Limit> limits, std::set<std::string> confirmed = {}) {
  RulePack pack = testPack();
  pack.procedures.front().steps.push_back(s);
  for (auto& limit : limits) pack.limits.push_back(std::move(limit));
  return bookOf(std::move(pack), std::move(confirmed));
}

Reading number(const std::string& text, Censored censored = Censored::no) {
  Reading reading;
  reading.value = quantity(text), reading.typed = text, reading.censored = censored;
  return reading;
}
Reading word(bool works) {
  Reading reading;
  reading.works = works;
  return reading;
}

Verdict verdictOf(std::vector<Limit> limits, const Reading& reading, Measure measure = Measure::value, Unit unit = Unit::millibar) {
  const Step s = measured(measure, unit);
  return judgeStep(s, reading, *bookWith(s, std::move(limits)), kValid).verdict;
}

}  // namespace

namespace Catch {
template <>
struct StringMaker<Verdict> {
  static std::string convert(Verdict verdict) {
    static const char* const kNames[] = {"pass", "fail", "pending", "noDecision"};
    return kNames[static_cast<int>(verdict)];
  }
};
}  // namespace Catch

TEST_CASE("a limit exactly met passes where its bound does, also in another unit", "[core][judgement]") {
  const auto [limit, reading, expected] = GENERATE(table<Limit, std::string, Verdict>({
      {limitOf("a", {}, in("1 mbar")), "1 mbar", Verdict::pass},
      {limitOf("a", {}, in("1 mbar")), "1.00 mbar", Verdict::pass},
      {limitOf("a", {}, in("1 mbar")), "100 Pa", Verdict::pass},
      {limitOf("a", {}, in("1 mbar")), "100.000000001 Pa", Verdict::fail},
      {limitOf("a", {}, out("1 mbar")), "1 mbar", Verdict::fail},
      {limitOf("a", {}, out("1 mbar")), "100 Pa", Verdict::fail},
      {limitOf("a", {}, out("1 mbar")), "99.999999999 Pa", Verdict::pass},
      {limitOf("a", in("18 MPa"), {}), "180 bar", Verdict::pass},
      {limitOf("a", in("18 MPa"), {}), "179.999999999 bar", Verdict::fail},
      {limitOf("a", in("18 MPa"), {}), "2600 psi", Verdict::fail},
      {limitOf("a", out("18 MPa"), {}), "180 bar", Verdict::fail},
      {limitOf("a", out("18 MPa"), {}), "180.000000001 bar", Verdict::pass},
      {limitOf("a", in("-7 mbar"), in("7 mbar")), "-700 Pa", Verdict::pass},
      {limitOf("a", in("-7 mbar"), in("7 mbar")), "-701 Pa", Verdict::fail},
      {limitOf("a", in("7.5 mmH2O"), {}), "0.73549875 mbar", Verdict::pass},
      {limitOf("a", in("7.5 mmH2O"), {}), "0.735498749 mbar", Verdict::fail},
  }));
  INFO(reading << " against " << limit.text());
  CHECK(verdictOf({limit}, number(reading)) == expected);
}

TEST_CASE("where sources differ each limit is a candidate", "[core][judgement]") {
  const Step s = measured(Measure::value);
  const std::vector<Limit> sources = {limitOf("relief.a", in("2 mbar"), in("5 mbar"), Confidence::secondHand),
                                      limitOf("relief.b", in("4 mbar"), in("7 mbar"), Confidence::manual)};
  const auto open = bookWith(s, sources);
  const auto given = [&](const std::string& text) { return judgeStep(s, number(text), *open, kValid); };
  CHECK(given("4.5 mbar").verdict == Verdict::pass);
  CHECK(given("4.5 mbar").toBeConfirmed);
  CHECK(given("4.5 mbar").limits == std::vector<std::string>{"relief.a", "relief.b"});
  CHECK(given("1.9 mbar").verdict == Verdict::fail);
  CHECK(given("7.1 mbar").verdict == Verdict::fail);
  CHECK(given("3 mbar").verdict == Verdict::pending);
  CHECK(given("5.1 mbar").verdict == Verdict::pending);
  CHECK(english(given("3 mbar").reason) == "3 mbar passes 2 to 5 mbar but not 4 to 7 mbar; confirm which limit holds");

  const auto settled = bookWith(s, sources, {"relief.a"});
  const auto alone = judgeStep(s, number("3 mbar"), *settled, kValid);
  CHECK(alone.verdict == Verdict::pass);
  CHECK_FALSE(alone.toBeConfirmed);
  CHECK(alone.limits == std::vector<std::string>{"relief.a"});
  CHECK(judgeStep(s, number("5.1 mbar"), *settled, kValid).verdict == Verdict::fail);
}

TEST_CASE("a fail says the reading and what it needs", "[core][judgement]") {
  const Step s = measured(Measure::value);
  const auto given = judgeStep(s, number("1.2 mbar"), *bookWith(s, {limitOf("a", {}, out("1 mbar"))}), kValid);
  CHECK(english(given.reason) == "1.2 mbar, needs < 1 mbar");
}

TEST_CASE("a leak is judged by its size, and a rise is warming, not tightness", "[core][judgement]") {
  const std::vector<Limit> limits = {limitOf("a", {}, out("1 mbar"))};
  Step s = measured(Measure::change);
  s.resolution = quantity("0.1 mbar");
  const auto book = bookWith(s, limits);
  const auto given = [&](const std::string& text, const Step& how) { return judgeStep(how, number(text), *book, kValid).verdict; };
  CHECK(given("0.9 mbar", s) == Verdict::pass);
  CHECK(given("1.0 mbar", s) == Verdict::fail);
  CHECK(given("0 mbar", s) == Verdict::pass);
  CHECK(given("-0.1 mbar", s) == Verdict::pass);  // within the resolution: noise
  CHECK(given("-10 Pa", s) == Verdict::pass);
  CHECK(given("-0.11 mbar", s) == Verdict::noDecision);
  CHECK(given("-3 mbar", s) == Verdict::noDecision);
  s.resolution.reset();
  CHECK(given("-0.01 mbar", s) == Verdict::noDecision);
}

TEST_CASE("full scale satisfies only a limit that says so", "[core][judgement]") {
  auto limit = limitOf("a", in("1000 Pa"), {});
  CHECK(verdictOf({limit}, number("1000 Pa", Censored::atLeast)) == Verdict::noDecision);
  limit.fullScaleSatisfies = true;
  CHECK(verdictOf({limit}, number("1000 Pa", Censored::atLeast)) == Verdict::pass);
  CHECK(verdictOf({limit}, number("10 mbar", Censored::atLeast)) == Verdict::pass);
  CHECK(verdictOf({limit}, number("999 Pa", Censored::atLeast)) == Verdict::noDecision);  // the bound is not reached
  CHECK(verdictOf({limit}, number("1000 Pa", Censored::atMost)) == Verdict::noDecision);
  CHECK(verdictOf({limit}, number("999 Pa", Censored::atMost)) == Verdict::fail);
  auto top = limitOf("a", {}, in("700 Pa"));
  top.fullScaleSatisfies = true;
  CHECK(verdictOf({top}, number("1000 Pa", Censored::atLeast)) == Verdict::fail);
  CHECK(verdictOf({top}, number("10 Pa", Censored::atMost)) == Verdict::pass);
  auto band = limitOf("a", in("2 mbar"), in("5 mbar"));
  band.fullScaleSatisfies = true;
  CHECK(verdictOf({band}, number("3 mbar", Censored::atLeast)) == Verdict::noDecision);
}

TEST_CASE("what was flagged, left blank or measured in another kind decides nothing", "[core][judgement]") {
  const std::vector<Limit> limits = {limitOf("a", {}, in("1 mbar"))};
  for (const auto flag : {ReadingFlag::overRange, ReadingFlag::unstable, ReadingFlag::badChecksum, ReadingFlag::sensorLost, ReadingFlag::capLeftOn}) {
    auto reading = number("0.5 mbar");
    reading.flags = {flag};
    CHECK(verdictOf(limits, reading) == Verdict::noDecision);
    auto said = word(true);
    said.flags = {flag};
    CHECK(verdictOf({}, said, Measure::works) == Verdict::noDecision);
  }
  CHECK(verdictOf(limits, Reading{}) == Verdict::noDecision);
  CHECK(verdictOf(limits, number("0.5 L/min")) == Verdict::noDecision);
  CHECK(verdictOf(limits, word(true)) == Verdict::noDecision);  // its limit is known, so the number is owed
  CHECK(verdictOf({limitOf("a", {}, in("1 s"))}, number("0.5 mbar")) == Verdict::noDecision);
  CHECK(verdictOf({limitOf("a", {}, {})}, number("0.5 mbar")) == Verdict::noDecision);
}

TEST_CASE("a step without a known limit is judged works or does not work", "[core][judgement]") {
  for (const auto measure : {Measure::works, Measure::value, Measure::change}) {
    const Step s = measured(measure);
    const auto book = bookWith(s, {});
    const auto works = judgeStep(s, word(true), *book, kValid);
    CHECK(works.verdict == Verdict::pass);
    CHECK(works.functional);
    CHECK(judgeStep(s, word(false), *book, kValid).verdict == Verdict::fail);
    const auto bare = judgeStep(s, number("55 bar"), *book, kValid);
    CHECK(bare.verdict == Verdict::noDecision);
    CHECK(english(bare.reason) == "say whether it works");
    auto both = number("55 bar");
    both.works = true;
    CHECK(judgeStep(s, both, *book, kValid).verdict == Verdict::pass);
  }
}

TEST_CASE("no number makes good what a person saw fail", "[core][judgement]") {
  auto reading = number("0.5 mbar");
  reading.works = false;
  CHECK(verdictOf({limitOf("a", {}, in("1 mbar"))}, reading) == Verdict::fail);
}

TEST_CASE("a flow is judged only at the state the limit is stated at", "[core][judgement]") {
  auto limit = limitOf("a", in("1.5 L/min"), in("1.9 L/min"));
  auto reading = number("1.6 L/min");
  const auto actual = FlowState::parse("O2 actual").value(), standard = FlowState::parse("O2 standard 0 °C 101.325 kPa").value();
  const auto given = [&] { return verdictOf({limit}, reading, Measure::value, Unit::litrePerMinute); };
  CHECK(given() == Verdict::pass);
  reading.value->flow = actual;
  CHECK(given() == Verdict::pass);  // the source does not say
  limit.flow = actual;
  CHECK(given() == Verdict::pass);
  limit.flow = standard;
  CHECK(given() == Verdict::noDecision);
  reading.value->flow = FlowState::parse("air standard 0 °C 101.325 kPa").value();
  CHECK(given() == Verdict::noDecision);
  reading.value->flow = standard;
  CHECK(given() == Verdict::pass);
}

TEST_CASE("an instrument that was not valid decides nothing, and what a person saw stands", "[core][judgement]") {
  const Step s = measured(Measure::value);
  const auto book = bookWith(s, {limitOf("a", {}, in("1 mbar"))});
  const Step seen = measured(Measure::works);
  for (const auto& standing : {Standing{}, Standing{Standing::Kind::expired, day("2026-11-01")}, Standing{Standing::Kind::outOfService, {}}}) {
    CHECK(judgeStep(s, number("0.5 mbar"), *book, standing).verdict == Verdict::noDecision);
    CHECK(judgeStep(s, number("5 mbar"), *book, standing).verdict == Verdict::noDecision);
    CHECK(judgeStep(seen, word(true), *book, standing).verdict == Verdict::pass);
  }
  const auto given = judgeStep(s, number("0.5 mbar"), *book, {Standing::Kind::expired, day("2026-11-01")});
  CHECK_THAT(english(given.reason), Catch::Matchers::ContainsSubstring("2026-11-01"));
}

TEST_CASE("many limits and readings: the verdict is what counting by hand gives", "[core][judgement]") {
  std::mt19937 random(4711);
  const auto any = [&](int low, int high) { return std::uniform_int_distribution<int>(low, high)(random); };
  const Step s = measured(Measure::value, Unit::pascal);
  int seen[4] = {};
  for (int round = 0; round < 3000; ++round) {
    // Everything in whole pascals, written in Pa or mbar; the oracle tries every true value from -2000 to 2000 Pa.
    const int shown = any(-9, 9) * 100;
    const auto censored = static_cast<Censored>(any(0, 2));
    const auto written = [&](int pascal) { return any(0, 1) ? std::to_string(pascal) + " Pa" : std::to_string(pascal / 100) + " mbar"; };
    std::vector<Limit> limits;
    int passing = 0, failing = 0, open = 0;
    for (int i = any(1, 3); i > 0; --i) {
      const int kind = any(0, 2), low = any(-9, 9) * 100, high = low + any(1, 6) * 100;
      const bool hasMin = kind != 1, hasMax = kind != 0, minIn = any(0, 1), maxIn = any(0, 1), full = any(0, 1);
      auto limit = limitOf("l" + std::to_string(i), {}, {});
      if (hasMin) limit.min = Bound{quantity(written(low)), minIn};
      if (hasMax) limit.max = Bound{quantity(written(high)), maxIn};
      limit.fullScaleSatisfies = full;
      limits.push_back(limit);
      bool all = true, none = true;
      for (int truth = -2000; truth <= 2000; truth += 50) {
        if (censored == Censored::no ? truth != shown : censored == Censored::atLeast ? truth < shown : truth > shown) continue;
        const bool good = (!hasMin || truth > low || (minIn && truth == low)) && (!hasMax || truth < high || (maxIn && truth == high));
        all = all && good;
        none = none && !good;
      }
      if (all && censored != Censored::no && !full) all = false;  // the limit must allow it
      ++(all ? passing : none ? failing : open);
    }
    const auto expected = passing && failing ? Verdict::pending : open ? Verdict::noDecision : failing ? Verdict::fail : Verdict::pass;
    const auto book = bookWith(s, limits);
    INFO(shown << " Pa, censored " << static_cast<int>(censored) << ", first limit " << limits.front().text() << " of " << limits.size());
    REQUIRE(judgeStep(s, number(written(shown), censored), *book, kValid).verdict == expected);
    ++seen[static_cast<int>(expected)];
  }
  for (const int count : seen) CHECK(count > 100);
}
