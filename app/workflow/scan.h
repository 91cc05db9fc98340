// One input box at the door: what a typed or scanned code means in the mode that is on, and what would happen. Decides nothing and
// writes nothing: the page shows the proposal, a second Enter carries it out.
#pragma once

#include "app/workflow/command.h"

namespace muster::app {

enum class ScanMode { in, out, place, test };

struct ScanChoice {
  std::string code;  // "register", "by-serial", "set-aside"; for several units: the unit's code
  core::Message text;
};

struct Scanned {
  enum class What { unit, slot, person, squad, several, unknown } what = What::unknown;
  std::string code;                 // of the unit, "R01/A1" of a slot, "person:P012", "squad:1"
  std::string action;               // "check-in", "check-out", "place", "test", "holder", "choose", "pick-another"
  core::Message proposal;           // "check out BG4-07"
  core::Problems against;           // why that would be refused now, with the next legal action; empty: it may go ahead
  std::vector<ScanChoice> choices;  // several units, or the three ways on from an unknown code
};

Scanned scan(World& world, ScanMode mode, const std::string& typed);

}  // namespace muster::app
