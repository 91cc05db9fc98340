#include "core/bench/typed_reading.h"

#include "tests/support/catch.h"

using namespace muster::core;

namespace {

Step step(Measure measure, Unit unit) {
  Step made;
  made.id = "s", made.measure = measure, made.unit = unit;
  return made;
}
const Step kFlow = step(Measure::value, Unit::litrePerMinute);
const Step kPressure = step(Measure::value, Unit::pascal);
const Step kLeak = step(Measure::change, Unit::millibar);
const Step kSeen = step(Measure::works, Unit::millibar);

// What was understood, in one line.
std::string read(const Step& step, std::string_view typed, const TypedForm& form = {}) {
  const auto reading = readTyped(step, typed, form);
  if (!reading) {
    const auto& problem = reading.problems().front();
    return (problem.remedy.empty() || problem.where.field != "s" ? "without remedy or place: " : "") + problem.code;
  }
  if (reading->typed != typed) return "typed text lost";
  std::string line;
  if (reading->censored == Censored::atLeast) line += ">= ";
  if (reading->censored == Censored::atMost) line += "<= ";
  if (reading->value) line += reading->value->text();
  if (reading->start) line += " (" + reading->start->text() + " to " + reading->end->text() + ")";
  if (reading->works) line += *reading->works ? "+works" : "+fails";
  return line;
}

}  // namespace

TEST_CASE("a typed number keeps its digits and its unit", "[core][bench]") {
  CHECK(read(kFlow, "1.60 L/min") == "1.60 L/min");
  CHECK(read(kFlow, " 1.60l/min ") == "1.60 L/min");
  CHECK(read(kFlow, "１。６０　Ｌ／ｍｉｎ") == "1.60 L/min");
  CHECK(read(kPressure, "−10 mbar") == "-10 mbar");
  CHECK(read(kFlow, "1,60 L/min", {{}, {}, true}) == "1.60 L/min");
}

TEST_CASE("a bare number needs a unit that the field or column states", "[core][bench]") {
  CHECK(read(kFlow, "1.60") == "missing-unit");
  CHECK(read(kFlow, "1.60", {Unit::litrePerMinute, {}, false}) == "1.60 L/min");
  CHECK(read(kPressure, "10", {Unit::millibar, {}, false}) == "10 mbar");
  CHECK(read(kPressure, "10 Pa", {Unit::millibar, {}, false}) == "10 Pa");
  CHECK(read(kPressure, "1", {Unit::pascal, {}, false}) == "1 Pa");  // no tick here
}

TEST_CASE("an instrument at its end is kept as such", "[core][bench]") {
  CHECK(read(kPressure, "≥1000 Pa") == ">= 1000 Pa");
  CHECK(read(kPressure, ">=1000", {Unit::pascal, {}, false}) == ">= 1000 Pa");
  CHECK(read(kPressure, "＞1000 Pa") == ">= 1000 Pa");
  CHECK(read(kPressure, "＞＝1000 Pa") == ">= 1000 Pa");
  CHECK(read(kLeak, "<0.1", {Unit::millibar, {}, false}) == "<= 0.1 mbar");
  CHECK(read(kPressure, "≤ -1000 Pa") == "<= -1000 Pa");
  CHECK(read(kPressure, ">") == "empty");
}

TEST_CASE("words say works or does not work", "[core][bench]") {
  for (const char* good : {"works", "OK", "pass", "Y", "yes", "1", "正常", "合格", "√", "i.O.", "ＯＫ", " ok "}) {
    INFO(good);
    CHECK(read(kSeen, good) == "+works");
  }
  for (const char* bad : {"does not work", "fail", "N", "no", "0", "不正常", "不合格", "×", "not ok", "NOK"}) {
    INFO(bad);
    CHECK(read(kSeen, bad) == "+fails");
  }
  CHECK(read(kSeen, "maybe") == "not-a-number");
  CHECK(read(kSeen, "x") == "not-a-number");  // a tick to some, a cross to others
  CHECK(read(kFlow, "正常") == "+works");
  CHECK(read(kFlow, "1") == "missing-unit");
}

