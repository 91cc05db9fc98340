// Open a store: its zone, then the rule packs it starts with, in one command. Once; a store that is open refuses.
#pragma once

#include "app/workflow/adopt_rules.h"
#include "app/workflow/command.h"

namespace muster::app {

struct OpenStore {
  std::string zone = "Asia/Shanghai";  // IANA name
  bool demonstration = false;          // serials and people are invented
  std::vector<PackOffer> packs;        // model packs first, the brigade's last
};

// What a new store begins with out of the shipped packs: every model and catalogue, then the brigade's pack of that name. Throws
// std::invalid_argument when no brigade pack is called so.
std::vector<PackOffer> startingPacks(const std::string& brigadePack = "cn-mine-rescue");

bool isDemonstration(World& world);  // of a store that is open

core::Outcome<Answer> openStore(World& world, const Who& who, const OpenStore& input);

}  // namespace muster::app
