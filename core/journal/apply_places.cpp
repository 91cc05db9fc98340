// Racks, squads, people, rules and the store.
#include <algorithm>

#include "core/journal/apply_parts.h"

namespace muster::core::folding {

void applyToRack(RackState& state, const Happening& happening) {
  if (const auto* h = std::get_if<RackInstalled>(&happening)) {
    state.purpose = h->purpose;
    state.slots = h->slots;
    state.removed = false;
  }
}

void applyToSquad(SquadState& state, const Happening& happening) {
  if (const auto* h = std::get_if<SquadFormed>(&happening)) {
    state.sets = h->sets;
    state.disbanded = h->sets.empty();
  }
  if (const auto* h = std::get_if<DutyAssigned>(&happening)) state.duty = h->duty;
}

void applyToPerson(PersonState& state, const Happening& happening) {
  if (const auto* h = std::get_if<PersonEnrolled>(&happening)) {
    state.commitment = h->commitment;
    state.left = false;
  }
  if (std::holds_alternative<PersonLeft>(happening)) state.left = true;
}

void applyToRules(RulesState& state, const Fact& fact, const Happening& happening) {
  if (const auto* h = std::get_if<RulesAdopted>(&happening)) {
    std::erase_if(state.packs, [&](const AdoptedPack& pack) { return pack.name == h->name; });
    state.packs.push_back({h->name, h->revision, h->digest, fact.id});
  }
  if (const auto* h = std::get_if<LimitConfirmed>(&happening)) state.confirmed[h->rule] = fact.id;
}

void applyToStore(StoreState& state, const Happening& happening) {
  if (const auto* h = std::get_if<StoreOpened>(&happening)) {
    state.zone = h->zone;
    state.epoch = h->epoch;
    state.continues = h->continues;
    state.demonstration = h->demonstration;
  }
}

}  // namespace muster::core::folding
