#include "app/workflow/after_use.h"

#include <algorithm>

#include "app/workflow/authorise.h"
#include "app/workflow/duties.h"
#include "app/workflow/refuse.h"
#include "core/equipment/care_marks.h"
#include "core/readiness/care.h"

namespace muster::app {
namespace {

using Lines = std::vector<core::CareLine>;

// Nothing that a tick or a fitting would still have to say, once this step is done. The full test that is to come ends the care itself;
// else it must not have to wait.
bool endsTheCare(const core::UnitState& unit, const Lines& lines, const core::CareLine& now) {
  const bool testEnds = core::wantsFullTest(*unit.afterUse) && !unit.afterUse->done.contains(core::kTestedMeanwhile);
  if (!testEnds && now.step->waitMinutes > 0) return false;
  return std::all_of(lines.begin(), lines.end(), [&](const core::CareLine& line) {
    return line.step == now.step || line.done || (testEnds ? !line.ticked() : line.step->release);
  });
}

// What comes first: the wait of the step before, and all of the dirty side before anything of the clean one.
core::Outcome<core::Nothing> mayBeDoneNow(Looking& look, const core::UnitState& unit, const Lines& lines, const core::CareLine& now) {
  for (const auto& line : lines) {
    if (&line == &now) break;
    const bool dirty = line.step->side == core::CareStep::Side::dirty, clean = now.step->side == core::CareStep::Side::clean;
    if (!line.done && dirty && clean) {
      return refuse("still-dirty", core::msg("{unit} is still on the dirty side: {step} is open", {{"unit", unit.code}, {"step", line.step->title}}),
                    core::msg("do that first, or enter it if it was done"), "step");
    }
    if (!line.done || &line + 1 != &now) continue;
    const auto until = *line.done + std::chrono::minutes(line.step->waitMinutes);
    if (until <= look.at()) continue;
    return refuse("too-early", core::msg("{step} not before {time}", {{"step", now.step->title}, {"time", look.calendar().localText(until)}}),
                  core::msg("come back then; or give the time at which it was really done"), "step");
  }
  return core::Nothing{};
}

// The part that goes in at the scene: of the right kind, not used up, in nobody else's set.
core::Outcome<const core::UnitState*> freshPart(Looking& look, const core::UnitState& set, const std::string& typed, const std::string& position) {
  const auto code = core::plainCode(typed);
  if (code.empty()) return refuse("empty", core::msg("a fresh cylinder and a fresh absorber are needed"), core::msg("scan both"), position);
  const auto* part = look.unit(code);
  if (!part || part->kind.empty())
    return refuse("unknown-unit", core::msg("{unit} is not of this store", {{"unit", code}}), core::msg("scan the code again"), position);
  if (part->spent) return refuse("spent", core::msg("{part} is used up", {{"part", code}}), core::msg("take a fresh one"), position);
  const auto* kind = look.rules().kind(set.kind);
  for (const auto& one : kind ? kind->positions : std::vector<core::Position>()) {
    if (one.id != position || one.kind == part->kind) continue;
    return refuse("wrong-kind", core::msg("{part} does not belong at {position}", {{"part", code}, {"position", one.title}}),
                  core::msg("take a part of the right kind"), position);
  }
  if (const auto* in = std::get_if<core::InUnit>(&part->place)) {
    return refuse("fitted", core::msg("{part} is fitted in {unit}", {{"part", code}, {"unit", in->unit}}), core::msg("take a fresh one"), position);
  }
  if (const auto* away = std::get_if<core::Away>(&part->place)) {
    return refuse("is-away", core::msg("{part} is away at {receiver}", {{"part", code}, {"receiver", away->receiver}}),
                  core::msg("enter its return first"), position);
  }
  return part;
}

std::string fittedAt(const core::UnitState& set, const char* position) {
  const auto part = set.parts.find(position);
  return part == set.parts.end() ? std::string() : part->second;
}

}  // namespace

core::Outcome<Answer> doCare(World& world, const Who& who, const DoCare& input) {
  return carryOut(world, who, [&](Looking& look) -> core::Outcome<Decision> {
    auto unit = activeUnit(look, input.unit);
    if (!unit) return unit.problems();
    const auto& it = **unit;
    if (!it.afterUse) {
      return refuse("not-used", core::msg("{unit} owes no care", {{"unit", it.code}}), core::msg("check it in first, and say how it was used"),
                    "unit");
    }
    const auto lines = core::careOf(it, look, look.rules());
    const auto line = std::find_if(lines.begin(), lines.end(), [&](const core::CareLine& one) { return one.step->id == input.step; });
    if (line == lines.end() || !line->ticked()) {
      return refuse("unknown-step", core::msg("{unit} has no step of care {step}", {{"unit", it.code}, {"step", input.step}}),
                    core::msg("choose one from its page"), "step");
    }
    if (line->done) {
      return refuse("already-done", core::msg("{step} on {unit} is done already", {{"step", line->step->title}, {"unit", it.code}}),
                    core::msg("nothing needs to be done"), "step");
    }
    if (auto may = mayBeDoneNow(look, it, lines, *line); !may) return may.problems();
    return Decision{{core::CareDone{it.code, input.step, endsTheCare(it, lines, *line)}}, {}};
  });
}

core::Outcome<Answer> releaseUnit(World& world, const Who& who, const ReleaseUnit& input) {
  return carryOut(world, who, [&](Looking& look) -> core::Outcome<Decision> {
    auto unit = activeUnit(look, input.unit);
    if (!unit) return unit.problems();
    const auto& it = **unit;
    if (!it.releaseOwed) {
      return refuse("nothing-owed", core::msg("{unit} owes no release", {{"unit", it.code}}), core::msg("nothing needs to be done"), "unit");
    }
    const bool tested = it.afterUse && it.afterUse->done.contains(core::kTestedMeanwhile);
    const auto lines = tested ? core::careOf(it, look, look.rules()) : Lines();
    const auto open = std::find_if(lines.begin(), lines.end(), [](const core::CareLine& one) { return !one.step->release && !one.done; });
    if (open != lines.end()) {
      return refuse("care-owed", core::msg("{unit} is still under care: {step} is open", {{"unit", it.code}, {"step", open->step->title}}),
                    core::msg("do that first, or enter it if it was done"), "unit");
    }
    const auto steps = look.rules().careFor(it.kind, "worn");
    const auto release = std::find_if(steps.begin(), steps.end(), [](const core::CareStep* one) { return one->release; });
    const int hours = release == steps.end() ? 0 : (*release)->provisionalHours;
    core::UnitReleased released{it.code, it.releaseOwed->tester, input.provisional, {}};
    if (const auto* full = look.rules().fullTest(it.kind)) {
      if (auto may = mayAct(look, who.person, core::Authorisation::Act::release, full->id, look.day(), "person"); !may) return may.problems();
    }
    if (input.provisional) {
      if (hours == 0) {
        return refuse("not-allowed", core::msg("the rules know no release by one person alone"),
                      core::msg("let a second person look at it and release it"));
      }
      if (auto may = mayOrderOnceHeld(look, who.person, "release-provisionally", "person"); !may) return may.problems();
      released.until = look.at() + std::chrono::hours(hours);
      return Decision{{released},
                      {core::msg("{unit} may serve until {time}; a second person must release it by then",
                                 {{"unit", it.code}, {"time", look.calendar().localText(*released.until)}})}};
    }
    if (!it.releaseOwed->tester.empty() && who.person == it.releaseOwed->tester) {
      return refuse("same-person", core::msg("who tested {unit} does not release it", {{"unit", it.code}}),
                    hours > 0 ? core::msg("let a second person release it, or let the duty leader do so provisionally")
                              : core::msg("let a second person release it"),
                    "person");
    }
    return Decision{{released}, {}};
  });
}

core::Outcome<Answer> turnRound(World& world, const Who& who, const TurnRound& input) {
  return carryOut(world, who, [&](Looking& look) -> core::Outcome<Decision> {
    auto unit = activeUnit(look, input.unit);
    if (!unit) return unit.problems();
    const auto& it = **unit;
    if (!std::holds_alternative<core::Out>(it.place)) {
      return refuse("not-out", core::msg("{unit} is not out", {{"unit", it.code}}), core::msg("at the station the full care after use is owed"),
                    "unit");
    }
    if (auto may = mayOrder(look, who.person, "turn-round", "person"); !may) return may.problems();
    auto cylinder = freshPart(look, it, input.cylinder, "cylinder");
    if (!cylinder) return cylinder.problems();
    auto absorber = freshPart(look, it, input.absorber, "absorber");
    if (!absorber) return absorber.problems();
    core::TurnedRoundInField round{it.code, (*cylinder)->code, (*absorber)->code, input.steps, fittedAt(it, "cylinder"), fittedAt(it, "absorber")};
    for (const auto& used : {round.usedCylinder, round.usedAbsorber}) look.unit(used);
    Decision decision;
    // What the parts void is owed with the full cycle anyway, unless it was tested at the scene.
    const auto fit = [&](const char* position, const std::string& part, const std::string& used) {
      auto voids = look.rules().voidedBy(it.kind, position);
      std::erase_if(voids, [&](const std::string& step) { return std::find(input.steps.begin(), input.steps.end(), step) != input.steps.end(); });
      decision.happenings.push_back(core::PartFitted{it.code, position, part, used, std::move(voids)});
    };
    fit("cylinder", round.cylinder, round.usedCylinder);
    fit("absorber", round.absorber, round.usedAbsorber);
    decision.happenings.push_back(std::move(round));
    decision.remarks.push_back(core::msg("the full care after use stays owed when {unit} comes back", {{"unit", it.code}}));
    return decision;
  });
}

}  // namespace muster::app
