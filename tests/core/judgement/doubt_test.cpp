// Readings in doubt: the rules name how a step is decided, the budget and the certificate say how uncertain it is.
#include <random>

#include "core/judgement/judge.h"
#include "tests/support/catch.h"
#include "tests/support/rules.h"

using namespace muster::core;
using namespace muster::tests;
using Rule = DecisionRule;

namespace {

// A step "s" of 2 to 5 mbar and a leak "l" below 1 mbar, each with a resolution of 0.1 mbar read to half of it.
struct Measured {
  RulePack pack = testPack();
  Measured() {
    Step value = step("s", "Relief"), change = step("l", "Leak");
    value.measure = Measure::value, change.measure = Measure::change;
    change.resolution = quantity("0.1 mbar");
    auto& steps = pack.procedures.front().steps;
    steps.push_back(value), steps.push_back(change);
    pack.limits.push_back({"s.a", "s", Bound{quantity("2 mbar"), true}, Bound{quantity("5 mbar"), true}, false, {}, source()});
    pack.limits.push_back({"l.a", "l", {}, Bound{quantity("1 mbar"), false}, false, {}, source()});
    for (const char* id : {"s", "l"})
      pack.budgets.push_back({id, {Text("Resolution"), quantity("0.05 mbar"), BudgetTerm::Kind::rectangular}, false, source()});
  }
  Measured& by(Rule rule, const std::string& step = {}, bool corrected = false) {
    return pack.decisions.push_back({step, rule, corrected, source()}), *this;
  }
  StepVerdict judged(const char* step, const Reading& reading, const std::vector<CalibrationPoint>& points = {}) const {
    const auto book = bookOf(pack);
    return judgeStep(*book->step(step), reading, *book, {Standing::Kind::valid, {}, points});
  }
};

Reading reading(const char* value) {
  Reading one;
  one.value = quantity(value), one.typed = value;
  return one;
}

std::vector<CalibrationPoint> points(const char* u, const char* error = "0 mbar") {
  return {{quantity("0 mbar"), quantity(error), {}, quantity(u)}, {quantity("10 mbar"), quantity(error), {}, quantity(u)}};
}

}  // namespace

TEST_CASE("without a rule named the reading is accepted simply, and its uncertainty is told where it is known", "[core][judgement][doubt]") {
  const auto verdict = Measured().judged("s", reading("4.9 mbar"), points("0.20 mbar"));
  CHECK(verdict.verdict == Verdict::pass);
  CHECK(verdict.rule.empty());
  REQUIRE(verdict.uncertainty);
  CHECK(verdict.uncertainty->text() == "0.21 mbar");  // 2 sqrt(0.1^2 + (0.05/sqrt 3)^2) = 0.208
  CHECK(verdict.tur == "7.14");
  CHECK_FALSE(Measured().judged("s", reading("4.9 mbar")).uncertainty);  // the budget alone would say too little
}

TEST_CASE("by the pending zone a reading whose uncertainty reaches over the limit is pending", "[core][judgement][doubt]") {
  const auto rules = Measured().by(Rule::pendingZone, "s");
  const auto verdict = rules.judged("s", reading("4.9 mbar"), points("0.60 mbar"));
  CHECK(verdict.verdict == Verdict::pending);
  CHECK(verdict.zone == "pending");
  CHECK(verdict.rule == "pending-zone");
  CHECK(english(verdict.reason) == "4.9 mbar ± 0.61 mbar reaches over 2 to 5 mbar: neither passed nor failed");
  CHECK(rules.judged("s", reading("4.0 mbar"), points("0.60 mbar")).verdict == Verdict::pass);
  CHECK(rules.judged("s", reading("5.7 mbar"), points("0.60 mbar")).verdict == Verdict::fail);
  CHECK(rules.judged("s", reading("4.9 mbar"), points("0.20 mbar")).verdict == Verdict::pass);  // U is small enough to be left out of account
}

TEST_CASE("with a tolerance no wider than twice the uncertainty no decision is possible", "[core][judgement][doubt]") {
  const auto verdict = Measured().by(Rule::guardBand).judged("s", reading("3.5 mbar"), points("1.5 mbar"));
  CHECK(verdict.verdict == Verdict::noDecision);
  CHECK(verdict.zone == "no-decision");
  CHECK(verdict.tur == "0.93");
  CHECK(english(verdict.reason) == "no decision possible: ± 1.6 mbar is as wide as 2 to 5 mbar (TUR 0.93)");
}

TEST_CASE("a change is a band on both sides of none, and each of its readings is uncertain", "[core][judgement][doubt]") {
  const auto rules = Measured().by(Rule::guardBand, "l");
  const auto verdict = rules.judged("l", reading("0.6 mbar"), points("0.20 mbar"));
  CHECK(verdict.uncertainty->text() == "0.29 mbar");  // 2 sqrt(0.1^2 + 0.1^2 + (0.05/sqrt 3)^2) = 0.289
  CHECK(verdict.tur == "3.44");
  CHECK(verdict.verdict == Verdict::pass);
  CHECK(rules.judged("l", reading("0.8 mbar"), points("0.20 mbar")).verdict == Verdict::fail);
  CHECK(rules.judged("l", reading("0.1 mbar"), points("0.75 mbar")).verdict == Verdict::noDecision);
}

TEST_CASE("an uncertainty that nobody knows is no decision where the rules ask for it", "[core][judgement][doubt]") {
  const auto rules = Measured().by(Rule::guardBand);
  const auto verdict = rules.judged("s", reading("3.5 mbar"));
  CHECK(verdict.verdict == Verdict::noDecision);
  CHECK_FALSE(verdict.uncertainty);
  CHECK(rules.judged("s", reading("12 mbar"), points("0.20 mbar")).outsidePoints);
  CHECK(rules.judged("s", reading("12 mbar"), points("0.20 mbar")).verdict == Verdict::noDecision);
}

