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
std::optional<Quantity> instruments(const Step& step, const Reading& reading, const Points& points) {
  if (step.measure != Measure::change) return uncertaintyAt(points, *reading.value);
  std::vector<BudgetTerm> both;
  const auto add = [&](const std::optional<Quantity>& u) {
    if (u) both.push_back({{}, *u, BudgetTerm::Kind::expanded});
  };
  if (reading.start && reading.end) {
    add(uncertaintyAt(points, *reading.start)), add(uncertaintyAt(points, *reading.end));
  } else {
    const auto largest = largestUncertainty(points, reading.value->unit);
    add(largest), add(largest);
  }
  return both.size() == 2 ? expandedUncertainty(both, std::nullopt, reading.value->unit) : std::nullopt;
}

std::optional<Quantity> uncertaintyOf(const Step& step, const Reading& reading, const RuleBook& rules, const Points& points) {
  const auto certificate = points.empty() ? std::nullopt : instruments(step, reading, points);
  std::vector<BudgetTerm> terms;
  bool stands = false;
  for (const BudgetRow* row : rules.budgetFor(step.id)) {
    if (row->standsForCertificate && (certificate || !points.empty())) continue;
    stands = stands || row->standsForCertificate;
    terms.push_back(row->term);
  }
  if (!certificate && !stands) return std::nullopt;
  return expandedUncertainty(terms, certificate, step.unit);
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
