#include "app/store/rebuild.h"

#include <span>

#include "app/store/migrate.h"
#include "app/store/store_file.h"
#include "app/store/transaction.h"

namespace muster::app {
namespace {

struct View {
  const char* name;
  Sql all, clear;
};

const View kViews[] = {
    {"states", "SELECT subject, revision, bytes FROM states ORDER BY subject", "DELETE FROM states"},
    {"units", "SELECT * FROM units ORDER BY unit", "DELETE FROM units"},
    {"segments", "SELECT * FROM segments ORDER BY unit, from_us", "DELETE FROM segments"},
    {"dues", "SELECT * FROM dues ORDER BY unit, position", "DELETE FROM dues"},
    {"dependencies", "SELECT * FROM dependencies ORDER BY on_unit, unit", "DELETE FROM dependencies"},
    {"codes", "SELECT * FROM codes ORDER BY typed, rank, unit", "DELETE FROM codes"},
    {"measurements", "SELECT * FROM measurements ORDER BY unit, at_us, node, idx", "DELETE FROM measurements"},
    {"undecided", "SELECT * FROM undecided ORDER BY calibrator, node, idx", "DELETE FROM undecided"},
    {"outings", "SELECT * FROM outings ORDER BY unit, at_us, node, idx", "DELETE FROM outings"},
    {"cases", "SELECT * FROM cases ORDER BY file", "DELETE FROM cases"},
    {"tests", "SELECT * FROM tests ORDER BY identity, node, idx", "DELETE FROM tests"},
};

// A row as one line; null and '' differ, the columns cannot run into each other.
std::string rowText(const Statement& row) {
  std::string text;
  for (int column = 0; column < row.columns(); ++column) {
    const auto value = row.view(column);
    text += row.null(column) ? "-" : std::to_string(value.size()) + ":";
    text += value;
    text += ' ';
  }
  return text;
}

std::string shortened(const std::string& text) { return text.size() <= 300 ? text : text.substr(0, 300) + "..."; }

// Walks both tables in step; every row that stands on one side only is a difference.
void compare(const View& view, Connection& stored, Connection& fresh, RebuildReport& report) {
  auto left = stored.prepare(view.all);
  auto right = fresh.prepare(view.all);
  bool hasLeft = left.step(), hasRight = right.step();
  while ((hasLeft || hasRight) && report.differences.size() < 100) {
    const auto stands = hasLeft ? rowText(left) : std::string("(no row)");
    const auto made = hasRight ? rowText(right) : std::string("(no row)");
    ++report.rows;
    if (stands != made) {
      report.differences.push_back({"view-differs",
                                    core::msg("{table}: stands {stored}, the facts make {made}",
                                              {{"table", view.name}, {"stored", shortened(stands)}, {"made", shortened(made)}}),
                                    core::msg("Run `muster rebuild`."),
                                    {}});
    }
    if (hasLeft) hasLeft = left.step();
    if (hasRight) hasRight = right.step();
  }
}

void refoldAll(Connection& facts, ViewWriter& views, RebuildReport& report) {
  std::vector<std::string> subjects;
  {
    auto row = facts.prepare("SELECT DISTINCT subject FROM fact_subjects ORDER BY subject");
    while (row.step()) subjects.push_back(row.text(0));
  }
  for (const auto& text : subjects) {
    const auto subject = core::Subject::parse(text);
    if (!subject) throw StoreError(StoreError::Kind::damaged, "a fact speaks of \"" + text + "\", which is no subject (muster verify)");
    views.refold(*subject);
  }
  views.finish();
  report.subjects = subjects.size();
  report.facts = static_cast<std::uint64_t>(facts.integer("SELECT count(*) FROM facts"));
}

}  // namespace

RebuildReport rebuildInPlace(Writing& writing) {
  RebuildReport report;
  for (const auto& view : kViews) writing.connection.run(view.clear);
  writing.views.forget();
  refoldAll(writing.connection, writing.views, report);
  return report;
}

RebuildReport rebuildBeside(StoreFile& file) {
  RebuildReport report;
  auto stored = file.read();
  Snapshot snapshot(*stored);
  Connection fresh("", Connection::Mode::create);  // a temporary database of SQLite's own, gone when closed
  migrate(fresh);
  auto sources = file.sources();
  sources.factsAbout = [&](const core::Subject& subject) { return storedFactsAbout(*stored, subject); };
  ViewWriter views(fresh, std::move(sources));
  {
    Transaction transaction(fresh);
    refoldAll(*stored, views, report);
    transaction.commit();
  }
  for (const auto& view : kViews) compare(view, *stored, fresh, report);
  return report;
}

}  // namespace muster::app
