// RacksLook: every rack with what stands in its slots, what should stand there and does not, and what stands there by mistake.
//
// Looked up once a page from the views; owns the rows its slots point at. One thread.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/ports/world.h"

namespace muster::app {

struct SlotSeen {
  core::InSlot at;
  std::string kind;  // what belongs there; empty: anything
  int row = 0, column = 0;
  const UnitRow* here = nullptr;
  const UnitRow* missing = nullptr;  // it is its slot, and it is not here

  bool wrong() const { return here && here->home && *here->home != at; }
  // Neither taken out nor sent away nor fitted: it should stand here and does not.
  bool astray() const {
    return missing && (std::holds_alternative<core::Loose>(missing->place) || std::holds_alternative<core::InSlot>(missing->place));
  }
  bool differs() const { return wrong() || astray(); }
};

struct RackSeen {
  std::string code, purpose;
  std::vector<SlotSeen> slots;  // row by row, from the top
  int rows = 0, columns = 0, held = 0, differences = 0;
  const SlotSeen* slot(std::string_view name) const;
};

class RacksLook {
 public:
  RacksLook(World& world, core::Instant at);
  RacksLook(const RacksLook&) = delete;
  RacksLook& operator=(const RacksLook&) = delete;

  const std::vector<RackSeen>& racks() const { return racks_; }
  const RackSeen* rack(std::string_view code) const;
  // Slots that stand empty and take this kind.
  std::vector<const SlotSeen*> freeFor(const std::string& kind) const;

 private:
  std::vector<UnitRow> units_;
  std::vector<RackSeen> racks_;
};

}  // namespace muster::app
