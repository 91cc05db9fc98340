#include "app/web/pages/asked_unit.h"

namespace muster::app {

std::vector<FormField::Choice> calibratorChoices(const Translator& say, World& world) {
  std::vector<FormField::Choice> out = {{"", say.tr("None named")}};
  const core::Rules rules = world.rules();
  for (const core::Kind& kind : rules->kinds()) {
    if (kind.role != core::Kind::Role::calibrator) continue;
    for (const UnitRow& row : world.views.units({.kind = kind.id}, world.clock.now()))
      out.push_back({row.code, row.code + " · " + say.tr(kind.title)});
  }
  return out;
}

core::Unit pressureUnit(World& world, const std::string&) {
  const core::Figure* figure = world.rules()->figure("cylinder.minimum");
  return figure && figure->value.dimension() == core::Dimension::pressure ? figure->value.unit : core::Unit::megapascal;
}

}  // namespace muster::app
