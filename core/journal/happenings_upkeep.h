// Kinds of fact about keeping equipment fit: care after use, release, stock, canisters. As happenings.h.
#pragma once

#include "core/equipment/unit_state.h"

namespace muster::core {

// A personal item (a mask) goes to a person; an empty person gives it back.
struct UnitIssued {
  std::string unit, person;
  bool operator==(const UnitIssued&) const = default;
};
// A refillable canister is filled from an opened bulk lot (a unit of its own); who filled it is the fact's `by`.
struct CanisterFilled {
  std::string canister, lot;
  std::optional<Quantity> mass;
  bool sieved = false;
  bool operator==(const CanisterFilled&) const = default;
};
// A stock item (a unit of a consumable kind) gains or loses pieces of a lot. why: "received", "used", "discarded", "counted", "frozen",
// "turn-out".
struct StockMoved {
  std::string item, lot;
  int change = 0;
  std::string why;
  std::optional<Date> expires;
  std::optional<Instant> frozenSince;
  bool operator==(const StockMoved&) const = default;
};
// One step of the care after use ("stripped", "cleaned", "disinfected", "dried" ...), as the rule pack lists them. last: nothing but
// what the tests owe is left, so the care after this use is at its end.
struct CareDone {
  std::string unit, step;
  bool last = false;
  bool operator==(const CareDone&) const = default;
};
// The second person's word that a set may serve again. provisional: the duty leader's alone, good until a stated hour.
struct UnitReleased {
  std::string unit, tester;
  bool provisional = false;
  std::optional<Instant> until;
  bool operator==(const UnitReleased&) const = default;
};
// At the scene a set may go in again after fresh cylinder, absorber and the named steps; the full cycle stays owed. What came out was
// used: the absorber is spent, of the cylinder nobody knows what is left.
struct TurnedRoundInField {
  std::string unit, cylinder, absorber;
  std::vector<std::string> steps;
  std::string usedCylinder, usedAbsorber;
  bool operator==(const TurnedRoundInField&) const = default;
};

}  // namespace muster::core
