// Decision rules against worked examples, and against a plain second calculation.
#include <random>

#include "core/judgement/decision.h"
#include "tests/support/catch.h"
#include "tests/support/rules.h"

using namespace muster::core;
using muster::tests::quantity;
using Rule = DecisionRule;

namespace {

Zone zone(Rule rule, const char* error, const char* mpe, const char* u) {
  return decideError(rule, quantity(error), quantity(mpe), quantity(u)).zone;
}

}  // namespace

// JJF 1094-2002, 5.3.1.6: U95 no more than a third of MPEV is left out of account; else a zone of U on both sides of MPEV is pending.
TEST_CASE("JJF 1094: with U up to a third of MPEV the error alone decides", "[core][judgement][decision]") {
  CHECK(zone(Rule::pendingZone, "1.0 kPa", "1.0 kPa", "0.333 kPa") == Zone::pass);
  CHECK(zone(Rule::pendingZone, "-1.0 kPa", "1.0 kPa", "0.3 kPa") == Zone::pass);
  CHECK(zone(Rule::pendingZone, "1.01 kPa", "1.0 kPa", "0.3 kPa") == Zone::fail);
}

TEST_CASE("JJF 1094: with a larger U pass ends at MPEV - U, fail begins at MPEV + U, between is pending", "[core][judgement][decision]") {
  CHECK(zone(Rule::pendingZone, "0.50 kPa", "1.0 kPa", "0.5 kPa") == Zone::pass);
  CHECK(zone(Rule::pendingZone, "0.51 kPa", "1.0 kPa", "0.5 kPa") == Zone::pending);
  CHECK(zone(Rule::pendingZone, "-1.49 kPa", "1.0 kPa", "0.5 kPa") == Zone::pending);
  CHECK(zone(Rule::pendingZone, "1.5 kPa", "1.0 kPa", "0.5 kPa") == Zone::fail);
  CHECK(zone(Rule::pendingZone, "-1.6 kPa", "1.0 kPa", "0.5 kPa") == Zone::fail);
}

TEST_CASE("ILAC-G8: with a guard band of U only |e| up to MPE - U passes", "[core][judgement][decision]") {
  CHECK(zone(Rule::guardBand, "0.7 mbar", "1 mbar", "0.3 mbar") == Zone::pass);
  CHECK(zone(Rule::guardBand, "0.71 mbar", "1 mbar", "0.3 mbar") == Zone::fail);
  CHECK(zone(Rule::guardBand, "-0.70 mbar", "100 Pa", "30 Pa") == Zone::pass);
}

TEST_CASE("ILAC-G8: four zones tell the doubtful sides of the limit apart", "[core][judgement][decision]") {
  CHECK(zone(Rule::fourZones, "0.7 mbar", "1 mbar", "0.3 mbar") == Zone::pass);
  CHECK(zone(Rule::fourZones, "0.9 mbar", "1 mbar", "0.3 mbar") == Zone::conditionalPass);
  CHECK(zone(Rule::fourZones, "1.2 mbar", "1 mbar", "0.3 mbar") == Zone::conditionalFail);
  CHECK(zone(Rule::fourZones, "1.31 mbar", "1 mbar", "0.3 mbar") == Zone::fail);
}

TEST_CASE("with a tolerance no wider than twice U nothing can be decided, and the ratio is told", "[core][judgement][decision]") {
  for (const Rule rule : {Rule::guardBand, Rule::fourZones, Rule::pendingZone, Rule::managed}) {
    const auto decided = decideError(rule, quantity("0.1 mbar"), quantity("1 mbar"), quantity("1 mbar"));
    CHECK(decided.zone == Zone::noDecision);
    REQUIRE(decided.tur);
    CHECK(decided.tur->text() == "1.00");
  }
  CHECK(decideError(Rule::simple, quantity("0.1 mbar"), quantity("1 mbar"), quantity("1 mbar")).zone == Zone::pass);
}

TEST_CASE("without an uncertainty only simple acceptance decides", "[core][judgement][decision]") {
  CHECK(decideError(Rule::guardBand, quantity("0.1 mbar"), quantity("1 mbar"), std::nullopt).zone == Zone::noDecision);
  CHECK(decideError(Rule::simple, quantity("0.1 mbar"), quantity("1 mbar"), std::nullopt).zone == Zone::pass);
}

