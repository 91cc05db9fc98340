#include "app/store/sqlite_keeper.h"

#include "app/store/backup.h"
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

BackupReport SqliteKeeper::backup(const std::filesystem::path& file) { return backupStore(file_, file); }

}  // namespace muster::app
