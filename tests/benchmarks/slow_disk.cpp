#include "tests/benchmarks/slow_disk.h"

#include <sqlite3.h>

#include <atomic>
#include <map>
#include <mutex>
#include <stdexcept>
#include <thread>

namespace muster::benchmarks {
namespace {

std::atomic<std::int64_t> leastMicros{0};

struct Methods {
  sqlite3_io_methods table;  // first: a file's pMethods is the address of this struct
  const sqlite3_io_methods* own;
};

int syncSlowly(sqlite3_file* file, int flags) {
  const auto until = std::chrono::steady_clock::now() + std::chrono::microseconds(leastMicros.load());
  const int result = reinterpret_cast<const Methods*>(file->pMethods)->own->xSync(file, flags);
  std::this_thread::sleep_until(until);
  return result;
}

const sqlite3_io_methods* slowed(const sqlite3_io_methods* own) {
  static std::mutex mutex;
  static std::map<const sqlite3_io_methods*, Methods> known;  // addresses stay
  std::scoped_lock lock(mutex);
  auto [found, fresh] = known.try_emplace(own, Methods{*own, own});
  if (fresh) found->second.table.xSync = syncSlowly;
  return &found->second.table;
}

sqlite3_vfs* disk = nullptr;

int open(sqlite3_vfs* /*vfs*/, sqlite3_filename name, sqlite3_file* file, int flags, int* outFlags) {
  const int result = disk->xOpen(disk, name, file, flags, outFlags);
  if (result == SQLITE_OK && file->pMethods != nullptr) file->pMethods = slowed(file->pMethods);
  return result;
}

}  // namespace

void SlowDisk::prepare() {
  static sqlite3_vfs vfs;
  disk = sqlite3_vfs_find(nullptr);
  vfs = *disk;
  vfs.zName = "muster-slow-disk";
  vfs.xOpen = open;
  if (sqlite3_vfs_register(&vfs, 1) != SQLITE_OK) throw std::runtime_error("the slow disk could not be put in front of the real one");
}

SlowDisk::SlowDisk(std::chrono::microseconds sync) { leastMicros = sync.count(); }
SlowDisk::~SlowDisk() { leastMicros = 0; }

}  // namespace muster::benchmarks
