// Findings: what the rules of readiness have found about one unit, and what they may look at while they look.
//
// assess() makes one, hands it to each rule (place_rules, test_rules, part_rules, plan_rules) and sweeps what was found. A part
// is looked at with the eyes of the apparatus it sits in: `host` and `position` say so, and actions that put the part right
// by another one are done on the host. Lives as long as one call of assess.
#pragma once

#include <string>
#include <vector>

#include "core/readiness/timeline.h"

namespace muster::core {

struct Context {
  Lookup& lookup;
  const RuleBook& rules;
  const Calendar& calendar;
  std::vector<std::string>& lookedAt;
  // Asks the lookup and remembers that it was asked, once a unit.
  const UnitState* unit(const std::string& code);
};

// A unit under assessment. `host` is the apparatus it sits in when it is judged as a part of that, else nullptr.
struct Looked {
  const UnitState& unit;
  const UnitState* host = nullptr;
  std::string position;
};

using Findings = std::vector<Condition>;

// The time an action takes where the rules say so (figure "action.<code>", a time); 0: they do not.
int minutesOf(const std::string& action, const RuleBook& rules);
Action action(std::string code, Message text, std::string target, std::string detail, int minutes);
// Fit another part in place of this one; for a part that lies loose: put it away and register its successor.
Action replacePart(const Looked& looked, Context& context);

void findPlace(const UnitState& unit, Context& context, Findings& findings);
void findFaults(const Looked& looked, Context& context, Findings& findings);
void findTests(const UnitState& unit, Context& context, Findings& findings);  // full test, steps, owed, after use
void findConflicts(const Looked& looked, Context& context, Findings& findings);
void findParts(const UnitState& unit, Context& context, Findings& findings);  // all of a fitted part's own findings too
void findPressure(const Looked& looked, Context& context, Findings& findings);
void findTestsSpent(const Looked& looked, Context& context, Findings& findings);
void findPlans(const Looked& looked, Context& context, Findings& findings);
void findQuarantine(const Looked& looked, Context& context, Findings& findings);
void findAllowed(const UnitState& apparatus, const Position& position, const UnitState& part, Context& context, Findings& findings);
void findCare(const UnitState& unit, Context& context, Findings& findings);     // after use, up to the test
void findRelease(const UnitState& unit, Context& context, Findings& findings);  // after the test
void findStock(const UnitState& unit, Context& context, Findings& findings);
void findLot(const Looked& looked, Context& context, Findings& findings);  // a canister and the bulk lot it was filled from
void findCertificate(const UnitState& unit, Context& context, Findings& findings);
// The rules ask for a signed review of its certificates, and the latest has none that is complete.
bool unreviewed(const UnitState& instrument, const RuleBook& rules);
std::vector<Due> duesOf(const UnitState& unit, Context& context);

}  // namespace muster::core