TEST_CASE("the class of a verified instrument stands in the place of the uncertainty its certificate does not give", "[core][judgement][doubt]") {
  auto rules = Measured().by(Rule::guardBand, "s");
  rules.pack.budgets.push_back({"s", {Text("Class"), quantity("0.16 mbar"), BudgetTerm::Kind::rectangular}, true, source()});
  const auto verdict = rules.judged("s", reading("4.9 mbar"));
  CHECK(verdict.uncertainty->text() == "0.20 mbar");  // 2 sqrt((0.05^2 + 0.16^2)/3) = 0.194
  CHECK(verdict.verdict == Verdict::fail);
  CHECK(rules.judged("s", reading("4.8 mbar")).verdict == Verdict::pass);
  CHECK(rules.judged("s", reading("4.9 mbar"), points("0.02 mbar")).uncertainty->text() == "0.062 mbar");  // the certificate's own, then
}

TEST_CASE("the reading stays as it was shown beside the corrected one, which is judged only where the rules say so", "[core][judgement][doubt]") {
  const auto off = points("0.02 mbar", "0.30 mbar");
  const auto raw = Measured().judged("s", reading("5.2 mbar"), off);
  CHECK(raw.verdict == Verdict::fail);
  REQUIRE(raw.corrected);
  CHECK(std::is_eq(compare(*raw.corrected, quantity("4.9 mbar"))));
  CHECK_FALSE(raw.byCorrected);
  const auto right = Measured().by(Rule::simple, "s", true).judged("s", reading("5.2 mbar"), off);
  CHECK(right.verdict == Verdict::pass);
  CHECK(right.byCorrected);
  const auto outside = Measured().by(Rule::simple, "s", true).judged("s", reading("10.5 mbar"), off);
  CHECK(outside.outsidePoints);
  CHECK_FALSE(outside.byCorrected);
  CHECK(outside.verdict == Verdict::fail);
}

TEST_CASE("after adjustment the error as left is what is taken off", "[core][judgement][doubt]") {
  auto certified = points("0.02 mbar", "0.30 mbar");
  for (auto& point : certified) point.asLeft = quantity("0.10 mbar");
  CHECK(std::is_eq(compare(*Measured().judged("s", reading("5.0 mbar"), certified).corrected, quantity("4.9 mbar"))));
}

TEST_CASE("four zones keep the verdict and tell on which side of doubt it lies", "[core][judgement][doubt]") {
  const auto rules = Measured().by(Rule::fourZones, "s");
  const auto pass = rules.judged("s", reading("4.9 mbar"), points("0.20 mbar")), fail = rules.judged("s", reading("5.1 mbar"), points("0.20 mbar"));
  CHECK((pass.verdict == Verdict::pass && pass.zone == "conditional-pass"));
  CHECK((fail.verdict == Verdict::fail && fail.zone == "conditional-fail"));
  CHECK(rules.judged("s", reading("4.0 mbar"), points("0.20 mbar")).zone.empty());
}

TEST_CASE("an instrument at its end is judged as the limit says, whatever the rule", "[core][judgement][doubt]") {
  auto rules = Measured().by(Rule::guardBand, "s");
  rules.pack.limits.back().min.reset();
  for (auto& limit : rules.pack.limits) {
    if (limit.id == "s.a") limit.max.reset(), limit.fullScaleSatisfies = true, limit.min = Bound{quantity("10 mbar"), true};
  }
  Reading end = reading("10 mbar");
  end.censored = Censored::atLeast;
  CHECK(rules.judged("s", end, points("0.20 mbar")).verdict == Verdict::pass);
}

TEST_CASE("a rule for every step speaks only of those that have a budget", "[core][judgement][doubt]") {
  auto rules = Measured().by(Rule::guardBand);
  std::erase_if(rules.pack.budgets, [](const BudgetRow& row) { return row.step == "s"; });
  CHECK(rules.judged("s", reading("4.99 mbar")).verdict == Verdict::pass);
  CHECK(rules.judged("l", reading("0.1 mbar")).verdict == Verdict::noDecision);
}

// Whatever the rule, more doubt never turns a fail into a pass, and simple acceptance is the plain comparison.
TEST_CASE("with rising uncertainty a guarded pass is lost and never won", "[core][judgement][doubt][property]") {
  std::mt19937 chance(7);
  for (const Rule rule : {Rule::guardBand, Rule::pendingZone, Rule::fourZones}) {
    const auto rules = Measured().by(rule, "s");
    for (int i = 0; i < 60; ++i) {
      const std::string value = std::to_string(chance() % 70) + "." + std::to_string(chance() % 10);
      const auto shown = reading((value.substr(0, value.size()) + " mbar").c_str());
      bool passed = true;
      for (const char* u : {"0.05 mbar", "0.4 mbar", "0.9 mbar", "1.4 mbar"}) {
        const auto verdict = rules.judged("s", shown, {{quantity("0 mbar"), {}, {}, quantity(u)}, {quantity("80 mbar"), {}, {}, quantity(u)}});
        const bool plain = compare(*shown.value, quantity("2 mbar")) >= 0 && compare(*shown.value, quantity("5 mbar")) <= 0;
        if (verdict.verdict == Verdict::pass) CHECK(plain);
        const bool good = verdict.verdict == Verdict::pass;
        CHECK((passed || !good || rule == Rule::fourZones));
        passed = passed && good;
      }
    }
  }
}
