#include "core/judgement/decision.h"

#include <algorithm>
#include <cmath>

namespace muster::core {

namespace {

using Rule = DecisionRule;

Quantity moved(const Quantity& bound, const Quantity& by, bool up) {
  const Decimal step = by.unit == bound.unit ? by.value : convert(by, bound.unit, 9);
  Quantity result = bound;
  result.value = up ? bound.value + step : bound.value - step;
  return result;
}

bool above(const Quantity& value, const Bound& bound) {
  const auto order = compare(value, bound.value);
  return order > 0 || (order == 0 && bound.inclusive);
}

bool below(const Quantity& value, const Bound& bound) {
  const auto order = compare(value, bound.value);
  return order < 0 || (order == 0 && bound.inclusive);
}

// Inside the limits drawn in by `band`; a band below zero draws them out.
bool inside(const Quantity& value, const std::optional<Bound>& min, const std::optional<Bound>& max, const Quantity& band) {
  if (min && !above(value, {moved(min->value, band, true), min->inclusive})) return false;
  return !max || below(value, {moved(max->value, band, false), max->inclusive});
}

Quantity negative(Quantity value) {
  value.value = -value.value;
  return value;
}

// (max - min) / 2U in the limit's unit, two decimals down; nullopt: one end only, or no U at all.
std::optional<Decimal> turOf(const std::optional<Bound>& min, const std::optional<Bound>& max, const std::optional<Quantity>& uncertainty) {
  if (!min || !max || !uncertainty || uncertainty->value == Decimal()) return std::nullopt;
  const double width = max->value.si() - min->value.si(), doubt = 2 * uncertainty->si();
  if (!(doubt > 0) || !(width >= 0)) return std::nullopt;
  const double ratio = std::min(width / doubt, 99999.0);
  return Decimal(static_cast<std::int64_t>(std::floor(ratio * 100 + 1e-9)), 2);
}

Zone binary(bool good) { return good ? Zone::pass : Zone::fail; }

Zone byPendingZone(const Quantity& value, const std::optional<Bound>& min, const std::optional<Bound>& max, const Quantity& u,
                   const std::optional<Decimal>& tur) {
  if (tur && *tur >= Decimal(3, 0)) return binary(inside(value, min, max, Quantity{Decimal(), u.unit, {}}));
  if (inside(value, min, max, u)) return Zone::pass;
  // Fail from MPEV + U on: the end itself fails.
  const auto open = [&](const std::optional<Bound>& bound) { return bound ? std::optional(Bound{bound->value, false}) : std::nullopt; };
  return inside(value, open(min), open(max), negative(u)) ? Zone::pending : Zone::fail;
}

// M = 1.04 - exp(0.38 ln TUR - 0.54), of U; none where it would be below zero (TUR above about 4.6).
Quantity managedBand(const Quantity& u, const Decimal& tur) {
  const double factor = std::max(0.0, 1.04 - std::exp(0.38 * std::log(tur.approximate()) - 0.54));
  return {Decimal(std::llround(u.value.approximate() * factor * 1e6), 6), u.unit, {}};
}

}  // namespace

std::string_view name(Zone zone) {
  switch (zone) {
    case Zone::pass: return "pass";
    case Zone::conditionalPass: return "conditional-pass";
    case Zone::pending: return "pending";
    case Zone::conditionalFail: return "conditional-fail";
    case Zone::fail: return "fail";
    case Zone::noDecision: return "no-decision";
  }
  return "no-decision";
}

std::string_view name(Rule rule) {
  switch (rule) {
    case Rule::simple: return "simple";
    case Rule::guardBand: return "guard-band";
    case Rule::fourZones: return "four-zones";
    case Rule::pendingZone: return "pending-zone";
    case Rule::managed: return "managed-guard-band";
  }
  return "simple";
}

Decided decide(Rule rule, const Quantity& value, const std::optional<Bound>& min, const std::optional<Bound>& max,
               const std::optional<Quantity>& uncertainty) {
  Decided decided{Zone::noDecision, rule, std::nullopt};
  const auto other = [&](const Quantity& q) { return q.dimension() != value.dimension(); };
  if ((!min && !max) || (min && other(min->value)) || (max && other(max->value)) || (uncertainty && other(*uncertainty))) return decided;
  decided.tur = turOf(min, max, uncertainty);
  const Unit unit = (min ? min : max)->value.unit;
  const Quantity none{Decimal(), unit, {}};
  if (rule == Rule::simple) {
    decided.zone = binary(inside(value, min, max, none));
    return decided;
  }
  if (!uncertainty || (decided.tur && *decided.tur <= Decimal(1, 0))) return decided;
  const Quantity& u = *uncertainty;
  switch (rule) {
    case Rule::guardBand: decided.zone = binary(inside(value, min, max, u)); break;
    case Rule::pendingZone: decided.zone = byPendingZone(value, min, max, u, decided.tur); break;
    case Rule::managed: decided.zone = binary(inside(value, min, max, decided.tur ? managedBand(u, *decided.tur) : u)); break;
    case Rule::fourZones:
      decided.zone = inside(value, min, max, u)             ? Zone::pass
                     : inside(value, min, max, none)        ? Zone::conditionalPass
                     : inside(value, min, max, negative(u)) ? Zone::conditionalFail
                                                            : Zone::fail;
      break;
    case Rule::simple: break;
  }
  return decided;
}

Decided decideError(Rule rule, const Quantity& error, const Quantity& mpe, const std::optional<Quantity>& uncertainty) {
  return decide(rule, error, Bound{negative(mpe), true}, Bound{mpe, true}, uncertainty);
}

std::optional<Quantity> expandedUncertainty(const std::vector<BudgetTerm>& budget, const std::optional<Quantity>& ofInstrument, Unit unit) {
  if (budget.empty() && !ofInstrument) return std::nullopt;
  double squares = 0;
  const auto add = [&](const Quantity& value, double divisor) {
    const double standard = convert(value, unit, 9).approximate() / divisor;
    squares += standard * standard;
  };
  for (const BudgetTerm& term : budget) {
    if (term.value.dimension() != dimensionOf(unit)) return std::nullopt;
    switch (term.kind) {
      case BudgetTerm::Kind::standard: add(term.value, 1); break;
      case BudgetTerm::Kind::rectangular: add(term.value, std::sqrt(3.0)); break;
      case BudgetTerm::Kind::triangular: add(term.value, std::sqrt(6.0)); break;
      case BudgetTerm::Kind::expanded: add(term.value, 2); break;
    }
  }
  if (ofInstrument) {
    if (ofInstrument->dimension() != dimensionOf(unit)) return std::nullopt;
    add(*ofInstrument, 2);
  }
  const double expanded = 2 * std::sqrt(squares);
  if (!(expanded > 0)) return Quantity{Decimal(), unit, {}};
  const int scale = std::clamp(1 - static_cast<int>(std::floor(std::log10(expanded))), 0, 9);
  const double shift = std::pow(10.0, scale);
  return Quantity{Decimal(static_cast<std::int64_t>(std::ceil(expanded * shift - 1e-9)), scale), unit, {}};
}

}  // namespace muster::core
