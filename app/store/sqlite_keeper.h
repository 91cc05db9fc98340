// SqliteKeeper: the Keeper port on a store file. Threads: any.
#pragma once

#include "app/ports/keeper.h"
#include "app/store/store_file.h"

namespace muster::app {

class SqliteKeeper : public Keeper {
 public:
  explicit SqliteKeeper(StoreFile& file) : file_(file) {}
  IntegrityReport verify() override;
  RebuildReport rebuild(bool checkOnly) override;
  BackupReport backup(const std::filesystem::path& file) override;

 private:
  StoreFile& file_;
};

}  // namespace muster::app
