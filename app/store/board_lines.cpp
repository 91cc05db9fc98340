// The board's ready lines, and whether anybody committed since: what makes it cheap to keep a board that is never behind.
#include <algorithm>

#include "app/store/sqlite_views.h"
#include "app/store/transaction.h"

namespace muster::app {

Lasting SqliteViews::boardLines(const std::vector<std::string>& kinds, core::Instant at, const EachLine& each) {
  auto reader = file_.read();
  Snapshot snapshot(*reader);
  Lasting lasting;
  for (const auto& kind : kinds) {
    auto row = reader->prepare(
        "SELECT s.line, s.from_us, s.until_us FROM units u JOIN segments s ON s.unit = u.unit AND s.from_us <= $1 AND s.until_us > $1 "
        "WHERE u.kind = $2 AND u.retired_us IS NULL AND substr(u.place, 1, 8) <> '{\"unit\":' ORDER BY u.unit");  // not what sits in a set
    row.with(at.micros).with(kind);
    while (row.step()) {
      each(kind, row.view(0));
      lasting = {std::max(lasting.from, core::Instant{row.integer(1)}), std::min(lasting.until, core::Instant{row.integer(2)})};
    }
  }
  return lasting;
}

std::optional<std::int64_t> SqliteViews::revision() {
  std::lock_guard lock(watching_);
  if (!watcher_) watcher_ = std::make_unique<Connection>(file_.path(), Connection::Mode::readOnly);
  return watcher_->dataVersion();
}

}  // namespace muster::app
