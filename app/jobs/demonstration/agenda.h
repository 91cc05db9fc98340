// Agenda: what comes next in the played year. Acts are taken in the order of their time, at the same moment in the order they were
// put in; an act may put further ones in. One thread.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <utility>

#include "core/base/calendar.h"

namespace muster::app::demonstration {

class Agenda {
 public:
  using Act = std::function<void()>;
  void put(core::Instant at, Act act) { acts_.emplace(std::pair(at, count_++), std::move(act)); }
  bool empty() const { return acts_.empty(); }
  core::Instant next() const { return acts_.begin()->first.first; }
  Act take() { return std::move(acts_.extract(acts_.begin()).mapped()); }

 private:
  std::map<std::pair<core::Instant, std::uint64_t>, Act> acts_;
  std::uint64_t count_ = 0;
};

}  // namespace muster::app::demonstration
