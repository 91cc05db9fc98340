#include "app/workflow/consumables.h"

#include <algorithm>

#include "app/workflow/refuse.h"

namespace muster::app {

core::Outcome<Answer> moveStock(World& world, const Who& who, const MoveStock& input) {
  return carryOut(world, who, [&](Looking& look) -> core::Outcome<Decision> {
    auto item = activeUnit(look, input.item, "item");
    if (!item) return item.problems();
    const auto& it = **item;
    const auto* kind = look.rules().kind(it.kind);
    if (!kind || kind->role != core::Kind::Role::consumable) {
      return refuse("no-stock", core::msg("{item} is not kept as stock", {{"item", it.code}}),
                    core::msg("register the consumable as an item of its own"), "item");
    }
    if (input.change == 0)
      return refuse("empty", core::msg("it is not said how many"), core::msg("give a number; what was taken with a minus"), "change");
    if (input.why.empty())
      return refuse("empty", core::msg("it is not said why"), core::msg("say received, used, discarded, counted or frozen"), "why");
    const auto lot = core::plainCode(input.lot);
    const auto held = std::find_if(it.stock.begin(), it.stock.end(), [&](const core::StockLot& one) { return one.lot == lot; });
    const int there = held == it.stock.end() ? 0 : held->count;
    if (there + input.change < 0) {
      return refuse("too-few", core::msg("lot {lot} holds {count}", {{"lot", lot.empty() ? it.code : lot}, {"count", std::to_string(there)}}),
                    core::msg("take less, or count the stock first"), "change");
    }
    core::StockMoved moved{it.code, lot, input.change, input.why, input.expires, {}};
    if (input.why == "frozen") moved.frozenSince = look.at();
    return Decision{{moved}, {}};
  });
}

core::Outcome<Answer> fillCanister(World& world, const Who& who, const FillCanister& input) {
  return carryOut(world, who, [&](Looking& look) -> core::Outcome<Decision> {
    auto canister = activeUnit(look, input.canister, "canister");
    if (!canister) return canister.problems();
    auto lot = activeUnit(look, input.lot, "lot");
    if (!lot) return lot.problems();
    if ((*lot)->code == (*canister)->code)
      return refuse("same-unit", core::msg("a canister is not filled from itself"), core::msg("scan the bulk lot"), "lot");
    const bool failed =
        std::any_of((*lot)->steps.begin(), (*lot)->steps.end(), [](const auto& step) { return step.second.verdict == core::Verdict::fail; });
    if (failed) {
      return refuse("lot-failed", core::msg("the assay of {lot} failed", {{"lot", (*lot)->code}}),
                    core::msg("take another lot, or let the chemist assay this one again"), "lot");
    }
    if (input.mass && input.mass->dimension() != core::Dimension::mass) {
      return refuse("wrong-dimension", core::msg("{value} is no mass", {{"value", input.mass->text()}}), core::msg("give it in kg or g"), "mass");
    }
    Decision decision{{core::CanisterFilled{(*canister)->code, (*lot)->code, input.mass, input.sieved}}, {}};
    if (!input.sieved) decision.remarks.push_back(core::msg("filled without sieving: dust may get into the circuit"));
    return decision;
  });
}

core::Outcome<Answer> issueUnit(World& world, const Who& who, const IssueUnit& input) {
  return carryOut(world, who, [&](Looking& look) -> core::Outcome<Decision> {
    auto unit = activeUnit(look, input.unit);
    if (!unit) return unit.problems();
    const auto& it = **unit;
    const auto* kind = look.rules().kind(it.kind);
    if (kind && kind->role == core::Kind::Role::apparatus) {
      return refuse("not-personal", core::msg("{unit} is not a personal item", {{"unit", it.code}}), core::msg("check it out instead"), "unit");
    }
    std::string person;
    if (!input.person.empty()) {
      auto enrolledAs = enrolled(look, input.person, "holder");
      if (!enrolledAs) return enrolledAs.problems();
      person = enrolledAs.value();
    }
    if (person == it.issuedTo) {
      return refuse("nothing-new", core::msg("that is what stands already"), core::msg("nothing needs to be done"), "holder");
    }
    return Decision{{core::UnitIssued{it.code, person}}, {}};
  });
}

}  // namespace muster::app
