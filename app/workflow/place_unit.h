// Where a unit stands: put in a slot, sent away, returned.
#pragma once

#include "app/workflow/command.h"

namespace muster::app {

struct PlaceUnit {
  std::string unit, rack, slot;
  bool home = false;  // from now on this is the slot it belongs in (the first slot it ever gets always is)
};
core::Outcome<Answer> placeUnit(World& world, const Who& who, const PlaceUnit& input);
core::Outcome<Decision> decidePlacement(Looking& look, const PlaceUnit& input);  // this and its like: for correct_fact.h

struct SendAway {
  std::string unit, receiver, purpose;  // codes: "test-station", "requalification"
  std::optional<core::Date> expected;
};
core::Outcome<Answer> sendAway(World& world, const Who& who, const SendAway& input);
core::Outcome<Decision> decideSendingAway(Looking& look, const SendAway& input);

struct ReturnUnit {
  std::string unit;
  std::string papers;  // digest of the scanned papers that came back with it
};
core::Outcome<Answer> returnUnit(World& world, const Who& who, const ReturnUnit& input);
core::Outcome<Decision> decideReturn(Looking& look, const ReturnUnit& input);

// Whether `unit` may stand in this slot; the refusal names what is there or what belongs there.
core::Outcome<core::Nothing> mayStandIn(Looking& look, const core::UnitState& unit, const core::InSlot& slot);
// Whether its own slot is free for it to go back to.
bool homeIsFree(Looking& look, const core::UnitState& unit);

}  // namespace muster::app
