// Staggering: on which day each job is to be done, so that never so many sets are at work or away, or fall due together again, that
// fewer squads than the minimum remain. A proposal; the officer decides. Pure.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/base/calendar.h"
#include "core/rules/plan.h"

namespace muster::core {

struct StaggerJob {
  std::string unit;
  Date last{};                // the last day it may be done; past: today
  int awayDays = 0;           // so many days more it is not there
  std::optional<Date> fixed;  // the officer has chosen
};

struct StaggerAsk {
  std::vector<StaggerJob> jobs;
  Date from{};
  const WorkCalendar* work = nullptr;  // nullptr: every day is worked
  int minimum = 0;
  // Squads that can go while these units are missing: the more are missing, the fewer.
  std::function<int(const std::set<std::string>& missing)> squads;
};

struct StaggerPlan {
  std::vector<std::optional<Date>> days;  // in the order of the jobs; nullopt: it finds no day
  int peak = 0;                           // most jobs on one day
  bool complete() const;
};

// The fewest jobs on one day, then the earliest due first. What was done on one day falls due on one day again, so the days stagger the
// future too. Gives up the fewest-jobs search on very large asks, never the minimum of squads.
StaggerPlan stagger(const StaggerAsk& ask);

}  // namespace muster::core
