// The order of the calls is the order of work, and so the order of reasons that are equally bad.
#include "core/readiness/assess.h"

#include <algorithm>

#include "core/readiness/cylinder_figures.h"
#include "core/readiness/findings.h"

namespace muster::core {

const UnitState* Context::unit(const std::string& code) {
  if (std::find(lookedAt.begin(), lookedAt.end(), code) == lookedAt.end()) lookedAt.push_back(code);
  return lookup.unit(code);
}

int minutesOf(const std::string& action, const RuleBook& rules) {
  const Figure* figure = rules.figure("action." + action);
  if (figure == nullptr || figure->value.dimension() != Dimension::time) return 0;
  return static_cast<int>(convert(figure->value, Unit::minute, 0).coefficient());
}

Action action(std::string code, Message text, std::string target, std::string detail, int minutes) {
  return {std::move(code), std::move(text), std::move(target), std::move(detail), minutes};
}

Assessment assess(const UnitState& unit, Lookup& lookup, const RuleBook& rules, const Calendar& calendar) {
  Assessment assessment;
  Context context{lookup, rules, calendar, assessment.lookedAt};
  Findings findings;
  findPlace(unit, context, findings);
  if (!unit.retiredAt) {
    Looked itself{unit, nullptr, {}};
    findQuarantine(itself, context, findings);
    findFaults(itself, context, findings);
    findCare(unit, context, findings);  // before its parts: the used absorber goes when its turn comes
    const bool holdsGas = cylinderFigures(unit.kind, rules).minimum != nullptr;
    if (holdsGas) findPlans(itself, context, findings);  // what is overdue may not be filled: that comes first
    findPressure(itself, context, findings);
    findTestsSpent(itself, context, findings);
    findParts(unit, context, findings);
    findCertificate(unit, context, findings);
    findConflicts(itself, context, findings);
    findLot(itself, context, findings);
    findStock(unit, context, findings);
    findTests(unit, context, findings);
    findRelease(unit, context, findings);
    if (!holdsGas) findPlans(itself, context, findings);
    assessment.dues = duesOf(unit, context);
  }
  assessment.timeline = sweep(findings);
  return assessment;
}

}  // namespace muster::core
