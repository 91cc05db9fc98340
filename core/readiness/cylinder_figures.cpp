#include "core/readiness/cylinder_figures.h"

#include "core/readiness/gas_content.h"
#include "core/upkeep/plan_standing.h"

namespace muster::core {

CylinderFigures cylinderFigures(std::string_view kind, const RuleBook& rules) {
  const std::string family = familyOf(std::string(kind), rules);
  const auto of = [&](const char* name, Dimension dimension) -> const Figure* {
    const Figure* figure = rules.figure(family + name);
    return figure != nullptr && figure->value.dimension() == dimension ? figure : nullptr;
  };
  return {of(".minimum", Dimension::pressure),    of(".warn", Dimension::pressure),
          of(".settling", Dimension::time),       of(".reference-temperature", Dimension::temperature),
          of(".warmest", Dimension::temperature), of(".work-temperature", Dimension::temperature),
          of(".empty", Dimension::pressure),      rules.table(family + ".real-gas")};
}

bool below(const PressureReading& reading, const CylinderFigures& figures, const Figure& limit) {
  if (figures.real != nullptr && figures.real->decides) {
    if (const auto content = contentBy(*figures.real, reading.pressure, figures.temperatureOf(reading))) {
      const auto order = compare(*content, limit.value);
      return order < 0 || (order == 0 && !limit.inclusive);
    }
  }
  const auto order = compareContent(reading.pressure, figures.temperatureOf(reading), figures.at(), limit.value);
  return order < 0 || (order == 0 && !limit.inclusive);
}

std::optional<Instant> settlesUntil(const UnitState& cylinder, const Figure& settling) {
  if (!cylinder.fill) return std::nullopt;
  const Instant settled = cylinder.fill->at + std::chrono::seconds(convert(settling.value, Unit::second, 0).coefficient());
  if (cylinder.pressure && cylinder.pressure->at >= settled) return std::nullopt;
  return settled;
}

std::string_view name(CylinderStand stand) {
  switch (stand) {
    case CylinderStand::full: return "full";
    case CylinderStand::settling: return "settling";
    case CylinderStand::secondReading: return "second-reading";
    case CylinderStand::residual: return "residual";
    case CylinderStand::empty: return "empty";
    case CylinderStand::unread: return "unread";
    case CylinderStand::inUse: return "in-use";
    case CylinderStand::out: return "out";
    case CylinderStand::atTestStation: return "test-station";
    case CylinderStand::away: return "away";
  }
  return "unread";
}

CylinderStand standOf(const UnitState& cylinder, const UnitState* host, const RuleBook& rules, Instant at) {
  if (const auto* away = std::get_if<Away>(&cylinder.place)) {
    return away->receiver == "test-station" || away->purpose == "requalification" ? CylinderStand::atTestStation : CylinderStand::away;
  }
  if (std::holds_alternative<Out>(cylinder.place) || (host != nullptr && std::holds_alternative<Out>(host->place))) return CylinderStand::out;
  const CylinderFigures figures = cylinderFigures(cylinder.kind, rules);
  if (figures.settling != nullptr) {
    if (const auto until = settlesUntil(cylinder, *figures.settling)) { return at < *until ? CylinderStand::settling : CylinderStand::secondReading; }
  }
  const PressureReading* reading = cylinder.pressure ? &*cylinder.pressure : nullptr;
  if (cylinder.fill && figures.settling == nullptr && (reading == nullptr || reading->at < cylinder.fill->at)) reading = &*cylinder.fill;
  if (reading == nullptr || reading->pressure.dimension() != Dimension::pressure) return CylinderStand::unread;
  if (figures.empty != nullptr && below(*reading, figures, *figures.empty)) return CylinderStand::empty;
  if (figures.minimum != nullptr && below(*reading, figures, *figures.minimum)) return CylinderStand::residual;
  return host != nullptr ? CylinderStand::inUse : CylinderStand::full;
}

}  // namespace muster::core