TEST_CASE("a number may stand beside the word", "[core][bench]") {
  CHECK(read(kSeen, "55 bar ok") == "55 bar+works");
  CHECK(read(kSeen, "55 bar, not ok") == "55 bar+fails");
  CHECK(read(kSeen, "正常，55 bar") == "55 bar+works");
  CHECK(read(kSeen, "55 bar 不正常") == "55 bar+fails");
  CHECK(read(kSeen, "55 bar") == "55 bar");
  CHECK(read(kSeen, "55") == "missing-unit");
}

TEST_CASE("a change is one loss or a start and an end", "[core][bench]") {
  const TypedForm mbar{Unit::millibar, {}, false};
  CHECK(read(kLeak, "0.4 mbar") == "0.4 mbar");
  CHECK(read(kLeak, "7.0->6.6", mbar) == "0.4 mbar (7.0 mbar to 6.6 mbar)");
  CHECK(read(kLeak, "7.0/6.6", mbar) == "0.4 mbar (7.0 mbar to 6.6 mbar)");
  CHECK(read(kLeak, "７．０→６．６ mbar") == "0.4 mbar (7.0 mbar to 6.6 mbar)");
  CHECK(read(kLeak, "7.0 mbar / 6.6") == "0.4 mbar (7.0 mbar to 6.6 mbar)");
  CHECK(read(kLeak, "700 -> 660 Pa", mbar) == "40 Pa (700 Pa to 660 Pa)");
  CHECK(read(kLeak, "6.6->7.0", mbar) == "-0.4 mbar (6.6 mbar to 7.0 mbar)");
  CHECK(read(kLeak, "-7.0->-6.6", mbar) == "0.4 mbar (-7.0 mbar to -6.6 mbar)");  // a lost vacuum is a loss
  CHECK(read(kLeak, "-6.6/-7.0", mbar) == "-0.4 mbar (-6.6 mbar to -7.0 mbar)");
  CHECK(read(kLeak, "0.1->-0.1", mbar) == "0.2 mbar (0.1 mbar to -0.1 mbar)");
  CHECK(read(kLeak, "7.0->6.6") == "missing-unit");
  CHECK(read(kLeak, "7.0 mbar -> 660 Pa") == "mixed-units");
  CHECK(read(kLeak, "7.0->", mbar) == "empty");
  CHECK(read(kLeak, "7.0->6.6->6.2", mbar) == "not-a-number");
  CHECK(read(kFlow, "1.6/1.5 L/min") != "0.1 L/min (1.6 L/min to 1.5 L/min)");  // not a step of change
}

TEST_CASE("what is no reading is refused with a way on", "[core][bench]") {
  CHECK(read(kFlow, "") == "empty");
  CHECK(read(kFlow, "\u3000 ") == "empty");
  CHECK(read(kFlow, "NaN L/min") == "not-a-number");
  CHECK(read(kFlow, "NaN") == "not-a-number");
  CHECK(read(kFlow, "inf") == "not-a-number");
  CHECK(read(kFlow, "about 1.6") == "not-a-number");
  CHECK(read(kFlow, "1.6x L/min") == "unknown-unit");
  CHECK(read(kFlow, "1,60 L/min") == "not-a-number");
  CHECK(read(kFlow, "1e3 L/min") == "not-a-number");
  CHECK(read(kFlow, "1234567890123 L/min") == "too-many-digits");
  CHECK(read(kFlow, "1.60 mbar") == "wrong-dimension");
  CHECK(read(kPressure, "10", {Unit::second, {}, false}) == "wrong-dimension");
}

TEST_CASE("the state of the sheet's flows travels with each flow", "[core][bench]") {
  const auto state = FlowState::parse("O2 actual").value();
  CHECK(readTyped(kFlow, "1.60 L/min", {{}, state, false})->value->flow == state);
  CHECK_FALSE(readTyped(kFlow, "1.60 L/min")->value->flow);
  CHECK_FALSE(readTyped(kPressure, "10 Pa", {{}, state, false})->value->flow);
}

TEST_CASE("the words of the Chinese sheet for works and does not work are known", "[core][bench]") {
  CHECK(muster::core::worksWord("动作正常") == true);
  CHECK(muster::core::worksWord("动作不正常") == false);
}
