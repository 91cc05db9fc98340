// What the calendar asks: plans and certificates. Due soon from the warning on, not ready after the last day that does not block.
#include <algorithm>

#include "core/readiness/findings.h"
#include "core/upkeep/plan_standing.h"

namespace muster::core {

namespace {

using Places = std::vector<std::pair<std::string, Text>>;

// A part's plan that is carried out by a test of its apparatus is done on the apparatus.
Action actionOf(const Plan& plan, const Looked& looked, Context& context) {
  const RuleBook& rules = context.rules;
  const Kind* kind = rules.kind(looked.unit.kind);
  bool part = kind != nullptr && kind->role != Kind::Role::apparatus && (looked.host != nullptr || kind->role == Kind::Role::part);
  // What counts from the making or the fitting is a life: at its end another part is fitted.
  if (part && plan.procedure.empty() && (plan.from == "made" || plan.from == "fitted")) return replacePart(looked, context);
  const Procedure* procedure = plan.procedure.empty() ? nullptr : rules.procedure(plan.procedure);
  bool byHost = procedure != nullptr && looked.host != nullptr && procedure->kind == looked.host->kind;
  const UnitState& doer = byHost ? *looked.host : looked.unit;
  Places places{{"plan", plan.title}, {"unit", doer.code}};
  bool full = procedure != nullptr && procedure->full;
  return action(plan.procedure.empty() ? "maintenance"
                : full                 ? "full-test"
                                       : "partial-test",
                msg("do {plan} on {unit}", places), doer.code, plan.procedure.empty() ? plan.id : plan.procedure, plan.minutes);
}

// "full-test-overdue" whatever pack the plan comes from; other plans by their id: "mask-quarterly-overdue".
std::string stemOf(const Plan& plan, const RuleBook& rules) {
  const Procedure* full = rules.fullTest(plan.kind);
  return full != nullptr && plan.procedure == full->id ? "full-test" : plan.id;
}

// The never-tested apparatus has a reason of its own (test_rules); a second one for the plan of the same test says nothing new.
bool saidByTheFullTest(const Plan& plan, const UnitState& unit, const RuleBook& rules) {
  const Kind* kind = rules.kind(unit.kind);
  const Procedure* full = rules.fullTest(unit.kind);
  return kind != nullptr && kind->role == Kind::Role::apparatus && full != nullptr && plan.procedure == full->id;
}

// Without a date such a plan asks for nothing: a life in use begins with the fitting, and some checks count from their first time.
bool silentWithoutDate(const Plan& plan) { return plan.from == "fitted" || !plan.whenNeverDone; }

void findNeverDone(const Plan& plan, const Looked& looked, Context& context, Findings& findings) {
  if (silentWithoutDate(plan) || saidByTheFullTest(plan, looked.unit, context.rules)) return;
  bool blocks = plan.severity == Severity::block || plan.blockAfterDays;
  Condition never{.state = blocks ? SetState::notReady : SetState::dueSoon};
  never.reason = {stemOf(plan, context.rules) + "-never-done",
                  msg("{plan} of {unit}: no date on record", {{"plan", plan.title}, {"unit", looked.unit.code}}),
                  context.rules.toBeConfirmed(plan.id, plan.source)};
  never.next = actionOf(plan, looked, context);
  findings.push_back(never);
}

Message wearText(const PlanStanding& standing, const UnitState& unit) {
  Places places = standing.count.places;
  places.push_back({"plan", standing.plan->title});
  places.push_back({"unit", unit.code});
  const bool reached = standing.reachedAt.has_value();
  if (standing.by == "condition") return msg("{plan} of {unit} is due: {value} was found", places);
  if (standing.by == "hours")
    return reached ? msg("{plan} of {unit} is due: worn {n} of {m} h", places) : msg("{plan} of {unit} comes near: worn {n} of {m} h", places);
  return reached ? msg("{plan} of {unit} is due: {n} of {m} uses", places) : msg("{plan} of {unit} comes near: {n} of {m} uses", places);
}

// By wear or by what was found, whatever day it is.
void findReached(const PlanStanding& standing, const Looked& looked, Context& context, Findings& findings) {
  const Plan& plan = *standing.plan;
  Condition reached{.state = SetState::dueSoon};
  reached.reason = {stemOf(plan, context.rules) + "-due", wearText(standing, looked.unit), context.rules.toBeConfirmed(plan.id, plan.source)};
  reached.next = actionOf(plan, looked, context);
  if (standing.reachedAt) {
    reached.from = *standing.reachedAt;
    if (plan.severity == Severity::block) reached.state = SetState::notReady;
    reached.reason.code = stemOf(plan, context.rules) + "-overdue";
  }
  findings.push_back(reached);
}

void findPlan(const Plan& plan, const Looked& looked, Context& context, Findings& findings) {
  PlanStanding standing = standingOf(plan, looked.unit, looked.host, context.rules, context.calendar);
  if (plan.byCalendar && !standing.lastDone) findNeverDone(plan, looked, context, findings);
  if (standing.reachedAt || standing.soon) findReached(standing, looked, context, findings);
  if (!standing.lastDay) return;

  std::string stem = stemOf(plan, context.rules);
  Reason reason{stem + "-due", {}, context.rules.toBeConfirmed(plan.id, plan.source), standing.declared, standing.lastDay};
  Places places{{"plan", plan.title}, {"unit", looked.unit.code}, {"day", text(*standing.lastDay)}};
  Instant overdue = endOfValidity(*standing.lastDay, context.calendar);
  Instant blocked = standing.blockDay ? endOfValidity(*standing.blockDay, context.calendar) : Instant::distantFuture();

  Condition soon{.from = context.calendar.startOf(standing.warnFrom), .until = overdue, .state = SetState::dueSoon};
  soon.reason = reason;
  soon.reason.text = msg("{plan} of {unit} due by {day}", places);
  soon.next = actionOf(plan, looked, context);
  findings.push_back(soon);

  reason.code = stem + "-overdue";
  reason.text = msg("{plan} of {unit} was due by {day}", places);
  Condition late{.from = overdue, .until = blocked, .state = SetState::dueSoon, .reason = reason, .next = soon.next};
  findings.push_back(late);
  Condition block{.from = blocked, .state = SetState::notReady, .reason = reason, .next = soon.next};
  findings.push_back(block);
}

int certificateWarnDays(const RuleBook& rules) {
  const Figure* warn = rules.figure("certificate.warn");
  if (warn == nullptr || warn->value.dimension() != Dimension::time) return 0;
  return static_cast<int>(convert(warn->value, Unit::hour, 0).coefficient() / 24);
}

// A full test needs a test of the absorber; when none is left another one comes first.
Message noteOf(const Plan& plan, const UnitState& unit, Context& context) {
  const Procedure* procedure = plan.procedure.empty() ? nullptr : context.rules.procedure(plan.procedure);
  if (procedure == nullptr || !procedure->spendsAbsorber) return {};
  for (const auto& [position, code] : unit.parts) {
    const Figure* figure = context.rules.figure(position + ".tests");
    const UnitState* part = figure == nullptr ? nullptr : context.unit(code);
    if (part == nullptr || figure->value.dimension() != Dimension::count) continue;
    if (part->spent || part->testsSpent >= convert(figure->value, Unit::piece, 0).coefficient()) {
      const Kind* kind = context.rules.kind(unit.kind);
      Text title = position;
      for (const Position& one : kind ? kind->positions : std::vector<Position>{}) {
        if (one.id == position) title = one.title;
      }
      return msg("new {position} needed first", {{"position", title}});
    }
  }
  return {};
}

// A certificate is due like any plan; one without an end asks for nothing.
std::optional<Due> certificateDue(const UnitState& unit, Context& context) {
  const Kind* kind = context.rules.kind(unit.kind);
  if (kind == nullptr || kind->role != Kind::Role::calibrator) return std::nullopt;
  Due due{unit.code, "certificate", {"Certificate", "检定或校准证书"}, {}, {}, {}, Severity::block, minutesOf("certificate", context.rules)};
  if (!unit.certificates.empty()) {
    const Certificate& latest = unit.certificates.back();
    const auto end = latest.extendedTo ? latest.extendedTo : latest.validTo;
    if (!end) return std::nullopt;
    due.lastDone = latest.issued, due.lastDay = end, due.declared = latest.declared;
    due.warnFrom = addDays(*end, -certificateWarnDays(context.rules));
    if (latest.extendedTo) due.note = msg("extended by signature from {day}", {{"day", text(latest.validTo.value_or(*end))}});
  }
  if (unit.outOfService) due.note = msg("{calibrator} was found bad and is out of service", {{"calibrator", unit.code}});
  return due;
}

}  // namespace

void findPlans(const Looked& looked, Context& context, Findings& findings) {
  for (const Plan* plan : plansOf(looked.unit, looked.host, context.rules)) findPlan(*plan, looked, context, findings);
}

std::vector<Due> duesOf(const UnitState& unit, Context& context) {
  std::vector<Due> dues;
  auto inside = std::get_if<InUnit>(&unit.place);
  const UnitState* host = inside != nullptr ? context.unit(inside->unit) : nullptr;
  for (const Plan* plan : plansOf(unit, host, context.rules)) {
    PlanStanding standing = standingOf(*plan, unit, host, context.rules, context.calendar);
    if (!standing.due() && (silentWithoutDate(*plan) || !plan->byCalendar)) continue;
    Due due{unit.code, plan->id, plan->title, standing.lastDone, standing.lastDay, standing.warnFrom, plan->severity, plan->minutes};
    if (standing.reachedAt) {
      const Date reached = context.calendar.dateOf(*standing.reachedAt);
      due.lastDay = std::min(due.lastDay.value_or(reached), reached);
      due.warnFrom = *due.lastDay;
    }
    const bool never = plan->byCalendar && !standing.lastDone && !silentWithoutDate(*plan);
    if (!never) due.by = standing.by, due.count = standing.count;
    due.doBy = standing.doBy, due.startBy = standing.startBy, due.chosen = standing.chosen.has_value();
    due.declared = standing.declared;
    due.toBeConfirmed = context.rules.toBeConfirmed(plan->id, plan->source);
    due.note = noteOf(*plan, unit, context);
    dues.push_back(std::move(due));
  }
  if (auto certificate = certificateDue(unit, context)) dues.push_back(std::move(*certificate));
  return dues;
}

bool unreviewed(const UnitState& instrument, const RuleBook& rules) {
  const InstrumentRow* row = rules.instrument(instrument.kind);
  if (row == nullptr || !row->review || instrument.certificates.empty()) return false;
  const auto& review = instrument.certificates.back().review;
  return !review || !review->complete();
}

// Figure "certificate.warn" (a time) says how long before its end a certificate is due soon; without it only its end counts.
void findCertificate(const UnitState& unit, Context& context, Findings& findings) {
  const Kind* kind = context.rules.kind(unit.kind);
  if (kind == nullptr || kind->role != Kind::Role::calibrator) return;
  Places places{{"calibrator", unit.code}};
  Condition condition{.state = SetState::notReady};
  condition.next = action("certificate", msg("get {calibrator} verified and enter its certificate", places), unit.code, {},
                          minutesOf("certificate", context.rules));
  if (unit.outOfService) {
    condition.reason = {"out-of-service", msg("{calibrator} was found bad and is out of service", places)};
    findings.push_back(condition);
    return;
  }
  if (unit.certificates.empty()) {
    condition.reason = {"no-certificate", msg("no certificate on record for {calibrator}", places)};
    findings.push_back(condition);
    return;
  }
  if (unreviewed(unit, context.rules)) {
    Condition open = condition;
    open.reason = {"not-reviewed", msg("the certificate of {calibrator} was not reviewed for use", places)};
    open.next = action("review-certificate", msg("review the certificate of {calibrator} for use", places), unit.code, {}, 0);
    findings.push_back(open);
  }
  const Certificate& latest = unit.certificates.back();
  const auto last = latest.extendedTo ? latest.extendedTo : latest.validTo;
  if (!last) return;
  places.push_back({"day", text(*last)});
  Instant end = endOfValidity(*last, context.calendar);
  Condition expired = condition;
  expired.from = end;
  expired.reason = {"certificate-expired", msg("certificate of {calibrator} ended on {day}", places), false, latest.declared, last};
  findings.push_back(expired);
  const Figure* warn = context.rules.figure("certificate.warn");
  if (warn == nullptr || warn->value.dimension() != Dimension::time) return;
  int days = certificateWarnDays(context.rules);
  condition.state = SetState::dueSoon;
  condition.from = context.calendar.startOf(addDays(*last, -days)), condition.until = end;
  condition.reason = {"certificate-due", msg("certificate of {calibrator} ends on {day}", places),
                      context.rules.toBeConfirmed(warn->id, warn->source), latest.declared, last};
  findings.push_back(condition);
}

}  // namespace muster::core
