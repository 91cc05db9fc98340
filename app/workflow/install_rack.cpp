#include "app/workflow/install_rack.h"

#include <set>

#include "app/workflow/refuse.h"

namespace muster::app {

namespace {

core::Outcome<Decision> decideRack(Looking& look, const InstallRack& input) {
  auto code = core::parseCode(input.rack, "rack");
  if (!code) return code.problems();
  look.rack(code.value());
  if (input.slots.empty()) { return refuse("empty", core::msg("a rack needs at least one slot"), core::msg("name its slots, as in A1"), "slots"); }
  std::set<std::string> names;
  std::vector<core::SlotSpec> slots;
  for (const auto& slot : input.slots) {
    auto name = core::parseCode(slot.slot, "slots");
    if (!name) return name.problems();
    if (!names.insert(name.value()).second) {
      return refuse("slot-twice", core::msg("slot {slot} is named twice", {{"slot", name.value()}}), core::msg("give each slot its own name"),
                    "slots");
    }
    if (!slot.kind.empty() && !look.rules().kind(slot.kind)) {
      return refuse("unknown-kind", core::msg("no adopted rule knows the kind {kind}", {{"kind", slot.kind}}),
                    core::msg("choose a kind from the list, or leave the slot open to anything"), "slots");
    }
    slots.push_back({name.value(), slot.kind});
  }
  for (const auto& row : look.world().views.unitsIn(code.value())) {
    if (names.contains(row.slot)) continue;
    return refuse("slot-occupied", core::msg("{unit} stands in slot {slot}", {{"unit", row.unit}, {"slot", row.slot}}),
                  core::msg("place {unit} elsewhere first", {{"unit", row.unit}}), "slots");
  }
  return Decision{{core::RackInstalled{code.value(), input.purpose, std::move(slots)}}, {}};
}

}  // namespace

core::Outcome<Answer> installRack(World& world, const Who& who, const InstallRack& input) {
  return carryOut(world, who, [&](Looking& look) { return decideRack(look, input); });
}

core::Outcome<Answer> installRacks(World& world, const Who& who, const std::vector<InstallRack>& racks) {
  return carryOut(world, who, [&](Looking& look) -> core::Outcome<Decision> {
    Decision all;
    std::set<std::string> codes;
    for (const auto& rack : racks) {
      const auto code = core::plainCode(rack.rack);
      if (const auto* there = look.rack(code); !codes.insert(code).second || (there && !there->slots.empty() && !there->removed)) {
        return refuse("code-taken", core::msg("rack {rack} is installed already", {{"rack", code}}), core::msg("begin with another code"), "rack");
      }
      auto one = decideRack(look, rack);
      if (!one) return one.problems();
      all.happenings.push_back(std::move(one.value().happenings.front()));
    }
    if (all.happenings.empty()) return refuse("empty", core::msg("nothing is to be installed"), core::msg("say how many racks there are"), "count");
    return all;
  });
}

}  // namespace muster::app
