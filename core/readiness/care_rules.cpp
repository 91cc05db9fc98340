// After use: the steps of care that the rules list for this kind and branch, one after the other with their waiting times, then the
// full test, then the word of a second person. Without a list the full test alone is owed.
#include <algorithm>

#include "core/equipment/care_marks.h"
#include "core/readiness/care.h"
#include "core/readiness/findings.h"

namespace muster::core {

namespace {

using Places = std::vector<std::pair<std::string, Text>>;

Action actionFor(const CareStep& step, const UnitState& unit) {
  Places places{{"unit", unit.code}, {"step", step.title}};
  if (!step.position.empty()) return action("fit-part", msg("{step} on {unit}", places), unit.code, step.position, step.minutes);
  return action("care", msg("{step} on {unit}", places), unit.code, step.id, step.minutes);
}

class Remembering : public Lookup {  // so that the parts that were looked at are dependencies
 public:
  explicit Remembering(Context& context) : context_(context) {}
  const UnitState* unit(std::string_view code) override { return context_.unit(std::string(code)); }

 private:
  Context& context_;
};

}  // namespace

// The first open step is the next action; until its predecessor has waited long enough the set is under work, with the time.
void findCare(const UnitState& unit, Context& context, Findings& findings) {
  if (!unit.afterUse) return;
  Remembering lookup(context);
  const auto lines = careOf(unit, lookup, context.rules);
  for (const CareLine& line : lines) {
    if (line.standing != CareLine::Standing::next || line.step->release) continue;
    const bool tested = !line.step->procedure.empty();  // the test has rules of its own; here only that it has to wait
    if (tested && !line.earliest) return;
    Places places{{"step", line.step->title}, {"day", text(context.calendar.dateOf(unit.afterUse->since))}};
    const Procedure* full = tested ? context.rules.fullTest(unit.kind) : nullptr;
    const Action next = full != nullptr ? action("full-test", msg("test {unit} fully", {{"unit", unit.code}}), unit.code, full->id, full->minutes)
                                        : actionFor(*line.step, unit);
    if (!tested) {
      Condition open{.from = line.earliest.value_or(unit.afterUse->since), .state = SetState::notReady};
      open.reason = {"care-owed", msg("used on {day}, owed: {step}", places)};
      open.next = next;
      findings.push_back(open);
    }
    if (!line.earliest) return;
    Condition waiting{.until = *line.earliest, .state = SetState::underWork};
    const std::string time = context.calendar.localText(*line.earliest);
    places.push_back({"time", time});
    waiting.reason = {"care-waiting",
                      tested ? msg("{unit} rests until {time}", {{"unit", unit.code}, {"time", time}}) : msg("{step} not before {time}", places)};
    waiting.next = next;
    findings.push_back(waiting);
    return;
  }
  // All is done; what was done last may still have to wait. Where the test came first that need not be the last of the list.
  const bool tested = unit.afterUse->done.contains(kTestedMeanwhile);
  std::optional<Instant> rests;
  for (const CareLine& line : lines) {
    if (line.done && line.step->waitMinutes > 0 && (tested || &line == &lines.back()))
      rests = std::max(rests.value_or(Instant::distantPast()), *line.done + std::chrono::minutes(line.step->waitMinutes));
  }
  if (!rests) return;
  Condition resting{.until = *rests, .state = SetState::underWork};
  const Places places{{"unit", unit.code}, {"time", context.calendar.localText(resting.until)}};
  resting.reason = {"care-waiting", msg("{unit} rests until {time}", places)};
  resting.next = action("care", msg("take {unit} again from {time} on", places), unit.code, {}, 0);
  findings.push_back(resting);
}

// Asked for only where the rules list a release for this kind; the duty leader alone may let it serve for so many hours.
void findRelease(const UnitState& unit, Context& context, Findings& findings) {
  if (!unit.releaseOwed) return;
  if (unit.afterUse && unit.afterUse->done.contains(kTestedMeanwhile)) {  // first what it owes, then the look at it
    Remembering lookup(context);
    if (careOwed(careOf(unit, lookup, context.rules))) return;
  }
  const auto steps = context.rules.careFor(unit.kind, "worn");
  const auto release = std::find_if(steps.begin(), steps.end(), [](const CareStep* step) { return step->release; });
  if (release == steps.end()) return;
  Places places{{"unit", unit.code}};
  Condition owed{.state = SetState::notReady};
  owed.reason = {"release-owed", msg("tested after use; a second person has not released {unit} yet", places),
                 context.rules.toBeConfirmed("care." + (*release)->id, (*release)->source)};
  owed.next = action("release", msg("let a second person look at {unit} and release it", places), unit.code, (*release)->id, (*release)->minutes);
  if (const auto until = unit.releaseOwed->provisionally) {
    Condition provisional{.until = *until, .state = SetState::dueSoon};
    places.push_back({"time", context.calendar.localText(*until)});
    provisional.reason = {"released-provisionally", msg("released by the duty leader alone until {time}", places)};
    provisional.next = owed.next;
    findings.push_back(provisional);
    owed.from = *until;
  }
  findings.push_back(owed);
}

}  // namespace muster::core
