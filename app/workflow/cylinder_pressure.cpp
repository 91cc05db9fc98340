#include "app/workflow/cylinder_pressure.h"

#include "app/workflow/refuse.h"
#include "core/upkeep/plan_standing.h"

namespace muster::app {

core::Outcome<core::Nothing> checkCylinderPressure(Looking& look, const core::UnitState& cylinder, const core::Quantity& pressure) {
  if (pressure.dimension() != core::Dimension::pressure) {
    return refuse("wrong-dimension", core::msg("{value} is of another kind of quantity", {{"value", pressure.text()}}),
                  core::msg("give a pressure, as in 20.0 MPa"), "pressure");
  }
  if (pressure.value.coefficient() < 0) {
    return refuse("negative", core::msg("a cylinder has no negative pressure"), core::msg("read the gauge again"), "pressure");
  }
  const auto* most = look.rules().figure(core::familyOf(cylinder.kind, look.rules()) + ".fill-maximum");
  if (!most || most->value.dimension() != core::Dimension::pressure) return core::Nothing{};
  // An overfilled cylinder is a fact to be taken; twice the highest fill is a wrong unit.
  core::Quantity beyond = most->value;
  beyond.value = beyond.value + beyond.value;
  if (core::compare(pressure, beyond) <= 0) return core::Nothing{};
  return refuse("wrong-unit", core::msg("{value} is more than any cylinder of this kind holds", {{"value", pressure.text()}}),
                core::msg("look at the unit: 195 bar are 19.5 MPa"), "pressure");
}

}  // namespace muster::app
