// Tests: a set is fit when its full test was passed once, every step's latest outcome is a pass, and nothing is owed.
//
// Which calibrator judged is settled on the day of the test: one that expires later takes nothing back. It is looked up only
// where a step has no decision, to say whether its certificate or a repeated test is the way out.
#include <algorithm>
#include <map>
#include <set>

#include "core/equipment/care_marks.h"
#include "core/judgement/decision.h"
#include "core/judgement/limit_words.h"
#include "core/readiness/findings.h"
#include "core/upkeep/work_needed.h"

namespace muster::core {

namespace {

using Places = std::vector<std::pair<std::string, Text>>;

// The share of a procedure's time that some of its steps take.
int minutesOfSteps(const Procedure& procedure, std::size_t count) {
  const std::size_t all = std::max<std::size_t>(procedure.steps.size(), 1);
  return static_cast<int>((static_cast<std::size_t>(procedure.minutes) * count + all - 1) / all);
}

std::string joined(const std::vector<std::string>& ids) {
  std::string text;
  for (const auto& id : ids) text += (text.empty() ? "" : ",") + id;
  return text;
}

Text titlesOf(const std::vector<std::string>& ids, const RuleBook& rules) {
  Text titles;
  for (const auto& id : ids) {
    const Step* step = rules.step(id);
    const Text title = step != nullptr ? step->title : Text(id);
    titles.en += (titles.en.empty() ? "" : ", ") + title.en;
    titles.zh += (titles.zh.empty() ? "" : "、") + (title.zh.empty() ? title.en : title.zh);
  }
  return titles;
}

Action fullTestOf(const UnitState& unit, const Procedure& full) {
  return action("full-test", msg("test {unit} fully", {{"unit", unit.code}}), unit.code, full.id, full.minutes);
}

// The procedure of the unit's kind that has the step; nullptr: a step of rules that are no longer adopted.
const Procedure* procedureWith(const UnitState& unit, const std::string& step, const RuleBook& rules) {
  for (const Procedure* procedure : rules.proceduresFor(unit.kind)) {
    if (procedure->find(step) != nullptr) return procedure;
  }
  return nullptr;
}

// A step that proves a part which may be absent, and is, asks for nothing: the mask comes with its wearer, proved elsewhere.
bool applies(const UnitState& unit, const std::string& step, const RuleBook& rules) {
  const Step* known = rules.step(step);
  const Kind* kind = rules.kind(unit.kind);
  if (known == nullptr || kind == nullptr || known->part.empty() || unit.parts.contains(known->part)) return true;
  return std::none_of(kind->positions.begin(), kind->positions.end(),
                      [&](const Position& position) { return position.id == known->part && !position.required; });
}

// The bench had no valid certificate on the day of the test and has none that covers that day since.
bool lacksCertificate(const StepRecord& record, Context& context) {
  if (record.calibrator.empty()) return false;
  const UnitState* bench = context.unit(record.calibrator);
  if (bench == nullptr) return false;
  if (bench->outOfService || bench->certificates.empty()) return true;
  const auto& validTo = bench->certificates.back().validTo;
  return validTo && *validTo < context.calendar.dateOf(record.at);
}

// The rules ask for a signed review, and the latest certificate has none that is complete.
bool lacksReview(const StepRecord& record, Context& context) {
  const UnitState* bench = record.calibrator.empty() ? nullptr : context.unit(record.calibrator);
  return bench != nullptr && !bench->outOfService && unreviewed(*bench, context.rules);
}

// Its latest certificate gives no points, so nobody knows how uncertain it is.
bool lacksUncertainty(const StepRecord& record, Context& context) {
  const UnitState* bench = record.calibrator.empty() ? nullptr : context.unit(record.calibrator);
  return bench != nullptr && (bench->certificates.empty() || bench->certificates.back().points.empty());
}

// With what must come before them in the same run, in the order of the sheet: alone they would have no decision.
std::vector<std::string> inOneRun(std::vector<std::string> steps, const Procedure& procedure) {
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const Step* step = procedure.find(steps[i]);
    if (step == nullptr || step->after.empty() || std::find(steps.begin(), steps.end(), step->after) != steps.end()) continue;
    steps.push_back(step->after);
  }
  const auto turn = [&](const std::string& id) {
    return std::find_if(procedure.steps.begin(), procedure.steps.end(), [&](const Step& step) { return step.id == id; });
  };
  std::sort(steps.begin(), steps.end(), [&](const std::string& a, const std::string& b) { return turn(a) < turn(b); });
  return steps;
}

Action actionFor(const UnitState& unit, const std::string& step, const StepRecord& record, const Procedure& procedure, Context& context) {
  const Places places{{"step", procedure.find(step)->title}, {"unit", unit.code}, {"calibrator", record.calibrator}};
  if (record.zone == name(Zone::noDecision) && record.uncertainty.empty() && lacksUncertainty(record, context)) {
    return action("certificate", msg("accept a calibration of {calibrator} with points and uncertainty, or test on another bench", places),
                  record.calibrator, {}, 0);
  }
  if (record.zone == name(Zone::noDecision) || record.zone == name(Zone::pending)) {
    return action("retest", msg("repeat {step} on {unit} with an instrument of smaller uncertainty, or by another decision rule", places), unit.code,
                  step, minutesOfSteps(procedure, 1));
  }
  if (record.verdict == Verdict::pending) {
    std::vector<std::string> open;
    for (const Limit* limit : context.rules.limitsFor(step)) {
      if (!context.rules.confirmed(limit->id)) open.push_back(limit->id);
    }
    if (open.size() > 1) return action("confirm-limit", msg("confirm the limit of {step}", places), unit.code, joined(open), 0);
  }
  if (record.verdict == Verdict::noDecision && lacksReview(record, context)) {
    return action("review-certificate", msg("review the certificate of {calibrator} for use", places), record.calibrator, {}, 0);
  }
  if (record.verdict == Verdict::noDecision && lacksCertificate(record, context)) {
    return action("certificate", msg("get a valid certificate for {calibrator}, or test on another bench", places), record.calibrator, {}, 0);
  }
  const auto steps = inOneRun({step}, procedure);
  return action("retest", msg("repeat {step} on {unit}", places), unit.code, joined(steps), minutesOfSteps(procedure, steps.size()));
}

Reason reasonFor(const std::string& step, const StepRecord& record, const Procedure& procedure, const RuleBook& rules) {
  const Text limits = said(rules.limitsFor(step), " / ", " / ");
  const Places places{{"step", procedure.find(step)->title}, {"value", record.value}, {"limits", limits}, {"uncertainty", record.uncertainty}};
  Reason reason;
  reason.toBeConfirmed = record.toBeConfirmed || record.verdict == Verdict::pending;
  reason.declared = record.declared;
  if (record.zone == name(Zone::pending)) {
    reason.code = "within-uncertainty", reason.text = msg("{step}: {value} ± {uncertainty} reaches over {limits}", places);
    reason.toBeConfirmed = record.toBeConfirmed;
  } else if (record.verdict == Verdict::noDecision) {
    reason.code = "no-decision", reason.text = msg("{step}: no decision", places);
  } else if (record.verdict == Verdict::pending) {
    reason.code = "limit-pending", reason.text = msg("{step}: {value} is judged differently by {limits}", places);
  } else {
    reason.code = "step-failed";
    reason.text = record.value.empty() || limits.en.empty() ? msg("{step} failed", places) : msg("{step} failed: {value}, must be {limits}", places);
  }
  return reason;
}

void findSteps(const UnitState& unit, Context& context, Findings& findings, std::set<std::string>& bad) {
  for (const auto& [id, record] : unit.steps) {
    if (record.verdict == Verdict::pass) continue;
    const Procedure* procedure = procedureWith(unit, id, context.rules);
    if (procedure == nullptr || !applies(unit, id, context.rules)) continue;
    bad.insert(procedure->id);
    Condition condition{.state = SetState::notReady};
    condition.reason = reasonFor(id, record, *procedure, context.rules);
    condition.reason.order = orderAbout(unit, id);
    condition.next = actionFor(unit, id, record, *procedure, context);
    findings.push_back(condition);
    if (record.verdict != Verdict::noDecision || record.reason.empty()) continue;
    // Why nothing was decided is the verdict's own sentence, kept whole so that every language can say it.
    condition.reason.code = "no-decision-because", condition.reason.text = record.reason;
    findings.push_back(condition);
  }
}

void findOwed(const UnitState& unit, const Procedure* full, Context& context, Findings& findings) {
  std::map<const Procedure*, std::vector<std::string>> owed;
  bool all = false;
  for (const auto& [id, why] : unit.owed) {
    const Procedure* procedure = procedureWith(unit, id, context.rules);
    if (procedure == nullptr) {
      all = true;  // "*", or a step of rules that have gone: the full test answers for it
    } else if (applies(unit, id, context.rules)) {
      owed[procedure].push_back(id);
    }
  }
  // Every step of the full test, owed one by one, is the full test.
  if (full != nullptr && owed.contains(full)) {
    const auto asked = std::count_if(full->steps.begin(), full->steps.end(), [&](const Step& step) { return applies(unit, step.id, context.rules); });
    if (asked > 1 && static_cast<std::size_t>(asked) == owed[full].size()) all = true;
  }
  if (all && full != nullptr) {
    owed.erase(full);
    Condition condition{.state = SetState::notReady};
    condition.reason = {"full-test-owed", msg("full test owed")};
    condition.next = fullTestOf(unit, *full);
    findings.push_back(condition);
  }
  // In the order of the rules, not of addresses: same states, same bytes.
  for (const Procedure* procedure : context.rules.proceduresFor(unit.kind)) {
    auto& steps = owed[procedure];
    if (steps.empty()) continue;
    steps = inOneRun(std::move(steps), *procedure);
    Text titles = titlesOf(steps, context.rules);
    Condition condition{.state = SetState::notReady};
    condition.reason = {"steps-owed", msg("owed after a change: {steps}", {{"steps", titles}})};
    condition.next = action("partial-test", msg("test {unit}, only: {steps}", {{"unit", unit.code}, {"steps", titles}}), unit.code, joined(steps),
                            minutesOfSteps(*procedure, steps.size()));
    findings.push_back(condition);
  }
}

void findRuns(const UnitState& unit, const std::set<std::string>& bad, Context& context, Findings& findings) {
  for (const Procedure* procedure : context.rules.proceduresFor(unit.kind)) {
    auto found = unit.runs.find(procedure->id);
    if (found == unit.runs.end() || !found->second.lastAt || found->second.lastVerdict == Verdict::pass) continue;
    if (bad.contains(procedure->id)) continue;  // its steps say why
    auto asked = [&](const Step& step) { return applies(unit, step.id, context.rules); };
    if (std::none_of(procedure->steps.begin(), procedure->steps.end(), asked)) continue;
    if (found->second.passedAt && *found->second.passedAt >= *found->second.lastAt) continue;
    Condition condition{.state = SetState::notReady};
    condition.reason = {"test-not-passed", msg("last {procedure} was not passed", {{"procedure", procedure->title}})};
    condition.next = action("retest", msg("repeat {procedure} on {unit}", {{"procedure", procedure->title}, {"unit", unit.code}}), unit.code,
                            procedure->id, procedure->minutes);
    findings.push_back(condition);
  }
}

bool nothingKnown(const UnitState& unit) {
  return unit.runs.empty() && unit.steps.empty() && unit.owed.empty() && unit.done.empty() && unit.faults.empty() && !unit.afterUse &&
         !unit.declaredOnce;
}

void findNeverTested(const UnitState& unit, const Procedure& full, Findings& findings) {
  auto run = unit.runs.find(full.id);
  if (run != unit.runs.end() && run->second.passedAt) return;
  Condition condition{.state = SetState::notReady};
  condition.reason = {"no-full-test", msg("no passed full test on record")};
  condition.next = fullTestOf(unit, full);
  if (nothingKnown(unit)) {
    condition.state = SetState::unknown;
    condition.reason = {"nothing-known", msg("nothing is known about it yet")};
    condition.next = action("declare", msg("take {unit} over from the paper books, or test it fully", {{"unit", unit.code}}), unit.code, full.id, 0);
  }
  findings.push_back(condition);
}

}  // namespace

