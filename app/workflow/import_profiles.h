// Which mapping profiles there are: the shipped ones, those kept in the store, those of a folder; later ones replace earlier ones of
// the same name.
#pragma once

#include <filesystem>
#include <vector>

#include "app/ports/world.h"
#include "devices/files/profile.h"

namespace muster::app {

struct ImportProfiles {
  std::vector<devices::Profile> all;
  core::Problems problems;  // of profiles that cannot be read; the others are there
};

ImportProfiles importProfiles(World& world, const std::filesystem::path& folder = {});

// Keeps a person's own profile with the store, so that it is offered from now on and goes along with a backup.
core::Outcome<devices::Profile> keepProfile(World& world, const std::string& text, const std::string& fileName);

}  // namespace muster::app