TEST_CASE("a limit that its own bound does not pass keeps that with every rule", "[core][judgement][decision]") {
  const std::optional<Bound> below = Bound{quantity("1 mbar"), false};
  CHECK(decide(Rule::simple, quantity("1 mbar"), std::nullopt, below, std::nullopt).zone == Zone::fail);
  CHECK(decide(Rule::guardBand, quantity("0.8 mbar"), std::nullopt, below, quantity("0.2 mbar")).zone == Zone::fail);
  CHECK(decide(Rule::guardBand, quantity("0.79 mbar"), std::nullopt, below, quantity("0.2 mbar")).zone == Zone::pass);
}

TEST_CASE("a quantity of another kind decides nothing", "[core][judgement][decision]") {
  CHECK(decideError(Rule::simple, quantity("0.1 L/min"), quantity("1 mbar"), std::nullopt).zone == Zone::noDecision);
  CHECK(decideError(Rule::guardBand, quantity("0.1 mbar"), quantity("1 mbar"), quantity("0.1 L/min")).zone == Zone::noDecision);
}

TEST_CASE("a managed guard band is none above a ratio of about 4.6 and narrower than U below", "[core][judgement][decision]") {
  CHECK(zone(Rule::managed, "1 mbar", "1 mbar", "0.2 mbar") == Zone::pass);  // TUR 5
  CHECK(zone(Rule::managed, "1 mbar", "1 mbar", "0.5 mbar") == Zone::fail);  // TUR 2: some 0.14 mbar are taken off
  CHECK(zone(Rule::managed, "0.85 mbar", "1 mbar", "0.5 mbar") == Zone::pass);
}

TEST_CASE("every rule agrees with a plain calculation on random errors", "[core][judgement][decision]") {
  std::mt19937 dice(7);
  for (int i = 0; i < 3000; ++i) {
    const int e = static_cast<int>(dice() % 401) - 200, mpe = 1 + static_cast<int>(dice() % 100), u = 1 + static_cast<int>(dice() % 100);
    const auto hundredths = [](int n) { return Quantity{Decimal(n, 2), Unit::millibar, {}}; };
    const auto zoneOf = [&](Rule rule) { return decideError(rule, hundredths(e), hundredths(mpe), hundredths(u)).zone; };
    const int size = std::abs(e);
    INFO(e << " of " << mpe << ", U " << u);
    CHECK(zoneOf(Rule::simple) == (size <= mpe ? Zone::pass : Zone::fail));
    if (mpe <= u) continue;
    CHECK(zoneOf(Rule::guardBand) == (size <= mpe - u ? Zone::pass : Zone::fail));
    const Zone pending = 3 * u <= mpe      ? (size <= mpe ? Zone::pass : Zone::fail)
                         : size <= mpe - u ? Zone::pass
                         : size >= mpe + u ? Zone::fail
                                           : Zone::pending;
    CHECK(zoneOf(Rule::pendingZone) == pending);
  }
}

// GUM (JCGM 100:2008), F.2.2.1: a half-width a with equal chance everywhere has the standard uncertainty a / sqrt(3).
TEST_CASE("an uncertainty budget adds the squares and is rounded up to two digits", "[core][judgement][decision]") {
  const std::vector<BudgetTerm> budget{{"resolution", quantity("0.05 mbar"), BudgetTerm::Kind::rectangular},
                                       {"reading by eye", quantity("0.10 mbar"), BudgetTerm::Kind::triangular}};
  const auto alone = expandedUncertainty(budget, std::nullopt, Unit::millibar);
  REQUIRE(alone);
  CHECK(alone->text() == "0.10 mbar");  // 2 sqrt(0.000833 + 0.001667) = 0.1000
  const auto both = expandedUncertainty(budget, quantity("12 Pa"), Unit::millibar);
  REQUIRE(both);
  CHECK(both->text() == "0.16 mbar");  // 2 sqrt(0.0025 + 0.0036) = 0.1562
  CHECK_FALSE(expandedUncertainty({}, std::nullopt, Unit::millibar));
}
