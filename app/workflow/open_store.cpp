#include "app/workflow/open_store.h"

#include <stdexcept>

#include "app/ports/shipped.h"
#include "app/workflow/refuse.h"

namespace muster::app {

std::vector<PackOffer> startingPacks(const std::string& brigadePack) {
  std::vector<PackOffer> first, last;
  for (const auto& shipped : shippedPacks()) {
    const auto pack = core::parsePack(shipped.text, shipped.origin);
    if (!pack) throw std::logic_error("a shipped rule pack is broken: " + core::english(pack.problems().front()));
    if (!pack->atStart) continue;  // the brigade adopts it when it works that way
    if (pack->role != core::RulePack::Role::brigade)
      first.push_back({shipped.origin, shipped.text});
    else if (pack->name == brigadePack)
      last.push_back({shipped.origin, shipped.text});
  }
  if (last.empty()) throw std::invalid_argument("no shipped brigade pack is called " + brigadePack);
  first.insert(first.end(), last.begin(), last.end());
  return first;
}

core::Outcome<Answer> openStore(World& world, const Who& who, const OpenStore& input) {
  return carryOut(
      world, who,
      [&](Looking& look) -> core::Outcome<Decision> {
        if (const auto* store = look.store(); store && store->epoch > 0) {
          return refuse("already-open", core::msg("this store is already open"), core::msg("go on with it, or open another folder"));
        }
        if (input.zone.empty()) { return refuse("empty", core::msg("the time zone is missing"), core::msg("name it as in Asia/Shanghai"), "zone"); }
        Decision decision;
        decision.happenings.push_back(core::StoreOpened{input.zone, 1, "", input.demonstration});
        auto adoption = decideAdoption(look, input.packs);
        if (!adoption) return adoption.problems();
        for (auto& happening : adoption.value().happenings) decision.happenings.push_back(std::move(happening));
        decision.remarks = adoption->remarks;
        return decision;
      },
      From::program);
}

bool isDemonstration(World& world) {
  const auto store = world.journal.state(core::store());
  const auto* state = store ? std::get_if<core::StoreState>(&store->value) : nullptr;
  return state && state->demonstration;
}

}  // namespace muster::app
