#include "app/workflow/sitting.h"

#include <algorithm>
#include <sstream>

#include "app/workflow/refuse.h"
#include "app/workflow/sitting_draft.h"
#include "core/base/plain_text.h"
#include "core/bench/typed_reading.h"

namespace muster::app {
namespace {

using core::msg;
using What = Sittings::Act::What;

constexpr const char* kOpen = "sittings";  // the sets with an open sitting, one a line
std::string keyOf(const std::string& unit) { return "sitting." + unit; }

// The procedure that checks a rig: the one for the kind of its bench that ends no care and is no full test.
const core::Procedure* rigCheck(const core::RuleBook& rules, const std::string& kind) {
  for (const auto* procedure : rules.proceduresFor(kind)) {
    if (!procedure->full) return procedure;
  }
  return nullptr;
}

// Passed on this local day, with all its steps.
bool checkedToday(World& world, const core::UnitState& bench, const core::Procedure& check) {
  const auto calendar = world.calendar();
  const auto today = calendar->dateOf(world.clock.now());
  return std::all_of(check.steps.begin(), check.steps.end(), [&](const core::Step& step) {
    const auto found = bench.steps.find(step.id);
    return found != bench.steps.end() && found->second.verdict == core::Verdict::pass && calendar->dateOf(found->second.at) == today;
  });
}

// The record of the first meter that measures pressure; else of the first at all.
std::string benchOf(const std::vector<MeterSeen>& meters) {
  std::string any;
  for (const auto& meter : meters) {
    for (const auto& channel : meter.model.channels) {
      if (channel.dimension == core::Dimension::pressure && !meter.settings.calibrator.empty()) return meter.settings.calibrator;
    }
    if (any.empty() && !meter.model.channels.empty()) any = meter.settings.calibrator;
  }
  return any;
}

core::Problem notOpen(const std::string& unit) {
  return refuse("no-sitting", msg("no test with live instruments is open for {unit}", {{"unit", unit}}),
                msg("begin one from the page of the test bench"), "unit");
}

}  // namespace

core::Outcome<core::Nothing> Sittings::open(const std::string& typed, bool owedOnly) {
  std::lock_guard lock(mutex_);
  const std::string unit = core::plainCode(typed);
  if (find(unit)) return core::Nothing{};
  auto guided = beginTest(world_, unit, {}, owedOnly);
  if (guided && guided->steps.empty()) guided = beginTest(world_, unit, {}, false);
  if (!guided) return guided.problems();
  const auto meters = world_.meters ? world_.meters->all() : std::vector<MeterSeen>();
  const std::string bench = benchOf(meters);
  if (bench.empty())
    return refuse("no-meter", msg("no measuring instrument is plugged in"), msg("add one on the page Instruments, or type the readings"), "meter");

  Live live;
  Leg set;
  set.run.unit = unit, set.run.procedure = guided->procedure->id, set.run.bench = bench, set.run.startedAt = world_.clock.now(),
  set.run.origin = "live";
  set.steps = guided->steps;
  const auto now = world_.clock.now();
  Looking look(world_, now, now);
  const auto* record = look.unit(bench);
  const auto* check = record ? rigCheck(*guided->rules, record->kind) : nullptr;
  if (check && !checkedToday(world_, *record, *check)) {
    Leg rig;
    rig.run = set.run;
    rig.run.unit = bench, rig.run.procedure = check->id;
    for (const auto& step : check->steps) rig.steps.push_back(step.id);
    live.draft.legs.push_back(std::move(rig));
  }
  live.draft.legs.push_back(std::move(set));
  live.draft.step = live.draft.legs.front().steps.front();
  keep(unit, live);
  live_[unit] = std::move(live);
  return core::Nothing{};
}

// Also one that this program did not begin: its draft lies with the store.
Sittings::Live* Sittings::find(const std::string& unit) {
  if (const auto found = live_.find(unit); found != live_.end()) return &found->second;
  const auto kept = world_.records.setting(keyOf(unit));
  auto draft = kept && !kept->empty() ? parseDraft(*kept) : std::nullopt;
  if (!draft) return nullptr;
  auto& live = live_[unit];
  live.draft = std::move(*draft);
  return &live;
}

bool Sittings::isOpen(const std::string& unit) {
  std::lock_guard lock(mutex_);
  return find(core::plainCode(unit)) != nullptr;
}

std::vector<std::string> Sittings::open() {
  std::lock_guard lock(mutex_);
  std::vector<std::string> units;
  std::istringstream lines(world_.records.setting(kOpen).value_or(""));
  for (std::string unit; std::getline(lines, unit);) units.push_back(unit);
  return units;
}

void Sittings::keep(const std::string& unit, const Live& live) {
  world_.records.saveSetting(keyOf(unit), draftText(live.draft));
  const auto units = world_.records.setting(kOpen).value_or("");
  if (("\n" + units).find("\n" + unit + "\n") == std::string::npos) world_.records.saveSetting(kOpen, units + unit + "\n");
}

void Sittings::forget(const std::string& unit) {
  live_.erase(unit);
  world_.records.saveSetting(keyOf(unit), "");
  auto units = "\n" + world_.records.setting(kOpen).value_or("");
  if (const auto at = units.find("\n" + unit + "\n"); at != std::string::npos) units.erase(at, unit.size() + 1);
  world_.records.saveSetting(kOpen, units.substr(1));
}

core::Outcome<SittingSeen> Sittings::look(const std::string& typed) {
  std::lock_guard lock(mutex_);
  const std::string unit = core::plainCode(typed);
  Live* live = find(unit);
  if (!live) return notOpen(unit);
  return fed(unit, *live);
}

core::Outcome<core::Nothing> Sittings::act(const std::string& typed, const Act& act) {
  std::lock_guard lock(mutex_);
  const std::string unit = core::plainCode(typed);
  Live* live = find(unit);
  if (!live) return notOpen(unit);
  if (act.what == What::leave) {
    const auto measured = [](const Leg& leg) {
      return std::any_of(leg.run.steps.begin(), leg.run.steps.end(), [](const core::StepResult& result) { return !result.attempts.empty(); });
    };
    if (std::any_of(live->draft.legs.begin(), live->draft.legs.end(), measured))
      return refuse("attempts-kept", msg("what was measured is not thrown away"),
                    msg("sign and record what is there, or just leave the page: the sitting stays open"), "do");
    forget(unit);
    return core::Nothing{};
  }
  const auto seen = fed(unit, *live);
  if (!seen) return seen.problems();
  return acted(unit, *live, *seen, act);
}

core::Outcome<core::Nothing> Sittings::acted(const std::string& unit, Live& live, const SittingSeen& seen, const Act& act) {
  if (act.what == What::go) {
    for (std::size_t i = 0; i < seen.steps.size(); ++i) {
      if (seen.steps[i].step->id == act.value) return go(live, seen, i), keep(unit, live), core::Nothing{};
    }
    return go(live, seen, seen.steps.size()), keep(unit, live), core::Nothing{};
  }
  const auto* at = seen.at();
  if (!at) return refuse("all-steps-done", msg("every step is gone through"), msg("sign and record the test"), "do");
  const auto& hand = seen.atHand;
  What what = act.what;
  if (what == What::primary) {
    switch (seen.primary) {
      case Primary::begin: what = What::begin; break;
      case Primary::take: what = What::take; break;
      case Primary::next: what = What::next; break;
      case Primary::wait:
        return refuse("still-measuring", msg("the instrument is still measuring"), msg("wait for the countdown, or begin the step again"), "do");
      case Primary::say:
      case Primary::sign:
        return refuse("say-it", msg("this step is judged by you"), msg("say whether it works: the buttons, the cards PASS and FAIL, or 1 and 0"),
                      "do");
    }
  }
  switch (what) {
    case What::begin:
    case What::redo: return begin(live, seen);
    case What::take:
      if (!live.begun || hand.captured.phase != core::Captured::Phase::watching)
        return refuse("nothing-to-take", msg("there is nothing to take yet"), msg("begin the step and wait until it has settled"), "do");
      live.taken = hand.now;
      return core::Nothing{};
    case What::next:
      if (hand.begun)
        return refuse("still-measuring", msg("the instrument is still measuring"), msg("wait for the countdown, or begin the step again"), "do");
      if (at->attempts.empty() && at->skipped.empty())
        return refuse("step-open", msg("nothing was measured in this step yet"), msg("measure it, or leave it out with SKIP"), "do");
      return go(live, seen, seen.current + 1), keep(unit, live), core::Nothing{};
    case What::pass:
    case What::fail: {
      if (at->step->measure != core::Measure::works)
        return refuse("measured-step", msg("this step is measured, not judged by eye"), msg("begin it with its instrument, or type what was read"),
                      "do");
      core::Reading reading;
      reading.works = what == What::pass, reading.typed = what == What::pass ? "works" : "fails", reading.at = world_.clock.now();
      return addAttempt(unit, live, seen, std::move(reading), false), go(live, seen, seen.current + 1), keep(unit, live), core::Nothing{};
    }
    case What::type: return typed(unit, live, seen, act.value);
    case What::skip: {
      live.begun.reset(), live.taken.reset();
      auto& result = resultOf(live.draft.legs[static_cast<std::size_t>(at->leg)].run, at->step->id);
      result.skipped = "left-out-at-bench";
      return go(live, seen, seen.current + 1), keep(unit, live), core::Nothing{};
    }
    case What::zero:
      if (!hand.meter)
        return refuse("no-meter", msg("no measuring instrument is plugged in"), msg("add one on the page Instruments, or type the readings"),
                      "meter");
      return world_.meters->zero(hand.meter->meter, hand.meter->channel);
    case What::meter:
      for (const auto& one : hand.fit) {
        if (one.meter + "/" + one.channel != act.value) continue;
        live.begun.reset(), live.taken.reset();
        live.draft.chosen[at->step->id] = one;
        return keep(unit, live), core::Nothing{};
      }
      return refuse("unknown-instrument", msg("no instrument is called {name}", {{"name", act.value}}), msg("take the name from the list"), "meter");
    case What::primary:
    case What::go:
    case What::leave: break;
  }
  return core::Nothing{};
}

core::Outcome<core::Nothing> Sittings::begin(Live& live, const SittingSeen& seen) {
  const auto& at = *seen.at();
  if (!seen.atHand.meter) return refuse("no-meter", msg("no instrument that is plugged in measures this"), msg("type what was read"), "meter");
  if (seen.atHand.seen->state != MeterSeen::State::there)
    return refuse("meter-away", msg("{meter} is not there yet", {{"meter", seen.atHand.meter->meter}}),
                  msg("see to its cable and power, or type the readings"), "meter");
  // The rig first: a leaking hose at the bench fails every set.
  const bool rigOpen = at.leg > 0 && std::any_of(seen.steps.begin(), seen.steps.end(), [](const StepSeen& line) {
                         const bool passed = line.verdict && line.verdict->verdict == core::Verdict::pass;
                         return line.leg == 0 && !passed && line.skipped.empty();
                       });
  if (rigOpen)
    return refuse("rig-not-checked", msg("the rig itself was not found good yet"),
                  msg("check its zero and its tightness first, or leave that out with SKIP"), "do");
  if (!at.step->after.empty()) {
    const auto before = std::find_if(seen.steps.begin(), seen.steps.end(), [&](const StepSeen& line) { return line.step->id == at.step->after; });
    if (before != seen.steps.end() && before->attempts.empty())
      return refuse("wrong-order", msg("{step} comes first", {{"step", before->step->title}}), msg("measure that step, then this one"), "do");
  }
  live.begun = seen.atHand.now;
  live.taken.reset();
  return core::Nothing{};
}

core::Outcome<core::Nothing> Sittings::typed(const std::string& unit, Live& live, const SittingSeen& seen, const std::string& text) {
  const auto& step = *seen.at()->step;
  auto reading = core::readForStep(step, text);
  if (!reading) {
    auto problems = reading.problems();
    for (auto& problem : problems) problem.where.field = "entry";
    return problems;
  }
  reading.value().at = world_.clock.now();
  addAttempt(unit, live, seen, std::move(reading).value(), false);
  if (step.measure == core::Measure::works) go(live, seen, seen.current + 1), keep(unit, live);
  return core::Nothing{};
}

void Sittings::go(Live& live, const SittingSeen& seen, std::size_t step) {
  live.begun.reset(), live.taken.reset();
  if (step >= seen.steps.size()) {
    live.draft.leg = static_cast<int>(live.draft.legs.size()) - 1;
    live.draft.step.clear();
    return;
  }
  live.draft.leg = seen.steps[step].leg;
  live.draft.step = seen.steps[step].step->id;
}

core::Outcome<Answer> Sittings::record(const std::string& typedUnit, const Who& who, const Signature& signature) {
  std::lock_guard lock(mutex_);
  const std::string unit = core::plainCode(typedUnit);
  Live* live = find(unit);
  if (!live) return notOpen(unit);
  std::vector<core::TestRun> runs;
  for (const auto& leg : live->draft.legs) {
    if (leg.run.steps.empty()) continue;
    auto run = leg.run;
    const bool any = std::any_of(run.steps.begin(), run.steps.end(), [](const core::StepResult& result) { return !result.attempts.empty(); });
    if (!any && &leg != &live->draft.legs.back()) continue;  // the rig's check was left out whole
    run.testedBy = who.person;
    run.climate = signature.climate;
    run.absorberClosedAtOnce = signature.absorberClosedAtOnce;
    run.finishedAt = world_.clock.now();
    runs.push_back(std::move(run));
  }
  auto answer = recordSitting(world_, who, runs);
  if (answer) forget(unit);
  return answer;
}

}  // namespace muster::app
