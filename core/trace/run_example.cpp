#include "core/trace/run_example.h"

#include "core/bench/typed_reading.h"
#include "core/judgement/decision.h"
#include "core/judgement/judge.h"
#include "core/readiness/gas_content.h"
#include "core/trace/recall.h"

namespace muster::core {

namespace {

std::string_view name(Verdict verdict) {
  switch (verdict) {
    case Verdict::pass: return "pass";
    case Verdict::fail: return "fail";
    case Verdict::pending: return "pending";
    case Verdict::noDecision: return "no-decision";
  }
  return "no-decision";
}

class Running {
 public:
  Running(const Example& example, const RuleBook& rules) : example_(example), rules_(rules) {}

  std::string run() {
    if (example_.kind == "error") return error();
    if (example_.kind == "uncertainty") return uncertainty();
    if (example_.kind == "gas-content") return gas();
    if (example_.kind == "last-valid-day") return day();
    if (example_.kind == "recall") return recall();
    if (example_.kind == "step") return step();
    return "unknown kind";
  }

 private:
  std::string given(const char* key) const {
    const auto found = example_.given.find(key);
    return found == example_.given.end() ? std::string() : found->second;
  }
  std::optional<Quantity> quantity(const char* key) const {
    auto parsed = Quantity::parse(given(key));
    return parsed ? std::optional(parsed.value()) : std::nullopt;
  }

  std::string error() {
    using Rule = DecisionRule;
    const auto value = quantity("value"), mpe = quantity("mpe");
    if (!value || !mpe) return "not a quantity";
    for (const Rule rule : {Rule::simple, Rule::guardBand, Rule::fourZones, Rule::pendingZone, Rule::managed}) {
      if (muster::core::name(rule) == given("rule"))
        return std::string(muster::core::name(decideError(rule, *value, *mpe, quantity("uncertainty")).zone));
    }
    return "unknown rule";
  }
  std::string uncertainty() {
    const auto value = quantity("value");
    if (!value) return "not a quantity";
    const auto expanded = expandedUncertainty({{{}, *value, BudgetTerm::Kind::rectangular}}, std::nullopt, value->unit);
    return expanded ? expanded->text() : "none";
  }
  std::string gas() {
    const auto value = quantity("value");
    const auto content = value ? contentAt(*value, quantity("at"), quantity("to")) : std::nullopt;
    return content ? content->text() : "none";
  }
  std::string day() {
    const auto from = parseDate(given("value"));
    const auto every = Interval::parse(given("every"));
    return from && every ? text(lastValidDay(from.value(), every.value())) : "not a day";
  }
  std::string recall() {
    const auto criteria = parseCriteria(example_.given);
    if (!criteria) return "no criteria";
    UnitState unit;
    unit.code = "EXAMPLE", unit.serial = given("value");
    return std::string(muster::core::name(matchOf(unit, criteria.value()).meant));
  }
  std::string step() {
    const auto* known = rules_.step(given("step"));
    if (!known) return "no adopted rule has this step";
    const auto reading = readTyped(*known, given("value"));
    return reading ? std::string(name(judgeStep(*known, reading.value(), rules_, {Standing::Kind::valid, {}}).verdict)) : "not a reading";
  }

  const Example& example_;
  const RuleBook& rules_;
};

bool same(const std::string& got, const std::string& expected) {
  if (got == expected) return true;
  const auto a = Quantity::parse(got), b = Quantity::parse(expected);
  return a && b && a->dimension() == b->dimension() && compare(a.value(), b.value()) == 0;
}

}  // namespace

ExampleResult runExample(const Example& example, const RuleBook& rules) {
  ExampleResult result;
  result.got = Running(example, rules).run();
  result.good = same(result.got, example.expect);
  return result;
}

}  // namespace muster::core
