// What is told of a cylinder's pressure must be one: of that kind of quantity, not negative, and not ten times what any fill reaches
// (195 typed where MPa were meant would make an empty squad look full). How far a fill may go is a figure of the rules.
#pragma once

#include "app/workflow/looking.h"

namespace muster::app {

core::Outcome<core::Nothing> checkCylinderPressure(Looking& look, const core::UnitState& cylinder, const core::Quantity& pressure);

}  // namespace muster::app
