// The mapping profiles that come with the program, as text: how known kinds of bench file are read (data/config/profiles).
// A *.toml in the folder goes before the one of the same name and may add others. Any thread.
#pragma once

#include "app/ports/shipped.h"

namespace muster::app {

std::vector<ShippedPack> shippedProfiles(const std::filesystem::path& folder = {});  // by name

}  // namespace muster::app
