#include "app/workflow/forecast.h"

#include <algorithm>
#include <cmath>

#include "app/workflow/refuse.h"
#include "app/workflow/suspects.h"
#include "core/forecast/forecast_words.h"
#include "core/forecast/repairs.h"
#include "core/journal/amendments.h"

namespace muster::app {

namespace {

constexpr int kRowsLookedAt = 900;  // of all steps, the latest: some sixty tests, since repeats within a day count once

std::shared_ptr<const core::State> stateOf(World& world, const std::string& code) { return world.journal.state(core::unit(code)); }

std::vector<core::Fact> factsOf(World& world, const std::string& code) { return core::countedFacts(world.journal.factsAbout(core::unit(code))); }

// By step; asked for at once, since a test is kept as a whole.
std::map<std::string, std::vector<core::Measured>> measured(World& world, const std::string& unit) {
  std::map<std::string, std::vector<core::Measured>> readings;
  for (const auto& row : world.views.measurements(unit, "", kRowsLookedAt)) {
    if (!row.si) continue;
    auto value = core::Quantity::parse(row.value);  // what stood at the instrument's end (">= 10 mbar") is no number
    if (value) readings[row.step].push_back({row.at, std::move(value).value(), row.verdict});
  }
  return readings;
}

std::vector<core::Repair> repairs(World& world, const core::RuleBook& rules, const core::UnitState& set, const std::vector<core::Fact>& facts) {
  auto all = core::repairsOf(set, facts, rules);
  for (const auto& [position, part] : set.parts) {
    const auto held = stateOf(world, part);
    const auto* state = held ? std::get_if<core::UnitState>(&held->value) : nullptr;
    if (!state) continue;
    for (auto& one : core::repairsOfPart(set, position, part, state->placedAt, factsOf(world, part), rules)) all.push_back(std::move(one));
  }
  return all;
}

// When each procedure must be done again at the latest, on the set or on the part it proves.
std::map<std::string, core::Date> dueDays(World& world, const core::RuleBook& rules, const core::UnitState& set) {
  std::map<std::string, core::Date> days;
  const auto look = [&](const std::string& unit, const std::string& position) {
    const auto assessment = world.views.assessment(unit);
    for (const auto& due : assessment ? assessment->dues : std::vector<core::Due>()) {
      const auto* plan = rules.plan(due.plan);
      if (!plan || plan->procedure.empty() || !due.lastDay || plan->position != position) continue;
      const auto [day, fresh] = days.try_emplace(plan->procedure, *due.lastDay);
      day->second = std::min(day->second, *due.lastDay);
    }
  };
  look(set.code, "");
  for (const auto& [position, part] : set.parts) look(part, position);
  return days;
}

Outlook look(World& world, const core::UnitState& set, core::Instant at) {
  const auto rules = world.rules();
  const auto calendar = world.calendar();
  Outlook outlook{set.code, set.kind, calendar->dateOf(at), {}};
  std::optional<std::vector<core::Fact>> facts;
  std::vector<core::Repair> repaired;
  std::map<std::string, core::Date> days;
  auto readings = measured(world, set.code);
  for (const auto* procedure : rules->proceduresFor(set.kind)) {
    for (const auto& step : procedure->steps) {
      auto found = readings.extract(step.id);  // a step that two procedures share is looked at once
      if (found.empty()) continue;
      if (!facts) facts = factsOf(world, set.code), repaired = repairs(world, *rules, set, *facts), days = dueDays(world, *rules, set);
      const auto day = days.find(procedure->id);
      const auto due = day == days.end() ? std::nullopt : std::optional(day->second);
      StepOutlook one{core::forecastOf(step, std::move(found.mapped()), repaired, {at, due, *calendar, *rules}), {}};
      if (one.forecast.failing || one.forecast.willFail) one.suspect = suspectFor(world, *rules, set, *facts, step);
      if (one.forecast.latest) outlook.steps.push_back(std::move(one));
    }
  }
  return outlook;
}

core::Json::Array textsOf(const std::vector<std::string>& all) { return {all.begin(), all.end()}; }

core::Json json(const StepOutlook& outlook, core::Date today) {
  using core::Json;
  const auto& it = outlook.forecast;
  const auto quantity = [](const auto& value) { return value ? Json(value->text()) : Json(); };
  const auto day = [](const auto& value) { return value ? Json(core::text(*value)) : Json(); };
  Json::Object said{{"step", it.step},
                    {"title", it.title.en},
                    {"readings", static_cast<std::int64_t>(it.readings.size())},
                    {"latest", quantity(it.latest)},
                    {"failing", it.failing},
                    {"since_repair", it.repair ? Json(core::text(it.repair->at)) : Json()},
                    {"trend", core::english(core::trendWords(it, today))},
                    {"per_month", quantity(it.perMonth)},
                    {"bound", quantity(it.bound)},
                    {"reaches", day(it.reaches)},
                    {"due", day(it.due)},
                    {"chance_percent", it.chance ? Json(static_cast<std::int64_t>(std::lround(*it.chance * 100))) : Json()},
                    {"will_fail", it.willFail},
                    {"to_be_confirmed", it.toBeConfirmed},
                    {"suspect", Json()}};
  if (const auto& suspect = outlook.suspect) {
    static constexpr std::string_view kBlame[] = {"cannot_tell", "part", "set"};
    said["suspect"] = Json::Object{{"blame", kBlame[static_cast<int>(suspect->blame)]},
                                   {"part", suspect->part},
                                   {"others", textsOf(suspect->others)},
                                   {"text", core::english(suspect->words)}};
  }
  return said;
}

}  // namespace

core::Outcome<Outlook> outlookOf(World& world, const std::string& typed, core::Instant at) {
  const auto code = core::plainCode(typed);
  const auto held = stateOf(world, code);
  const auto* set = held ? std::get_if<core::UnitState>(&held->value) : nullptr;
  if (!set || set->kind.empty()) {
    return refuse("unknown-unit", core::msg("{unit} is not a unit of this store", {{"unit", code}}), core::msg("give the code of a set"), "unit");
  }
  return look(world, *set, at);
}

std::vector<Outlook> outlooks(World& world, core::Instant at) {
  std::vector<Outlook> all;
  const auto rules = world.rules();
  for (const auto& kind : rules->kinds()) {
    if (rules->proceduresFor(kind.id).empty()) continue;
    for (const auto& unit : world.views.units({.kind = kind.id}, at)) {
      const auto held = stateOf(world, unit.code);
      const auto* set = held ? std::get_if<core::UnitState>(&held->value) : nullptr;
      if (!set) continue;
      auto outlook = look(world, *set, at);
      const auto speaks = [](const StepOutlook& one) { return one.forecast.told || one.suspect; };
      if (std::any_of(outlook.steps.begin(), outlook.steps.end(), speaks)) all.push_back(std::move(outlook));
    }
  }
  return all;
}

std::vector<core::Message> DueAdvice::of(const core::Due& due) {
  const auto rules = world_.rules();
  const auto* plan = rules->plan(due.plan);
  const auto* procedure = plan ? rules->procedure(plan->procedure) : nullptr;
  const auto held = procedure ? stateOf(world_, due.unit) : nullptr;
  const auto* unit = held ? std::get_if<core::UnitState>(&held->value) : nullptr;
  if (!unit) return {};
  const auto* in = std::get_if<core::InUnit>(&unit->place);
  const std::string& set = in && !plan->position.empty() ? in->unit : unit->code;
  auto seen = seen_.find(set);
  if (seen == seen_.end()) {
    auto outlook = outlookOf(world_, set, at_);
    seen = seen_.emplace(set, outlook ? std::move(outlook).value() : Outlook{}).first;
  }
  std::vector<core::Message> said;
  for (const auto& step : seen->second.steps) {
    if (!procedure->find(step.forecast.step) || !step.forecast.willFail) continue;
    said.push_back(core::adviceWords(step.forecast, seen->second.today));
    if (step.suspect && step.suspect->blame != core::Suspect::Blame::cannotTell) said.push_back(step.suspect->words);
  }
  return said;
}

core::Json json(const Outlook& outlook) {
  core::Json::Array steps;
  for (const auto& one : outlook.steps) steps.push_back(json(one, outlook.today));
  return core::Json::Object{{"id", outlook.unit}, {"kind", outlook.kind}, {"steps", std::move(steps)}};
}

}  // namespace muster::app
