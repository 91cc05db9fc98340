#include "app/store/sqlite_restore.h"

#include <chrono>

#include "app/ports/adopted_rules.h"
#include "app/ports/world.h"
#include "app/ports/zone_calendar.h"
#include "app/store/backup.h"
#include "app/store/store.h"

namespace muster::app {

core::Outcome<RestoreReport> restoreSqliteStore(const std::filesystem::path& backup, const std::string& folder, Clock* clock) {
  const auto now = [clock]() -> core::Instant {
    if (clock) return clock->now();
    return {std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::system_clock::now().time_since_epoch()).count()};
  };
  StoreSetup into{std::filesystem::path(folder) / "muster.db", now, loadRules, [](const std::string& zone) { return zoneCalendar(zone); }};
  return restoreStore(backup, into);
}

}  // namespace muster::app
