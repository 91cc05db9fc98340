#include "devices/files/test_groups.h"

#include <algorithm>
#include <chrono>

#include "core/base/identifier.h"

namespace muster::devices {

// With a time in each row, rows belong together while the pause between them is short; else the key holds the start.
bool TestGroups::belongs(const core::Instant& last, const core::Instant& at) const {
  if (!profile_.started.eachRow) return true;
  const core::Instant early = std::min(last, at), late = std::max(last, at);
  return late <= early + std::chrono::minutes(profile_.started.gapMinutes);
}

void TestGroups::close(std::list<Group>::iterator group) {
  const std::size_t hash = std::hash<std::string>()(group->key);
  if (closed_.insert_or_assign(hash, group->lastAt).second) closedOrder_.push_back(hash);
  if (closedOrder_.size() > kRemembered) {
    closed_.erase(closedOrder_.front());
    closedOrder_.pop_front();
  }
  RawTest test = std::move(group->test);
  if (profile_.started.eachRow && !test.run.finishedAt) test.run.finishedAt = group->lastAt;
  open_.erase(group);
  if (!test.lines.empty()) onTest_(std::move(test));  // else every line of it was refused and told already
}

core::Outcome<RawTest*> TestGroups::find(const RowHead& head) {
  ++rows_;
  while (!open_.empty() && open_.front().lastRow + kWindowRows < rows_) close(open_.begin());
  std::string key = core::plainCode(head.serial) + '\x1f' + core::plainCode(head.bench) + '\x1f' + head.number;
  if (!profile_.started.eachRow) key += '\x1f' + std::to_string(head.at.micros);
  for (auto group = open_.end(); group != open_.begin();) {
    --group;
    if (group->key != key) continue;
    if (!belongs(group->lastAt, head.at)) {
      close(group);
      closed_.erase(std::hash<std::string>()(key));  // a pause ended it; the next test of this apparatus is another one
      break;
    }
    group->lastRow = rows_;
    group->lastAt = profile_.started.eachRow ? std::max(group->lastAt, head.at) : head.at;
    open_.splice(open_.end(), open_, group);
    if (group->test.lines.size() + group->test.badLines.size() >= kMostReadings)
      return core::Problem{"too-many-readings",
                           core::msg("one test has more than {limit} lines", {{"limit", std::to_string(kMostReadings)}}),
                           core::msg("Check apparatus, started and test_number in the profile"),
                           {}};
    return &group->test;
  }
  const auto closed = closed_.find(std::hash<std::string>()(key));
  if (closed != closed_.end() && belongs(closed->second, head.at))
    return core::Problem{"scattered-test",
                         core::msg("the lines of this test stand too far apart in the file"),
                         core::msg("Sort the file by apparatus and start, and import it again"),
                         {}};
  if (open_.size() >= kOpenTests) close(open_.begin());
  Group group{std::move(key), {}, head.at, rows_};
  group.test.serial = head.serial;
  group.test.bench = head.bench;
  group.test.tester = head.tester;
  group.test.number = head.number;
  group.test.run.procedure = profile_.procedure;
  group.test.run.startedAt = head.at;
  open_.push_back(std::move(group));
  return &open_.back().test;
}

void TestGroups::closeAll() {
  while (!open_.empty()) close(open_.begin());
}

void TestGroups::startAfresh() {
  closeAll();
  closed_.clear();
  closedOrder_.clear();
}

void TestGroups::add(RawTest& test, RowReading reading) {
  auto& steps = test.run.steps;
  auto found = std::find_if(steps.begin(), steps.end(), [&](const core::StepResult& step) { return step.step == reading.step; });
  if (found == steps.end()) found = steps.insert(steps.end(), core::StepResult{reading.step, {}, ""});
  if (reading.skipped) {
    if (found->attempts.empty()) found->skipped = "left-out";
    return;
  }
  found->skipped.clear();
  found->attempts.push_back({std::move(reading.reading), ""});
}

}  // namespace muster::devices
