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

struct RoundRecord {  // the last time a round was made at a rack
  Instant at;
  int failed = 0;
  bool operator==(const RoundRecord&) const = default;
};

struct RackState {
  std::string code;             // "R04"
  std::string purpose;          // code for the title: "squad-1-sets"; words stand in the catalogue of languages
  std::vector<SlotSpec> slots;  // row by row, from the top
  bool removed = false;
  std::map<std::string, RoundRecord> rounds;  // by id
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

// May do, or release after, a test or a maintenance by one method.
struct Authorisation {
  enum class Act { perform, release } act = Act::perform;
  std::string method;  // procedure or plan; "*": every one
  Date from{};
  std::optional<Date> until;  // the last day; nullopt: until it is ended
  bool operator==(const Authorisation&) const = default;
};

// A person inside the proof: never the name, only a salted hash of name and staff number (the name is a record).
struct PersonState {
  std::string code;        // "P012"
  std::string commitment;  // hex SHA-256
  bool left = false;
  std::vector<Authorisation> authorisations;  // the latest of each act and method
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
