#include "core/judgement/doubt.h"

#include <cmath>

#include "core/bench/typed_reading.h"
#include "core/judgement/correction.h"

namespace muster::core {

namespace {

using Points = std::vector<CalibrationPoint>;

// A change is read twice: each reading brings its own error.
std::optional<Quantity> correctedOf(const Step& step, const Reading& reading, const Points& points) {
  if (step.measure != Measure::change) return corrected(points, *reading.value, Found::standing);
  if (!reading.start || !reading.end) return std::nullopt;
  const auto start = corrected(points, *reading.start, Found::standing), end = corrected(points, *reading.end, Found::standing);
  return start && end ? lossBetween(*start, *end) : std::nullopt;
}

// The certificate's U at the reading. Of a change it counts for both of its readings; where only the difference is known, the largest.
// Nothing: the certificate does not say.
std::vector<BudgetTerm> instruments(const Step& step, const Reading& reading, const Points& points) {
  std::vector<BudgetTerm> terms;
  const auto add = [&](const std::optional<Quantity>& u) {
    if (u) terms.push_back({{}, *u, BudgetTerm::Kind::expanded});
  };
  if (points.empty()) return terms;
  if (step.measure != Measure::change) return add(uncertaintyAt(points, *reading.value)), terms;
  if (reading.start && reading.end) {
    add(uncertaintyAt(points, *reading.start)), add(uncertaintyAt(points, *reading.end));
  } else {
    const auto largest = largestUncertainty(points, reading.value->unit);
    add(largest), add(largest);
  }
  if (terms.size() < 2) terms.clear();
  return terms;
}

std::optional<Quantity> uncertaintyOf(const Step& step, const Reading& reading, const RuleBook& rules, const Points& points) {
  auto terms = instruments(step, reading, points);
  bool known = !terms.empty();
  for (const BudgetRow* row : rules.budgetFor(step.id)) {
    if (row->standsForCertificate && !points.empty()) continue;
    known = known || row->standsForCertificate;
    terms.push_back(row->term);
  }
  return known ? expandedUncertainty(terms, std::nullopt, step.unit) : std::nullopt;
}

}  // namespace

Doubt doubtOf(const Step& step, const Reading& reading, const RuleBook& rules, const Standing& standing) {
  Doubt doubt;
  doubt.judged = *reading.value;
  if (reading.censored != Censored::no) return doubt;  // at its end an instrument shows no value that could be put right or be uncertain
  const DecisionRow* row = rules.decisionFor(step.id);
  if (row) doubt.rule = row->rule;
  if (standing.points.empty() && rules.budgetFor(step.id).empty()) return doubt;
  if (speaksOf(standing.points, reading.value->dimension())) {
    const bool tellsBoth = step.measure != Measure::change || (reading.start && reading.end);
    doubt.corrected = correctedOf(step, reading, standing.points);
    doubt.outsidePoints = tellsBoth && !doubt.corrected;
    doubt.byCorrected = row && row->corrected && doubt.corrected;
    if (doubt.byCorrected) doubt.judged = *doubt.corrected;
  }
  doubt.uncertainty = uncertaintyOf(step, reading, rules, standing.points);
  return doubt;
}

}  // namespace muster::core
