// The board's ready lines, kept until a commit of anybody or the end of a segment: a page that reloads itself costs one look at
// data_version, and nothing is kept beyond a change of it.
#include <algorithm>

#include "app/store/sqlite_views.h"
#include "app/store/transaction.h"

namespace muster::app {

void SqliteViews::boardLines(const UnitFilter& filter, core::Instant at, const std::function<void(std::string_view line)>& each) {
  if (filter.like.empty() && !filter.withRetired && filter.limit == 0 && filter.after.empty()) {
    for (const auto& line : board(filter.kind, at)->lines) each(line);
    return;
  }
  auto reader = file_.read();
  const auto like = core::plainCode(filter.like);
  auto row = reader->prepare(
      "SELECT s.line FROM units u "
      "JOIN segments s ON s.unit = u.unit AND s.from_us = (SELECT max(from_us) FROM segments WHERE unit = u.unit AND from_us <= $1) "
      "WHERE u.unit > $2 AND ($3 = '' OR u.kind = $3) AND ($4 = '' OR instr(u.search, $4) > 0) AND ($5 OR u.retired_us IS NULL) "
      "ORDER BY u.unit LIMIT $6");
  row.with(at.micros).with(filter.after).with(filter.kind).with(like).with(filter.withRetired ? 1 : 0).with(filter.limit > 0 ? filter.limit : -1);
  while (row.step()) each(row.view(0));
}

std::shared_ptr<const SqliteViews::Board> SqliteViews::board(const std::string& kind, core::Instant at) {
  std::lock_guard lock(boardMutex_);  // one reads, the others wait for the same answer
  if (!boardReader_) boardReader_ = std::make_unique<Connection>(file_.path(), Connection::Mode::readOnly);
  // The version first: a commit that comes between it and the reading makes the next caller read once more.
  if (const auto version = boardReader_->dataVersion(); version != boardVersion_) boards_.clear(), boardVersion_ = version;
  auto& kept = boards_[kind];
  if (kept && kept->from <= at && at < kept->until) return kept;
  auto fresh = std::make_shared<Board>(Board{core::Instant::distantPast(), core::Instant::distantFuture(), {}});
  auto row = boardReader_->prepare(
      "SELECT s.line, s.from_us, s.until_us FROM units u "
      "JOIN segments s ON s.unit = u.unit AND s.from_us = (SELECT max(from_us) FROM segments WHERE unit = u.unit AND from_us <= $1) "
      "WHERE ($2 = '' OR u.kind = $2) AND u.retired_us IS NULL ORDER BY u.unit");
  row.with(at.micros).with(kind);
  while (row.step()) {
    fresh->lines.push_back(row.text(0));
    fresh->from = std::max(fresh->from, core::Instant{row.integer(1)}), fresh->until = std::min(fresh->until, core::Instant{row.integer(2)});
  }
  return kept = std::move(fresh);
}

}  // namespace muster::app
