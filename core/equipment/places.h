// Racks, squads, people and the store itself: the other subjects of facts, as folded states. Values only.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/equipment/unit_state.h"

namespace muster::core {

struct SlotSpec {
  std::string slot;  // "A1"
  std::string kind;  // what belongs there; empty: anything
  bool operator==(const SlotSpec&) const = default;
};

struct RackState {
  std::string code;             // "R04"
  std::string purpose;          // code for the title: "squad-1-sets"; words stand in the catalogue of languages
  std::vector<SlotSpec> slots;  // row by row, from the top
  bool removed = false;
  bool operator==(const RackState&) const = default;
};

enum class Duty { onDuty, standby, rest };

struct SquadState {
  std::string code;  // "1"
  Duty duty = Duty::rest;
  std::vector<std::string> sets;  // apparatus assigned, in the order of positions; the last may be the spare
  bool disbanded = false;
  bool operator==(const SquadState&) const = default;
};

// A person inside the proof: never the name, only a salted hash of name and staff number (the name is a record).
struct PersonState {
  std::string code;        // "P012"
  std::string commitment;  // hex SHA-256
  bool left = false;
  bool operator==(const PersonState&) const = default;
};

struct AdoptedPack {
  std::string name, revision, digest;
  FactId fact;
  bool operator==(const AdoptedPack&) const = default;
};

struct RulesState {
  std::vector<AdoptedPack> packs;           // in the order of adoption, the latest of each name
  std::map<std::string, FactId> confirmed;  // rule id -> the fact that confirmed it
  bool operator==(const RulesState&) const = default;
};

struct StoreState {
  std::string zone;  // IANA name: "Asia/Shanghai"
  int epoch = 0;
  std::string continues;       // after a restore: "node:index:head" of what it goes on from
  bool demonstration = false;  // serials and people are invented; every page says so
  bool operator==(const StoreState&) const = default;
};

}  // namespace muster::core
