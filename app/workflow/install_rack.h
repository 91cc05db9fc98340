// A rack with its named slots is put up; installing it again with other slots changes it, as long as no occupied slot goes.
#pragma once

#include "app/workflow/command.h"

namespace muster::app {

struct InstallRack {
  std::string rack;                   // "R04"
  std::string purpose;                // code of the title
  std::vector<core::SlotSpec> slots;  // from the top, row by row
};

core::Outcome<Answer> installRack(World& world, const Who& who, const InstallRack& input);
// Several new ones in one command, all or none; one that stands already is refused.
core::Outcome<Answer> installRacks(World& world, const Who& who, const std::vector<InstallRack>& racks);

}  // namespace muster::app
