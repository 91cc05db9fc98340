#include "app/workflow/form_squad.h"

#include <algorithm>
#include <set>

#include "app/workflow/refuse.h"

namespace muster::app {

core::Outcome<Answer> formSquad(World& world, const Who& who, const FormSquad& input) {
  return carryOut(world, who, [&](Looking& look) -> core::Outcome<Decision> {
    auto code = core::parseCode(input.squad, "squad");
    if (!code) return code.problems();
    look.squad(code.value());
    core::SquadFormed formed{code.value(), {}};
    std::set<std::string> seen;
    const auto others = look.world().views.squads();
    for (const auto& typed : input.sets) {
      auto set = activeUnit(look, typed, "sets");
      if (!set) return set.problems();
      const auto& name = (*set)->code;
      const auto* kind = look.rules().kind((*set)->kind);
      if (!kind || kind->role != core::Kind::Role::apparatus) {
        return refuse("not-a-set", core::msg("{unit} is not a breathing apparatus", {{"unit", name}}),
                      core::msg("name the sets only; kit is shared by count"), "sets");
      }
      if (!seen.insert(name).second) {
        return refuse("set-twice", core::msg("{unit} is named twice", {{"unit", name}}), core::msg("name each set once"), "sets");
      }
      for (const auto& other : others) {
        if (other.code == code.value() || std::find(other.sets.begin(), other.sets.end(), name) == other.sets.end()) continue;
        return refuse("set-of-another-squad", core::msg("{unit} belongs to squad {squad}", {{"unit", name}, {"squad", other.code}}),
                      core::msg("take it from squad {squad} first", {{"squad", other.code}}), "sets");
      }
      formed.sets.push_back(name);
    }
    return Decision{{std::move(formed)}, {}};
  });
}

core::Outcome<Answer> assignDuty(World& world, const Who& who, const AssignDuty& input) {
  return carryOut(world, who, [&](Looking& look) -> core::Outcome<Decision> {
    const auto code = core::plainCode(input.squad);
    const auto* squad = look.squad(code);
    if (!squad || squad->code.empty() || squad->disbanded) {
      return refuse("unknown-squad", core::msg("there is no squad {squad}", {{"squad", code}}), core::msg("form the squad first"), "squad");
    }
    return Decision{{core::DutyAssigned{code, input.duty}}, {}};
  });
}

}  // namespace muster::app
