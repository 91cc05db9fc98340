#include "app/workflow/record_fill.h"

#include "app/workflow/cylinder_pressure.h"
#include "app/workflow/refuse.h"
#include "app/workflow/standing.h"

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

// Beforehand: what is damaged or overdue is not filled.
core::Outcome<core::Nothing> mayBeFilled(Looking& look, const core::UnitState& cylinder) {
  for (const auto& fault : cylinder.faults) {
    if (!fault.blocks) continue;
    return refuse("open-fault", core::msg("{cylinder} has an open fault", {{"cylinder", cylinder.code}}), core::msg("clear the fault before filling"),
                  "cylinder");
  }
  for (const auto& due : look.assess(cylinder).dues) {
    if (due.severity != core::Severity::block || (due.lastDay && *due.lastDay >= look.day())) continue;
    return refuse("overdue", core::msg("{cylinder}: {plan} is overdue", {{"cylinder", cylinder.code}, {"plan", due.title}}),
                  core::msg("have that done first, or enter it if it was done"), "cylinder");
  }
  return core::Nothing{};
}

core::Outcome<core::Nothing> addReading(Looking& look, const ReadPressure& input, Decision& decision) {
  auto cylinder = cylinderMeant(look, input.cylinder);
  if (!cylinder) return cylinder.problems();
  if (auto well = measuresWell(look, **cylinder, input.pressure, input.temperature); !well) return well.problems();
  auto gauge = gaugeMeant(look, input.gauge, decision.remarks);
  if (!gauge) return gauge.problems();
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
  if (auto may = mayBeFilled(look, **cylinder); !may) {
    if (!input.done) return may.problems();
    decision.remarks.push_back(may.problems().front().text);
  }
  decision.happenings.push_back(core::CylinderFilled{(*cylinder)->code, gauge.value(), input.lot, input.pressure, input.temperature, input.residual});
  decision.remarks.push_back(core::msg("{cylinder} settles: read its pressure again when it is cool", {{"cylinder", (*cylinder)->code}}));
  return decision;
}

core::Outcome<Answer> recordFill(World& world, const Who& who, const RecordFill& input) {
  return carryOut(world, who, [&](Looking& look) { return decideFill(look, input); });
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
