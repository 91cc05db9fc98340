#include "app/store/view_writer.h"

namespace muster::app {

void writeCaseRow(Connection& out, const std::string& code, const core::CaseState& about) {
  if (!about.openedAt) {
    out.prepare("DELETE FROM cases WHERE file = $1").with(code).run();
    return;
  }
  out.prepare(
         "INSERT INTO cases(file, work, opened_us, closed_us) VALUES ($1, $2, $3, $4) "
         "ON CONFLICT(file) DO UPDATE SET work = excluded.work, opened_us = excluded.opened_us, closed_us = excluded.closed_us")
      .with(code)
      .with(static_cast<std::int64_t>(about.work.has_value()))
      .with(about.openedAt->micros)
      .with(about.closedAt ? std::optional(about.closedAt->micros) : std::nullopt)
      .run();
}

}  // namespace muster::app
