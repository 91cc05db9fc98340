// Rows that follow from the assessment of one unit: its timeline, its dues, what it looked at.
#include <algorithm>

#include "app/ports/board_line.h"
#include "app/store/view_codec.h"
#include "app/store/view_writer.h"

namespace muster::app {
namespace {

struct SegmentRow {
  std::int64_t from = 0, until = 0, state = 0;
  std::optional<std::int64_t> readyUntil;
  std::string line, detail;
  bool operator==(const SegmentRow&) const = default;
};

struct DueRow {
  std::string plan;
  std::optional<std::int64_t> lastDay;
  std::string detail;
  bool operator==(const DueRow&) const = default;
};

void writeSegments(Connection& out, const std::string& unit, const std::vector<core::Segment>& timeline) {
  std::vector<SegmentRow> wanted, there;
  for (const auto& segment : timeline) {
    const auto until = core::readyUntil(timeline, segment.from);
    wanted.push_back({segment.from.micros, segment.until.micros, static_cast<int>(segment.state), until ? std::optional(until->micros) : std::nullopt,
                      core::canonical(boardLine(unit, segment, until)), segmentDetail(segment)});
  }
  {
    auto row = out.prepare("SELECT from_us, until_us, state, ready_until_us, line, detail FROM segments WHERE unit = $1 ORDER BY from_us");
    row.with(unit);
    while (row.step()) {
      there.push_back(
          {row.integer(0), row.integer(1), row.integer(2), row.null(3) ? std::nullopt : std::optional(row.integer(3)), row.text(4), row.text(5)});
    }
  }
  // Only the rows that differ: a set that comes back keeps the far end of its timeline.
  for (const auto& one : there) {
    const auto same = [&](const SegmentRow& other) { return other.from == one.from; };
    if (std::none_of(wanted.begin(), wanted.end(), same))
      out.prepare("DELETE FROM segments WHERE unit = $1 AND from_us = $2").with(unit).with(one.from).run();
  }
  for (const auto& one : wanted) {
    if (std::find(there.begin(), there.end(), one) != there.end()) continue;
    out.prepare("INSERT OR REPLACE INTO segments(unit, from_us, until_us, state, ready_until_us, line, detail) VALUES ($1, $2, $3, $4, $5, $6, $7)")
        .with(unit)
        .with(one.from)
        .with(one.until)
        .with(one.state)
        .with(one.readyUntil)
        .with(one.line)
        .with(one.detail)
        .run();
  }
}

void writeDues(Connection& out, const std::string& unit, const std::vector<core::Due>& dues) {
  std::vector<DueRow> wanted, there;
  for (const auto& due : dues) { wanted.push_back({due.plan, due.lastDay ? std::optional(dayNumber(*due.lastDay)) : std::nullopt, dueDetail(due)}); }
  {
    auto row = out.prepare("SELECT plan, last_day, detail FROM dues WHERE unit = $1 ORDER BY position");
    row.with(unit);
    while (row.step()) there.push_back({row.text(0), row.null(1) ? std::nullopt : std::optional(row.integer(1)), row.text(2)});
  }
  if (there == wanted) return;
  if (!there.empty()) out.prepare("DELETE FROM dues WHERE unit = $1").with(unit).run();
  int position = 0;
  for (const auto& one : wanted) {
    out.prepare("INSERT INTO dues(unit, position, plan, last_day, detail) VALUES ($1, $2, $3, $4, $5)")
        .with(unit)
        .with(position++)
        .with(one.plan)
        .with(one.lastDay)
        .with(one.detail)
        .run();
  }
}

void writeDependencies(Connection& out, const std::string& unit, std::vector<std::string> wanted) {
  std::sort(wanted.begin(), wanted.end());
  wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
  std::vector<std::string> there;
  {
    auto row = out.prepare("SELECT on_unit FROM dependencies WHERE unit = $1 ORDER BY on_unit");
    row.with(unit);
    while (row.step()) there.push_back(row.text(0));
  }
  if (there == wanted) return;
  out.prepare("DELETE FROM dependencies WHERE unit = $1").with(unit).run();
  for (const auto& on : wanted) { out.prepare("INSERT INTO dependencies(on_unit, unit) VALUES ($1, $2)").with(on).with(unit).run(); }
}

}  // namespace

void writeAssessment(Connection& out, const std::string& unit, const core::Assessment& assessment) {
  writeSegments(out, unit, assessment.timeline);
  writeDues(out, unit, assessment.dues);
  writeDependencies(out, unit, assessment.lookedAt);
}

}  // namespace muster::app
