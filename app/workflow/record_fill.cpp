#include "app/workflow/record_fill.h"

#include <algorithm>

#include "app/workflow/cylinder_pressure.h"
#include "app/workflow/refuse.h"
#include "app/workflow/standing.h"
#include "core/readiness/cylinder_figures.h"
#include "core/upkeep/plan_standing.h"

namespace muster::app {
namespace {

core::Outcome<core::Nothing> measuresWell(Looking& look, const core::UnitState& cylinder, const core::Quantity& pressure,
                                          const std::optional<core::Quantity>& temperature) {
  if (auto well = checkCylinderPressure(look, cylinder, pressure); !well) return well;
  if (!temperature || temperature->dimension() == core::Dimension::temperature) return core::Nothing{};
  return refuse("wrong-dimension", core::msg("{value} is of another kind of quantity", {{"value", temperature->text()}}),
                core::msg("give a temperature, as in 20 °C"), "temperature");
}

// The gauge is one of ours; one whose certificate ran out is said so, the reading is kept.
core::Outcome<std::string> gaugeMeant(Looking& look, const std::string& typed, std::vector<core::Message>& remarks) {
  if (typed.empty()) return std::string();
  auto gauge = activeCalibrator(look, typed, "gauge");
  if (!gauge) return gauge.problems();
  if (standingOn(look, (*gauge)->code, look.at()).kind != core::Standing::Kind::valid) {
    remarks.push_back(core::msg("{gauge} has no valid certificate on that day", {{"gauge", (*gauge)->code}}));
  }
  return (*gauge)->code;
}

core::Problems against(Looking& look, const core::UnitState& cylinder) {
  core::Problems problems;
  const std::vector<std::pair<std::string, core::Text>> places{{"cylinder", cylinder.code}};
  const auto add = [&](std::string code, core::Message text, core::Message remedy) {
    problems.push_back(refuse(std::move(code), std::move(text), std::move(remedy), "cylinder"));
  };
  if (const auto* away = std::get_if<core::Away>(&cylinder.place))
    add("is-away", core::msg("{part} is away at {receiver}", {{"part", cylinder.code}, {"receiver", away->receiver}}),
        core::msg("enter its return first"));
  if (const auto* out = std::get_if<core::Out>(&cylinder.place))
    add("is-out", core::msg("{unit} is out with {holder}", {{"unit", cylinder.code}, {"holder", out->holder}}), core::msg("check it in first"));
  for (const auto& open : cylinder.quarantines)
    add("quarantined", core::msg("{unit} is quarantined by case {case}", {{"unit", cylinder.code}, {"case", open.file}}),
        core::msg("enter what was found on it in the case"));
  for (const auto& fault : cylinder.faults) {
    if (fault.blocks) add("open-fault", core::msg("{cylinder} has an open fault", places), core::msg("clear the fault before filling"));
  }
  for (const auto& due : look.assess(cylinder).dues) {
    if (due.severity != core::Severity::block || (due.lastDay && *due.lastDay >= look.day())) continue;
    const std::vector<std::pair<std::string, core::Text>> what{{"cylinder", cylinder.code}, {"plan", due.title}};
    if (due.lastDay)
      add("overdue", core::msg("{cylinder}: {plan} is overdue", what), core::msg("have that done first, or enter it if it was done"));
    else
      add("overdue", core::msg("{cylinder}: {plan} has no date on record", what), core::msg("read the stamp on it and enter the date"));
  }
  return problems;
}

// What serves the whole round: pump, gauge, bulk cylinder. `done`: it is said, not refused.
core::Outcome<core::Nothing> servesWell(Looking& look, const RecordFill& input, core::CylinderFilled& fill, Decision& decision) {
  core::Problems problems;
  const auto stop = [&](const core::Problem& problem) {
    if (input.done)
      decision.remarks.push_back(problem.text);
    else
      problems.push_back(problem);
  };
  const auto unitOf = [&](const std::string& typed, const char* field) -> const core::UnitState* {
    if (typed.empty()) return nullptr;
    auto unit = activeUnit(look, typed, field);
    if (!unit) problems.push_back(unit.problems().front());
    return unit ? *unit : nullptr;
  };
  if (const auto* pump = unitOf(input.pump, "pump")) {
    fill.pump = pump->code;
    const auto blocks = [](const core::Fault& fault) { return fault.blocks; };
    if (std::any_of(pump->faults.begin(), pump->faults.end(), blocks))
      stop(refuse("open-fault", core::msg("{unit} has an open fault", {{"unit", pump->code}}), core::msg("clear the fault, or take another pump"),
                  "pump"));
  }
  if (const auto* bulk = unitOf(input.bulk, "bulk")) {
    fill.bulk = bulk->code;
    const auto failed = [](const auto& step) { return step.second.verdict == core::Verdict::fail; };
    if (std::any_of(bulk->steps.begin(), bulk->steps.end(), failed))
      stop(refuse("lot-failed", core::msg("the assay of {lot} failed", {{"lot", bulk->code}}), core::msg("take another bulk cylinder"), "bulk"));
    if (!bulk->quarantines.empty())
      stop(refuse("quarantined", core::msg("{unit} is quarantined by case {case}", {{"unit", bulk->code}, {"case", bulk->quarantines.front().file}}),
                  core::msg("take another bulk cylinder"), "bulk"));
  }
  if (!problems.empty()) return problems;
  return core::Nothing{};
}

// Above what a cylinder may be filled to: kept as measured, and said.
void sayOverfilled(Looking& look, const core::UnitState& cylinder, const core::Quantity& pressure, Decision& decision) {
  const auto* most = look.rules().figure(core::familyOf(cylinder.kind, look.rules()) + ".fill-maximum");
  if (!most || most->value.dimension() != core::Dimension::pressure || core::compare(pressure, most->value) <= 0) return;
  decision.remarks.push_back(core::msg("{cylinder} was filled to {pressure}, more than {limit}: let it down at once",
                                       {{"cylinder", cylinder.code}, {"pressure", pressure.text()}, {"limit", most->value.text()}}));
}

core::Outcome<core::Nothing> addReading(Looking& look, const ReadPressure& input, Decision& decision) {
  auto cylinder = cylinderMeant(look, input.cylinder);
  if (!cylinder) return cylinder.problems();
  if (auto well = measuresWell(look, **cylinder, input.pressure, input.temperature); !well) return well.problems();
  auto gauge = gaugeMeant(look, input.gauge, decision.remarks);
  if (!gauge) return gauge.problems();
  const auto* settling = core::cylinderFigures((*cylinder)->kind, look.rules()).settling;
  if (const auto until = settling ? core::settlesUntil(**cylinder, *settling) : std::nullopt; until && look.at() < *until) {
    decision.remarks.push_back(core::msg("{cylinder} still settles: this reading does not count; read it again from {time} on",
                                         {{"cylinder", (*cylinder)->code}, {"time", look.calendar().localText(*until)}}));
  }
  decision.happenings.push_back(core::PressureRead{(*cylinder)->code, gauge.value(), input.pressure, input.temperature});
  return core::Nothing{};
}

}  // namespace

core::Outcome<Decision> decideFill(Looking& look, const RecordFill& input) {
  auto cylinder = cylinderMeant(look, input.cylinder);
  if (!cylinder) return cylinder.problems();
  if (auto well = measuresWell(look, **cylinder, input.pressure, input.temperature); !well) return well.problems();
  if (input.residual) {
    if (auto well = measuresWell(look, **cylinder, *input.residual, std::nullopt); !well) return well.problems();
  }
  Decision decision;
  auto gauge = gaugeMeant(look, input.gauge, decision.remarks);
  if (!gauge) return gauge.problems();
  auto problems = against(look, **cylinder);
  if (!problems.empty()) {
    if (!input.done) return problems;
    for (const auto& problem : problems) decision.remarks.push_back(problem.text);
  }
  core::CylinderFilled fill{(*cylinder)->code, gauge.value(), input.lot, input.pressure, input.temperature, input.residual};
  fill.permit = input.permit, fill.lookedOver = input.lookedOver;
  if (auto well = servesWell(look, input, fill, decision); !well) return well.problems();
  sayOverfilled(look, **cylinder, input.pressure, decision);
  decision.happenings.push_back(std::move(fill));
  decision.remarks.push_back(core::msg("{cylinder} settles: read its pressure again when it is cool", {{"cylinder", (*cylinder)->code}}));
  return decision;
}

core::Outcome<Answer> recordFill(World& world, const Who& who, const RecordFill& input) {
  return carryOut(world, who, [&](Looking& look) { return decideFill(look, input); });
}

core::Problems againstFilling(Looking& look, const std::string& typed) {
  auto cylinder = cylinderMeant(look, typed);
  return cylinder ? against(look, **cylinder) : cylinder.problems();
}

core::Outcome<Decision> decideReadings(Looking& look, const std::vector<ReadPressure>& readings) {
  Decision decision;
  core::Problems problems;
  for (const auto& reading : readings) {
    if (auto added = addReading(look, reading, decision); !added) {
      problems.insert(problems.end(), added.problems().begin(), added.problems().end());
    }
  }
  if (!problems.empty()) return problems;
  if (decision.happenings.empty()) return refuse("empty", core::msg("no reading was given"), core::msg("type at least one pressure"), "pressure");
  return decision;
}

core::Outcome<Answer> readPressures(World& world, const Who& who, const std::vector<ReadPressure>& readings) {
  return carryOut(world, who, [&](Looking& look) { return decideReadings(look, readings); });
}

core::Outcome<Answer> readPressure(World& world, const Who& who, const ReadPressure& input) { return readPressures(world, who, {input}); }

}  // namespace muster::app
