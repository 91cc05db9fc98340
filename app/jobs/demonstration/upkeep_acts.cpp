// What is done to sets again and again: another absorber, a fill and its second reading, the round with the gauge, the work after use.
#include <algorithm>
#include <cstdio>

#include "app/jobs/demonstration/stage.h"
#include "app/workflow/after_use.h"
#include "app/workflow/do_maintenance.h"
#include "app/workflow/fit_part.h"
#include "app/workflow/record_fill.h"
#include "app/workflow/register_unit.h"

namespace muster::app::demonstration {

namespace {

using namespace std::chrono_literals;

constexpr double kFillBelow = 19.5, kFull = 20.0, kHot = 22.0, kLeftAfterUse = 6.5;  // MPa
constexpr auto kUntilCool = 90min;

core::Quantity megapascal(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f MPa", value);
  return core::Quantity::parse(text).value();
}

core::Quantity celsius(int value) { return core::Quantity::parse(std::to_string(value) + " °C").value(); }

}  // namespace

void freshAbsorber(Stage& stage, const Who& who, const std::string& set) {
  const auto old = stage.partOf(set, "absorber");
  if (stage.absorbers.empty()) throw std::runtime_error("the demonstration has run out of absorbers on " + core::text(stage.clock.now()));
  const auto fresh = stage.absorbers.front();
  stage.absorbers.pop_front();
  const auto answer = must(fitPart(stage.world, who, {set, "absorber", fresh}), "another absorber for " + set);
  stage.latestFact[set] = answer.receipt.facts.front();
  if (!old.empty()) must(retireUnit(stage.world, who, {old, "scrapped", ""}), old);
}

void readGas(Stage& stage, const Who& who, const std::vector<std::string>& cylinders) {
  std::vector<ReadPressure> readings;
  for (const auto& cylinder : cylinders) readings.push_back({cylinder, stage.gauge, megapascal(stage.gas[cylinder]), celsius(20)});
  if (!readings.empty()) must(readPressures(stage.world, who, readings), "the pressure round");
  // What has become low is filled the same day.
  int minutes = 30;
  for (const auto& cylinder : cylinders) {
    if (stage.gas[cylinder] >= kFillBelow) continue;
    stage.agenda.put(stage.clock.now() + std::chrono::minutes(minutes += 12), [&stage, who, cylinder] { fill(stage, who, cylinder, true); });
  }
}

void fill(Stage& stage, const Who& who, const std::string& cylinder, bool secondReading) {
  RecordFill input{cylinder,
                   stage.fillGauge,
                   "O2-" + core::text(stage.calendar->dateOf(stage.clock.now())).substr(0, 7),
                   megapascal(kHot),
                   celsius(40 + stage.chance.upTo(5)),
                   megapascal(std::max(0.0, stage.gas[cylinder] - 0.2))};
  if (!stage.pump.empty()) {
    input.pump = stage.pump, input.bulk = stage.bulk, input.permit = "DEMO-F-01", input.lookedOver = true;
    input.lot = stage.unit(stage.bulk).fields.at("lot");
  }
  must(recordFill(stage.world, who, input), "the fill of " + cylinder);
  stage.gas[cylinder] = kFull + 0.1 * stage.chance.upTo(4);
  if (!secondReading) return;
  stage.agenda.put(stage.clock.now() + kUntilCool, [&stage, who, cylinder] {
    must(readPressure(stage.world, who, {cylinder, stage.gauge, megapascal(stage.gas[cylinder]), celsius(21)}), "the second reading of " + cylinder);
  });
}

// What the rules list for one side, on all sets; nothing where no rule lists steps.
void careFor(Stage& stage, const Who& who, const std::vector<std::string>& sets, core::CareStep::Side side) {
  const auto rules = stage.world.rules();
  for (const auto* step : rules->careFor(stage.unit(sets.front()).kind, "worn")) {
    if (step->side != side || step->release || !step->procedure.empty() || !step->position.empty()) continue;
    for (const auto& set : sets) must(doCare(stage.world, who, {set, step->id}), step->id + " of " + set);
    stage.clock.advance(std::chrono::minutes(step->waitMinutes));
  }
}

// Stripped and cleaned where the rules list that; fresh absorber and oxygen; when the cylinders are cool the second readings, then the full
// test of all in one sitting, and the word of a second person where the rules ask for it.
void afterUse(Stage& stage, const std::vector<std::string>& sets) {
  const auto who = stage.byTechnician();
  careFor(stage, who, sets, core::CareStep::Side::dirty);
  careFor(stage, who, sets, core::CareStep::Side::clean);
  for (const auto& set : sets) {
    freshAbsorber(stage, who, set);
    const auto cylinder = stage.partOf(set, "cylinder"), mask = stage.partOf(set, "mask");
    stage.gas[cylinder] = kLeftAfterUse;
    fill(stage, who, cylinder, true);
    if (stage.world.rules()->plan("mask-after-use")) must(doMaintenance(stage.world, who, {mask, "mask-after-use", {}, ""}), mask);
  }
  const auto test = 2h + 25min * static_cast<int>(sets.size());
  stage.agenda.put(stage.clock.now() + test, [&stage, who, sets] {
    holdSitting(stage, who, {sets, {}, {}, false});
    stage.clock.advance(10min);
    for (const auto& set : sets) {
      if (stage.unit(set).releaseOwed) must(releaseUnit(stage.world, stage.by(stage.script.people.front().code), {set}), "the release of " + set);
    }
  });
}

}  // namespace muster::app::demonstration
