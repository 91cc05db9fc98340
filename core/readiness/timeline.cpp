#include "core/readiness/timeline.h"

#include <algorithm>
#include <stdexcept>

namespace muster::core {

int rank(SetState state) {
  switch (state) {
    case SetState::deployed: return 5;
    case SetState::underWork: return 4;
    case SetState::notReady: return 3;
    case SetState::unknown: return 2;
    case SetState::dueSoon: return 1;
    case SetState::ready: return 0;
  }
  return 3;
}

std::string_view name(SetState state) {
  switch (state) {
    case SetState::ready: return "ready";
    case SetState::dueSoon: return "due_soon";
    case SetState::notReady: return "not_ready";
    case SetState::underWork: return "under_work";
    case SetState::deployed: return "deployed";
    case SetState::unknown: return "unknown";
  }
  return "unknown";
}

namespace {

Segment segmentAt(const std::vector<const Condition*>& worstFirst, Instant from, Instant until) {
  Segment segment{from, until, SetState::ready, {}, std::nullopt};
  for (const Condition* condition : worstFirst) {
    if (condition->from > from || condition->until <= from) continue;
    if (segment.reasons.empty()) segment.state = condition->state;
    segment.reasons.push_back(condition->reason);
    if (!segment.next) segment.next = condition->next;
  }
  return segment;
}

bool saysTheSame(const Segment& a, const Segment& b) { return a.state == b.state && a.reasons == b.reasons && a.next == b.next; }

}  // namespace

std::vector<Segment> sweep(const std::vector<Condition>& conditions) {
  std::vector<const Condition*> worstFirst;
  std::vector<Instant> edges{Instant::distantPast(), Instant::distantFuture()};
  for (const auto& condition : conditions) {
    if (condition.from >= condition.until) continue;
    worstFirst.push_back(&condition);
    edges.push_back(condition.from);
    edges.push_back(condition.until);
  }
  std::stable_sort(worstFirst.begin(), worstFirst.end(), [](const Condition* a, const Condition* b) { return rank(a->state) > rank(b->state); });
  std::sort(edges.begin(), edges.end());
  edges.erase(std::unique(edges.begin(), edges.end()), edges.end());

  std::vector<Segment> timeline;
  for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
    Segment segment = segmentAt(worstFirst, edges[i], edges[i + 1]);
    if (!timeline.empty() && saysTheSame(timeline.back(), segment)) {
      timeline.back().until = segment.until;
    } else {
      timeline.push_back(std::move(segment));
    }
  }
  return timeline;
}

const Segment& at(const std::vector<Segment>& timeline, Instant when) {
  if (timeline.empty()) throw std::logic_error("a timeline has at least one segment");
  for (const auto& segment : timeline) {
    if (when < segment.until) return segment;
  }
  return timeline.back();
}

std::optional<Instant> readyUntil(const std::vector<Segment>& timeline, Instant when) {
  std::optional<Instant> until;
  for (const auto& segment : timeline) {
    if (segment.until <= when && segment.until != Instant::distantFuture()) continue;
    if (rank(segment.state) > rank(SetState::dueSoon)) break;
    until = segment.until;
  }
  if (until == Instant::distantFuture()) return std::nullopt;
  return until;
}

}  // namespace muster::core
