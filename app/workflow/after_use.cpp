#include "app/workflow/after_use.h"

#include <algorithm>

#include "app/workflow/authorise.h"
#include "app/workflow/duties.h"
#include "app/workflow/refuse.h"

namespace muster::app {
namespace {

using Steps = std::vector<const core::CareStep*>;

std::string_view nameOf(core::AfterUse::Branch branch) {
  switch (branch) {
    case core::AfterUse::Branch::worn: return "worn";
    case core::AfterUse::Branch::opened: return "opened";
    case core::AfterUse::Branch::carried: return "carried";
    case core::AfterUse::Branch::maskOnly: return "mask-only";
  }
  return "worn";
}

// Until when the step before it has to wait; nullopt: it need not.
std::optional<core::Instant> waitsUntil(const Steps& steps, Steps::const_iterator step, const core::AfterUse& after) {
  if (step == steps.begin()) return std::nullopt;
  const auto& before = **std::prev(step);
  const auto done = after.done.find(before.id);
  if (done == after.done.end() || before.waitMinutes == 0) return std::nullopt;
  return done->second + std::chrono::minutes(before.waitMinutes);
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
    const auto steps = look.rules().careFor(it.kind, nameOf(it.afterUse->branch));
    const auto step = std::find_if(steps.begin(), steps.end(), [&](const core::CareStep* one) { return one->id == input.step; });
    if (step == steps.end() || (*step)->release || !(*step)->procedure.empty() || !(*step)->position.empty()) {
      return refuse("unknown-step", core::msg("{unit} has no step of care {step}", {{"unit", it.code}, {"step", input.step}}),
                    core::msg("choose one from its page"), "step");
    }
    if (it.afterUse->done.contains(input.step)) {
      return refuse("already-done", core::msg("{step} on {unit} is done already", {{"step", (*step)->title}, {"unit", it.code}}),
                    core::msg("nothing needs to be done"), "step");
    }
    if (const auto until = waitsUntil(steps, step, *it.afterUse); until && look.at() < *until) {
      return refuse("too-early", core::msg("{step} not before {time}", {{"step", (*step)->title}, {"time", look.calendar().localText(*until)}}),
                    core::msg("come back then; or give the time at which it was really done"), "step");
    }
    return Decision{{core::CareDone{it.code, input.step}}, {}};
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
    const auto steps = look.rules().careFor(it.kind, "worn");
    const auto release = std::find_if(steps.begin(), steps.end(), [](const core::CareStep* one) { return one->release; });
    const int hours = release == steps.end() ? 0 : (*release)->provisionalHours;
    core::UnitReleased released{it.code, it.releaseOwed->tester, input.provisional, {}};
    if (const auto* full = look.rules().fullTest(it.kind)) {
      if (auto may = mayAct(look, who.person, core::Authorisation::Act::release, full->id, look.day(), "person"); !may) return may.problems();
    }
    if (input.provisional) {
      if (auto may = mayOrderOnceHeld(look, who.person, "release-provisionally", "person"); !may) return may.problems();
      if (hours == 0) {
        return refuse("not-allowed", core::msg("the rules know no release by one person alone"),
                      core::msg("let a second person look at it and release it"));
      }
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
    const std::string cylinder = core::plainCode(input.cylinder), absorber = core::plainCode(input.absorber);
    for (const auto& [code, field] : {std::pair{cylinder, "cylinder"}, std::pair{absorber, "absorber"}}) {
      if (code.empty()) return refuse("empty", core::msg("a fresh cylinder and a fresh absorber are needed"), core::msg("scan both"), field);
      const auto* part = look.unit(code);
      if (!part) return refuse("unknown-unit", core::msg("{unit} is not of this store", {{"unit", code}}), core::msg("scan the code again"), field);
      if (part->spent) return refuse("spent", core::msg("{part} is used up", {{"part", code}}), core::msg("take a fresh one"), field);
    }
    return Decision{{core::TurnedRoundInField{it.code, cylinder, absorber, input.steps}},
                    {core::msg("the full care after use stays owed when {unit} comes back", {{"unit", it.code}})}};
  });
}

}  // namespace muster::app