// After wearing or opening the full cycle is owed. Carried unopened, or a mask alone, owes what the check-in named.
void findTests(const UnitState& unit, Context& context, Findings& findings) {
  const Procedure* full = context.rules.fullTest(unit.kind);
  std::set<std::string> bad;
  findSteps(unit, context, findings, bad);
  findRuns(unit, bad, context, findings);
  if (unit.afterUse && full != nullptr && wantsFullTest(*unit.afterUse) && !unit.afterUse->done.contains(kTestedMeanwhile)) {
    Condition used{.state = SetState::notReady};
    used.reason = {"after-use", msg("used on {day}, full test owed", {{"day", text(context.calendar.dateOf(unit.afterUse->since))}})};
    used.next = fullTestOf(unit, *full);
    findings.push_back(used);
  }
  findOwed(unit, full, context, findings);
  const Kind* kind = context.rules.kind(unit.kind);
  if (full != nullptr && kind != nullptr && kind->role == Kind::Role::apparatus) findNeverTested(unit, *full, findings);
}

void findConflicts(const Looked& looked, Context&, Findings& findings) {
  if (looked.unit.conflicts.empty()) return;
  Condition conflict{.state = SetState::notReady};
  conflict.reason = {"conflict", msg("the same test of {unit} is on record with other readings", {{"unit", looked.unit.code}})};
  conflict.next =
      action("settle-conflict", msg("compare both records of {unit} and undo the wrong one", {{"unit", looked.unit.code}}), looked.unit.code,
             std::to_string(looked.unit.conflicts.front().node) + ":" + std::to_string(looked.unit.conflicts.front().index), 0);
  findings.push_back(conflict);
}

}  // namespace muster::core
