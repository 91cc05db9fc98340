#include "app/workflow/fitting_history.h"

#include <algorithm>

#include "core/journal/amendments.h"

namespace muster::app {

core::Text positionTitle(const core::RuleBook& rules, const std::string& position) {
  for (const auto& kind : rules.kinds()) {
    for (const auto& one : kind.positions) {
      if (one.id == position) return one.title;
    }
  }
  return position;
}

std::vector<FittingLine> fittingHistory(World& world, const std::string& code) {
  auto facts = core::countedFacts(world.journal.factsAbout(core::unit(code)));
  std::vector<FittingLine> lines;
  for (auto& seat : core::fittingsOf(code, facts)) lines.push_back({seat, positionTitle(*world.rules(), seat.position), 0});
  for (const auto& fact : facts) {
    if (!fact.kind.starts_with("TestRecorded/")) continue;
    const auto read = core::read(fact);
    const auto* test = read ? std::get_if<core::TestRecorded>(&read.value()) : nullptr;
    if (!test) continue;
    for (auto& line : lines) {
      const auto fitted = test->run.assembly.find(line.seat.position);
      const bool there = test->run.unit == line.seat.unit && fitted != test->run.assembly.end() && fitted->second == line.seat.part;
      line.tests += there && line.seat.from <= fact.occurredAt && (!line.seat.until || fact.occurredAt < *line.seat.until);
    }
  }
  std::reverse(lines.begin(), lines.end());
  return lines;
}

core::Json json(const std::string& code, const std::vector<FittingLine>& lines) {
  core::Json::Array list;
  for (const auto& line : lines) {
    const auto& seat = line.seat;
    list.push_back(core::Json::Object{{"unit", seat.unit},
                                      {"position", seat.position},
                                      {"part", seat.part},
                                      {"from", core::text(seat.from)},
                                      {"until", seat.until ? core::Json(core::text(*seat.until)) : core::Json()},
                                      {"tests", line.tests},
                                      {"fitted", core::text(seat.fitted)},
                                      {"removed", seat.until ? core::Json(core::text(seat.removed)) : core::Json()}});
  }
  return core::Json::Object{{"id", code}, {"fittings", std::move(list)}};
}

}  // namespace muster::app
