// Consumables and personal items: stock by lot, canisters filled from a bulk lot, masks issued to their wearers.
#pragma once

#include "app/workflow/command.h"

namespace muster::app {

struct MoveStock {
  std::string item, lot;
  int change = 0;   // pieces; what was taken is negative
  std::string why;  // "received", "used", "discarded", "counted", "frozen"
  std::optional<core::Date> expires;
};
// "too-few" where more is taken than the lot holds.
core::Outcome<Answer> moveStock(World& world, const Who& who, const MoveStock& input);

struct FillCanister {
  std::string canister, lot;
  std::optional<core::Quantity> mass;
  bool sieved = false;
};
// Refuses a lot that is not registered, and one whose assay failed ("lot-failed").
core::Outcome<Answer> fillCanister(World& world, const Who& who, const FillCanister& input);

struct IssueUnit {
  std::string unit, person;  // person empty: given back
};
core::Outcome<Answer> issueUnit(World& world, const Who& who, const IssueUnit& input);

}  // namespace muster::app
