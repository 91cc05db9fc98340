// Backup: facts, commands, records and blobs of one moment, as a bundle (core/archive). Views stay out: they are made again.
#pragma once

#include "app/ports/keeper.h"

namespace muster::app {

class StoreFile;
struct StoreSetup;

BackupReport backupStore(StoreFile& file, const std::filesystem::path& target);  // the target appears whole or not at all

// Makes the file `into.file`, which must not be there, from a bundle. The next fact names the epoch and what it continues.
core::Outcome<RestoreReport> restoreStore(const std::filesystem::path& bundle, const StoreSetup& into);

}  // namespace muster::app
