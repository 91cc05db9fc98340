#include "app/workflow/open_store.h"

#include "app/workflow/refuse.h"

namespace muster::app {

core::Outcome<Answer> openStore(World& world, const Who& who, const OpenStore& input) {
  return carryOut(
      world, who,
      [&](Looking& look) -> core::Outcome<Decision> {
        if (const auto* store = look.store(); store && store->epoch > 0) {
          return refuse("already-open", core::msg("this store is already open"), core::msg("go on with it, or open another folder"));
        }
        if (input.zone.empty()) {
          return refuse("empty", core::msg("the time zone is missing"), core::msg("name it as in Asia/Shanghai"), "zone");
        }
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

}  // namespace muster::app
