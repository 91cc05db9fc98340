// Rows that follow from the assessment of one unit: its timeline, its dues, what it looked at.
#include <algorithm>

#include "app/ports/board_line.h"
#include "app/store/view_codec.h"
#include "app/store/view_writer.h"

namespace muster::app {
namespace {

const core::Segment* beginningAt(const std::vector<core::Segment>& timeline, core::Instant from) {
  const auto found = std::find_if(timeline.begin(), timeline.end(), [&](const core::Segment& one) { return one.from == from; });
  return found == timeline.end() ? nullptr : &*found;
}

// Only the rows that differ: a set that comes back keeps the far end of its timeline.
void writeSegments(Connection& out, const std::string& unit, const std::vector<core::Segment>& before, const std::vector<core::Segment>& timeline) {
  for (const auto& segment : before) {
    if (beginningAt(timeline, segment.from) == nullptr)
      out.prepare("DELETE FROM segments WHERE unit = $1 AND from_us = $2").with(unit).with(segment.from.micros).run();
  }
  for (const auto& segment : timeline) {
    const auto until = core::readyUntil(timeline, segment.from);
    const auto* there = beginningAt(before, segment.from);
    if (there != nullptr && *there == segment && core::readyUntil(before, segment.from) == until) continue;
    const auto line = core::canonical(boardLine(unit, segment, until)), detail = segmentDetail(segment);
    auto row = out.prepare(
        "INSERT OR REPLACE INTO segments(unit, from_us, until_us, state, ready_until_us, line, detail) VALUES ($1, $2, $3, $4, $5, $6, $7)");
    row.with(unit).with(segment.from.micros).with(segment.until.micros).with(static_cast<int>(segment.state));
    until ? row.with(until->micros) : row.withNull();
    row.with(line).with(detail).run();
  }
}

void writeDues(Connection& out, const std::string& unit, const std::vector<core::Due>& before, const std::vector<core::Due>& dues) {
  if (before == dues) return;
  if (!before.empty()) out.prepare("DELETE FROM dues WHERE unit = $1").with(unit).run();
  int position = 0;
  for (const auto& due : dues) {
    const auto detail = dueDetail(due);
    auto row = out.prepare("INSERT INTO dues(unit, position, plan, last_day, detail) VALUES ($1, $2, $3, $4, $5)");
    row.with(unit).with(position++).with(due.plan);
    due.lastDay ? row.with(dayNumber(*due.lastDay)) : row.withNull();
    row.with(detail).run();
  }
}

void writeDependencies(Connection& out, const std::string& unit, const std::vector<std::string>& before, const std::vector<std::string>& on) {
  if (before == on) return;
  out.prepare("DELETE FROM dependencies WHERE unit = $1").with(unit).run();
  for (const auto& one : on) out.prepare("INSERT INTO dependencies(on_unit, unit) VALUES ($1, $2)").with(one).with(unit).run();
}

}  // namespace

core::Assessment readAssessment(Connection& in, const std::string& unit) {
  core::Assessment assessment;
  auto segment = in.prepare("SELECT from_us, until_us, state, detail FROM segments WHERE unit = $1 ORDER BY from_us");
  segment.with(unit);
  while (segment.step()) {
    auto& one = assessment.timeline.emplace_back();
    one.from = {segment.integer(0)}, one.until = {segment.integer(1)}, one.state = static_cast<core::SetState>(segment.integer(2));
    readSegmentDetail(segment.view(3), one);
  }
  auto due = in.prepare("SELECT detail FROM dues WHERE unit = $1 ORDER BY position");
  due.with(unit);
  while (due.step()) assessment.dues.push_back(readDue(due.view(0)));
  auto on = in.prepare("SELECT on_unit FROM dependencies WHERE unit = $1 ORDER BY on_unit");
  on.with(unit);
  while (on.step()) assessment.lookedAt.push_back(on.text(0));
  return assessment;
}

void writeAssessment(Connection& out, const std::string& unit, const core::Assessment& before, const core::Assessment& assessment) {
  writeSegments(out, unit, before.timeline, assessment.timeline);
  writeDues(out, unit, before.dues, assessment.dues);
  writeDependencies(out, unit, before.lookedAt, assessment.lookedAt);
}

}  // namespace muster::app
