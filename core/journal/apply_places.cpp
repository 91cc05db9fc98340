// Racks, squads, people, rules and the store.
#include <algorithm>

#include "core/journal/apply_parts.h"

namespace muster::core::folding {

void applyToRack(RackState& state, const Fact& fact, const Happening& happening) {
  if (const auto* h = std::get_if<RackInstalled>(&happening)) {
    state.purpose = h->purpose;
    state.slots = h->slots;
    state.removed = false;
  }
  if (const auto* h = std::get_if<RoundMade>(&happening)) {
    const auto failed = std::count_if(h->answers.begin(), h->answers.end(), [](const RoundAnswer& answer) { return !answer.good; });
    state.rounds[h->round] = {fact.occurredAt, static_cast<int>(failed)};
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
  if (const auto* h = std::get_if<PersonAuthorised>(&happening)) {
    std::erase_if(state.authorisations, [&](const Authorisation& one) { return one.act == h->act && one.method == h->method; });
    state.authorisations.push_back({h->act, h->method, h->from, h->until});
  }
  if (const auto* h = std::get_if<AuthorisationEnded>(&happening)) {
    for (Authorisation& one : state.authorisations) {
      if (one.act == h->act && one.method == h->method) one.until = h->on;
    }
  }
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
