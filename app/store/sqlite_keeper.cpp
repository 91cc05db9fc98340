#include "app/store/sqlite_keeper.h"

#include "app/store/rebuild.h"
#include "app/store/verify.h"

namespace muster::app {

IntegrityReport SqliteKeeper::verify() { return verifyStore(file_); }

RebuildReport SqliteKeeper::rebuild(bool checkOnly) {
  if (checkOnly) return rebuildBeside(file_);
  RebuildReport report;
  file_.write([&](Writing& writing) { report = rebuildInPlace(writing); });
  return report;
}

BackupReport SqliteKeeper::backup(const std::filesystem::path&) { throw StoreError(StoreError::Kind::other, "backup is not there yet"); }

}  // namespace muster::app
