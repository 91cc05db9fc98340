// Squads that can go, by count, in three grades: complete; can go, but without ...; cannot.
//
// A squad counts its own sets first, then ready sets no squad owns; the duty squad is served before standby, standby before
// rest. Kit of a kind is shared by count in the same order. When the duty squad is out, the standby squad is on duty. Pure.
#pragma once

#include <string>
#include <vector>

#include "core/equipment/places.h"
#include "core/readiness/assess.h"

namespace muster::core {

struct UnitNow {  // what one unit is at the moment asked about
  std::string code, kind;
  SetState state = SetState::unknown;
  int pieces = 1;  // of a consumable: so many are good to take
};

enum class Grade { complete, canGoWithout, cannot };

struct Shortage {
  std::string kind;  // of SquadNeed
  Text title;
  int have = 0, required = 0, wanted = 0;
  bool toBeConfirmed = false;  // the need itself is not confirmed
  bool operator==(const Shortage&) const = default;
};

struct SquadAnswer {
  std::string squad;
  Duty duty = Duty::rest;  // as it counts now: standby is on duty once the duty squad is out
  Grade grade = Grade::cannot;
  bool out = false;                 // its sets are deployed
  std::vector<std::string> sets;    // that it would take, own ones first
  std::vector<Shortage> shortages;  // what keeps it from complete; the blocking ones first
  bool operator==(const SquadAnswer&) const = default;
};

struct SquadReport {
  std::vector<SquadAnswer> squads;         // in the order of duty, then code
  int complete = 0, canGo = 0, total = 0;  // canGo counts complete ones too
  bool operator==(const SquadReport&) const = default;
};

SquadReport squadsThatCanGo(const std::vector<SquadState>& squads, const std::vector<UnitNow>& units, const RuleBook& rules);

}  // namespace muster::core
