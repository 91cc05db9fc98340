// A sitting at the test bench: what each step shows comes from how it usually reads, how this set differs, how long the year has
// run and a little chance; it is typed as a person would, and the workflow judges it.
#include <algorithm>
#include <cmath>
#include <cstdio>

#include "app/jobs/demonstration/stage.h"
#include "app/workflow/record_test.h"
#include "core/bench/typed_reading.h"

namespace muster::app::demonstration {

namespace {

using namespace std::chrono_literals;

constexpr auto kOneTest = 25min, kOneMask = 5min;
constexpr double kGasForATest = 0.22;  // MPa

std::string decimals(double value, int count) {
  char text[32];
  std::snprintf(text, sizeof text, "%.*f", count, value);
  return text;
}

const Usual* usualOf(const Script& script, const std::string& step) {
  const auto found = std::find_if(script.usual.begin(), script.usual.end(), [&](const Usual& usual) { return usual.step == step; });
  return found == script.usual.end() ? nullptr : &*found;
}

std::string typed(Stage& stage, const std::string& set, const core::Step& step, const Sitting& sitting) {
  if (const auto said = sitting.readings.find(step.id); said != sitting.readings.end()) return said->second;
  const auto* usual = usualOf(stage.script, step.id);
  if (usual == nullptr) return "works";
  const auto shown = [&](double value) {
    return usual->start.empty() ? decimals(value, usual->decimals)
                                : usual->start + " -> " + decimals(std::stod(usual->start) - value, usual->decimals);
  };
  for (const auto& course : stage.script.courses) {
    const auto gone = std::chrono::microseconds(stage.clock.now().micros - stage.at({-course.from, 0}).micros);
    if (course.unit != set || course.step != step.id || gone.count() < 0) continue;
    return shown(course.first + course.byDay * std::chrono::duration<double, std::ratio<86400>>(gone).count());
  }
  const auto [nature, fresh] = stage.nature.try_emplace(set + "/" + step.id, 0.0);
  if (fresh) nature->second = stage.chance.swing() * usual->spread;
  const auto lived = std::chrono::microseconds(stage.clock.now().micros - stage.at({-stage.script.days, 0}).micros);
  const double years = std::chrono::duration<double, std::ratio<31557600>>(lived).count();
  double value = usual->typical + nature->second + usual->drift * years + stage.chance.swing() * usual->spread / 3;
  return shown(std::clamp(value, usual->least, usual->most));
}

std::string benchFor(Stage& stage) {
  for (const auto& bench : stage.benches) {
    const auto& unit = stage.unit(bench);
    const auto valid = !unit.certificates.empty() && unit.certificates.back().validTo >= stage.calendar->dateOf(stage.clock.now());
    if (!unit.outOfService && valid && stage.isHere(bench)) return bench;
  }
  throw std::runtime_error("the demonstration has no valid test bench on " + core::text(stage.calendar->dateOf(stage.clock.now())));
}

core::Climate climate(Stage& stage) {
  auto quantity = [](const std::string& text) { return core::Quantity::parse(text).value(); };
  return {quantity(decimals(20 + 2 * stage.chance.swing(), 1) + " °C"), quantity(decimals(92 + 0.8 * stage.chance.swing(), 1) + " kPa"),
          quantity(decimals(50 + 12 * stage.chance.swing(), 0) + " %")};
}

core::TestRun runOf(Stage& stage, const std::string& set, const core::Procedure& procedure, const Sitting& sitting, core::Instant start,
                    std::chrono::minutes length) {
  core::TestRun run;
  run.unit = set, run.procedure = procedure.id, run.bench = sitting.bench.empty() ? benchFor(stage) : sitting.bench, run.origin = "typed";
  run.startedAt = start, run.finishedAt = start + length;
  run.climate = climate(stage);
  const auto owed = stage.unit(set).owed;
  for (const auto& step : procedure.steps) {
    if (sitting.owedOnly && !owed.contains("*") && !owed.contains(step.id)) continue;
    core::StepResult result;
    result.step = step.id;
    result.attempts.push_back({must(core::readTyped(step, typed(stage, set, step, sitting), {step.unit, {}, false}), set + ", " + step.id), ""});
    run.steps.push_back(std::move(result));
  }
  return run;
}

}  // namespace

void holdSitting(Stage& stage, const Who& who, const Sitting& sitting) {
  const auto rules = stage.world.rules();
  const auto* mask = rules->procedure("bg4-mask");
  const auto length = kOneTest * static_cast<int>(sitting.sets.size()) + kOneMask * static_cast<int>(sitting.masks.size());
  auto start = stage.clock.now() - length;
  std::vector<core::TestRun> runs;
  for (const auto& set : sitting.sets) {
    const auto* full = rules->fullTest(stage.unit(set).kind);
    if (full == nullptr || !stage.isHere(set)) continue;
    runs.push_back(runOf(stage, set, *full, sitting, start, kOneTest));
    start = start + kOneTest;
    if (const auto cylinder = stage.partOf(set, "cylinder"); !cylinder.empty())
      stage.gas[cylinder] = std::max(0.0, stage.gas[cylinder] - kGasForATest);
  }
  for (const auto& set : sitting.masks) {
    if (mask == nullptr || !stage.isHere(set) || stage.partOf(set, "mask").empty()) continue;
    runs.push_back(runOf(stage, set, *mask, Sitting{{}, {}, sitting.readings}, start, kOneMask));
    start = start + kOneMask;
  }
  if (runs.empty()) return;
  const auto answer = must(recordSitting(stage.world, who, runs), "the sitting of " + core::text(stage.clock.now()));
  for (std::size_t i = 0; i < answer.receipt.facts.size() && i < runs.size(); ++i) {
    stage.latestTest[runs[i].unit] = stage.latestFact[runs[i].unit] = answer.receipt.facts[i];
  }
}

}  // namespace muster::app::demonstration
