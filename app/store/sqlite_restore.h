// A store folder made from a backup. What main gives to the command `restore`.
#pragma once

#include "app/ports/keeper.h"

namespace muster::app {

// As RestoreStore. `clock` may be nullptr: the machine's. Throws StoreError when the folder cannot be written.
core::Outcome<RestoreReport> restoreSqliteStore(const std::filesystem::path& backup, const std::string& folder, Clock* clock);

}  // namespace muster::app
