// What comes back by the calendar: the staggered full tests with the gauge round after them, masks, absorbers before their three
// months, batteries and the checks of the kit, and the change of duty.
#include <algorithm>

#include "app/jobs/demonstration/stage.h"
#include "app/workflow/do_maintenance.h"
#include "app/workflow/form_squad.h"

namespace muster::app::demonstration {

namespace {

using namespace std::chrono_literals;

constexpr int kAbsorberBefore = 8 * 60 + 10, kSittingFrom = 8 * 60 + 40, kMasksAlone = 10 * 60 + 30, kChecks = 15 * 60, kDutyChange = 7 * 60 + 50;
constexpr auto kFreshEnough = std::chrono::hours(24 * 20);

struct BenchDay {
  std::vector<std::string> sets, masks, absorbers;
};

// Days of a round, the last one `last` days before the end, as far back as the year reaches; the first day is for setting up.
std::vector<int> daysOf(const Script& script, int last, int every) {
  std::vector<int> days;
  for (int age = last; every > 0 && age < script.days; age += every) days.push_back(-age);
  return days;
}

void sit(Stage& stage, const BenchDay& day) {
  const auto who = stage.byTechnician();
  holdSitting(stage, who, {day.sets, day.masks, {}, false});
  std::vector<std::string> cylinders;
  for (const auto& set : day.sets) {
    if (stage.isHere(set)) cylinders.push_back(stage.partOf(set, "cylinder"));
  }
  stage.agenda.put(stage.clock.now() + 10min, [&stage, who, cylinders] { readGas(stage, who, cylinders); });
}

void changeAbsorbers(Stage& stage, const std::vector<std::string>& sets) {
  const auto who = stage.byTechnician();
  for (const auto& set : sets) {
    const auto fitted = stage.unit(stage.partOf(set, "absorber")).placedAt;
    // What the first day's ledger says of the fitting is not when it was fitted.
    const bool measured = fitted > stage.at({-stage.script.days + 1, 0});
    if (!stage.isHere(set) || (measured && fitted + kFreshEnough > stage.clock.now())) continue;
    freshAbsorber(stage, who, set);
    stage.clock.advance(1min);
  }
}

void planBench(Stage& stage) {
  const auto& script = stage.script;
  std::map<int, BenchDay> days;
  for (const auto& set : script.sets) {
    for (const int day : daysOf(script, set.tested, script.testEvery)) days[day].sets.push_back(set.code);
    for (const int day : daysOf(script, set.masked, script.maskEvery)) days[day].masks.push_back(set.code);
    for (const int day : daysOf(script, set.absorber, script.absorberEvery)) days[day].absorbers.push_back(set.code);
  }
  for (auto& [day, bench] : days) {
    if (!bench.absorbers.empty())
      stage.agenda.put(stage.at({day, kAbsorberBefore}), [&stage, sets = bench.absorbers] { changeAbsorbers(stage, sets); });
    const int length = static_cast<int>(bench.sets.size()) * 30 + static_cast<int>(bench.masks.size()) * 6;
    if (length == 0) continue;
    const int from = bench.sets.empty() ? kMasksAlone : kSittingFrom;
    stage.agenda.put(stage.at({day, from + length}), [&stage, bench = bench] { sit(stage, bench); });
  }
}

void check(Stage& stage, const Check& check) {
  const auto who = stage.byTechnician();
  UnitFilter filter;
  filter.kind = check.kind;
  for (const auto& row : stage.world.views.units(filter, stage.clock.now())) {
    if (std::holds_alternative<core::Out>(row.place) || std::holds_alternative<core::Away>(row.place)) continue;
    must(doMaintenance(stage.world, who, {row.code, check.plan, {}, ""}), row.code);
    stage.clock.advance(1min);
  }
}

void walk(Stage& stage, const Walk& walk, std::size_t turn) {
  const auto who = stage.by(walk.by.at(turn % walk.by.size()));
  for (const auto& one : roundsAt(stage.world, stage.clock.now())) {
    if (one.round->id != walk.round || !one.standing.due) continue;
    must(makeRound(stage.world, who, answersOf(one, {})), walk.round + " at " + one.rack.code);
    stage.clock.advance(2min);
  }
}

void planWalks(Stage& stage) {
  std::size_t turn = 0;
  for (const auto& one : stage.script.walks) {
    for (int age = one.last; age <= one.days; age += one.every) {
      for (const auto& time : one.at) {
        const auto at = readMoment(std::to_string(-age) + " " + time);
        if (!at || one.by.empty()) throw std::runtime_error("the demonstration's walk of " + one.round + " has no time or nobody");
        stage.agenda.put(stage.at(*at), [&stage, &one, turn = turn++] { walk(stage, one, turn); });
      }
    }
  }
}

void changeDuty(Stage& stage, bool firstOnDuty) {
  const auto& who = stage.by(stage.script.people.front().code);
  must(assignDuty(stage.world, who, {"1", firstOnDuty ? core::Duty::onDuty : core::Duty::standby}), "the duty of squad 1");
  must(assignDuty(stage.world, who, {"2", firstOnDuty ? core::Duty::standby : core::Duty::onDuty}), "the duty of squad 2");
}

}  // namespace

void planRounds(Stage& stage) {
  planBench(stage);
  planWalks(stage);
  for (const auto& one : stage.script.checks) {
    for (const int day : daysOf(stage.script, one.last, one.every)) {
      stage.agenda.put(stage.at({day, kChecks}), [&stage, one] { check(stage, one); });
    }
  }
  bool first = true;  // the last change puts squad 1 on duty, the one before it squad 2
  for (const int day : daysOf(stage.script, stage.script.dutyEvery, stage.script.dutyEvery)) {
    stage.agenda.put(stage.at({day, kDutyChange}), [&stage, first] { changeDuty(stage, first); });
    first = !first;
  }
}

}  // namespace muster::app::demonstration
