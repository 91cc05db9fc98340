#include "core/upkeep/plan_standing.h"

#include <algorithm>

#include "core/upkeep/triggers.h"

namespace muster::core {

namespace {

// The latest of several days that may have started the present period.
void startOn(PlanStanding& standing, Date date, bool declared) {
  if (standing.lastDone && *standing.lastDone >= date) return;
  standing.lastDone = date;
  standing.declared = declared;
}

void startByRun(PlanStanding& standing, const UnitState& unit, const Calendar& calendar) {
  const auto run = unit.runs.find(standing.plan->procedure);
  if (run == unit.runs.end()) return;
  if (const auto& passed = run->second.passedAt) startOn(standing, calendar.dateOf(*passed), run->second.declared);
}

// The part was proved on the day of the oldest of its steps; one that is missing or not passed, and nothing is proved.
void startByProof(PlanStanding& standing, const UnitState& part, const RuleBook& rules, const Calendar& calendar) {
  const Procedure* procedure = rules.procedure(standing.plan->procedure);
  if (procedure == nullptr) return;
  std::optional<Instant> oldest;
  bool declared = false;
  for (const Step& step : procedure->steps) {
    if (step.part != standing.plan->position) continue;
    auto record = part.steps.find(step.id);
    if (record == part.steps.end() || record->second.verdict != Verdict::pass) return;
    oldest = std::min(oldest.value_or(record->second.at), record->second.at);
    declared = declared || record->second.declared;
  }
  if (oldest) startOn(standing, calendar.dateOf(*oldest), declared);
}

// A life counts from the making, unless the first fitting is on record: then nothing can be mixed up.
void startLife(PlanStanding& standing, const UnitState& part, const Calendar& calendar) {
  const auto told = part.fields.find("first-fitted");
  const auto fitted = told == part.fields.end() ? Outcome<Date>(Problem{}) : parseDate(told->second);
  if (fitted) {
    startOn(standing, fitted.value(), false);
  } else if (part.firstFittedAt && (!part.made || calendar.dateOf(*part.firstFittedAt) >= *part.made)) {
    startOn(standing, calendar.dateOf(*part.firstFittedAt), false);
  } else if (part.made) {
    startOn(standing, *part.made, false);
  }
}

void startByRule(PlanStanding& standing, const UnitState& unit, const Calendar& calendar) {
  const std::string& from = standing.plan->from;
  if (from == "made" && unit.made) startOn(standing, *unit.made, false);
  if (from == "life") startLife(standing, unit, calendar);
  if (from == "fitted" && std::holds_alternative<InUnit>(unit.place)) {
    // What the books say goes before the day on which the ledger was told of it.
    const Date placed = calendar.dateOf(unit.placedAt);
    const auto told = unit.done.find(standing.plan->id);
    if (told == unit.done.end() || !told->second.declared || told->second.on > placed) startOn(standing, placed, false);
  }
  if (!from.starts_with("field:")) return;
  auto field = unit.fields.find(from.substr(6));
  if (field == unit.fields.end()) return;
  if (auto date = parseDate(field->second)) startOn(standing, *date, false);
}

}  // namespace

namespace {

// The first time on record: periods from due to due begin there, or where the plan's own rule begins.
Date anchorOf(const PlanStanding& standing, const UnitState& unit, const Calendar& calendar) {
  Date anchor = *standing.lastDone;
  const auto earlier = [&](const std::optional<Date>& day) {
    if (day && *day < anchor) anchor = *day;
  };
  if (const auto done = unit.done.find(standing.plan->id); done != unit.done.end()) earlier(done->second.first);
  if (const auto run = unit.runs.find(standing.plan->procedure); run != unit.runs.end() && run->second.firstPassedAt)
    earlier(calendar.dateOf(*run->second.firstPassedAt));
  PlanStanding byRule{.plan = standing.plan};
  startByRule(byRule, unit, calendar);
  earlier(byRule.lastDone);
  return anchor;
}

void judgeCalendar(PlanStanding& standing, const UnitState& unit, const Calendar& calendar) {
  const Plan& plan = *standing.plan;
  const Date intervalDay = plan.fromDue ? nextFromDue(anchorOf(standing, unit, calendar), plan.interval, *standing.lastDone, plan.toleranceDays)
                                        : lastValidDay(*standing.lastDone, plan.interval);
  standing.lastDay = intervalDay;
  if (plan.blockAfterDays) {
    standing.blockDay = addDays(*standing.lastDone, *plan.blockAfterDays);
    standing.lastDay = std::min(intervalDay, *standing.blockDay);
  } else if (plan.severity == Severity::block) {
    standing.blockDay = addDays(intervalDay, plan.toleranceDays);
  }
}

// The working days it is to be begun and done on. They help to plan; the last valid day is the rule's.
void planDays(PlanStanding& standing, const UnitState& unit, const WorkCalendar& work) {
  const Plan& plan = *standing.plan;
  standing.warnFrom = addDays(*standing.lastDay, -std::max(plan.warnDays, plan.leadDays));
  standing.doBy = work.onOrBefore(*standing.lastDay);
  const auto chosen = unit.chosen.find(plan.id);
  if (chosen != unit.chosen.end() && chosen->second.due == *standing.lastDay) standing.chosen = standing.doBy = chosen->second.on;
  if (plan.leadDays > 0) standing.startBy = work.onOrBefore(addDays(*standing.doBy, -plan.leadDays));
}

}  // namespace

Date nextFromDue(Date anchor, const Interval& interval, Date done, int tolerance) {
  Interval periods = interval;
  for (int n = 1;; ++n) {
    periods.count = interval.count * n;  // from the anchor each time: the 31st stays the 31st past February
    const Date due = lastValidDay(anchor, periods);
    if (addDays(due, -tolerance) > done || interval.count == 0) return due;
  }
}

PlanStanding standingOf(const Plan& plan, const UnitState& unit, const UnitState* host, const RuleBook& rules, const Calendar& calendar) {
  PlanStanding standing;
  standing.plan = &plan;
  startByRule(standing, unit, calendar);
  if (!plan.procedure.empty()) {
    startByRun(standing, unit, calendar);
    if (!plan.position.empty()) startByProof(standing, unit, rules, calendar);
    // A part's own plan may name a test of the apparatus as a whole.
    if (plan.position.empty() && host != nullptr) startByRun(standing, *host, calendar);
  }
  if (auto done = unit.done.find(plan.id); done != unit.done.end()) startOn(standing, done->second.on, done->second.declared);
  const CountedFrom from = countedFrom(plan, unit, host);
  judgeWear(standing, unit, from);
  judgeCondition(standing, unit, from);
  if (plan.byCalendar && standing.lastDone) judgeCalendar(standing, unit, calendar);
  if (const auto day = dayAfterEvent(standing, unit, from, calendar); day && (!standing.lastDay || *day < *standing.lastDay)) {
    standing.lastDay = day;
    if (!standing.reachedAt && !standing.soon) standing.by = "event";
    if (plan.severity == Severity::block) standing.blockDay = addDays(*day, plan.toleranceDays);
  }
  if (standing.lastDay) planDays(standing, unit, rules.workCalendar());
  return standing;
}

// A plan for some of a kind only: factory-packed absorbers, steel cylinders.
bool concerns(const Plan& plan, const UnitState& unit) {
  if (plan.onlyField.empty()) return true;
  const auto field = unit.fields.find(plan.onlyField);
  const std::string said = field == unit.fields.end() ? std::string() : field->second;
  return std::find(plan.onlyValues.begin(), plan.onlyValues.end(), said) != plan.onlyValues.end();
}

std::vector<const Plan*> plansOf(const UnitState& unit, const UnitState* host, const RuleBook& rules) {
  std::vector<const Plan*> plans;
  const Kind* itsOwn = rules.kind(unit.kind);
  for (const Plan* plan : rules.plansFor(unit.kind)) {
    bool ofAPart = itsOwn != nullptr && std::any_of(itsOwn->positions.begin(), itsOwn->positions.end(),
                                                    [&](const Position& position) { return position.id == plan->position; });
    if (!ofAPart && concerns(*plan, unit)) plans.push_back(plan);
  }
  for (const Kind& apparatus : rules.kinds()) {
    if (host != nullptr && host->kind != apparatus.id) continue;
    for (const Position& position : apparatus.positions) {
      if (position.kind != unit.kind) continue;
      for (const Plan* plan : rules.plansFor(apparatus.id)) {
        bool known = std::find(plans.begin(), plans.end(), plan) != plans.end();
        if (plan->position == position.id && !known && concerns(*plan, unit)) plans.push_back(plan);
      }
    }
  }
  return plans;
}

std::string familyOf(std::string_view kind, const RuleBook& rules) {
  for (const Kind& apparatus : rules.kinds()) {
    for (const Position& position : apparatus.positions) {
      if (position.kind == kind) return position.id;
    }
  }
  return std::string(kind);
}

}  // namespace muster::core
