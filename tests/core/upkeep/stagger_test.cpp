// Staggering against brute force: every way of giving each job a day is tried, and the proposal is held to the best of them.
#include "core/upkeep/stagger.h"

#include <algorithm>
#include <map>
#include <random>

#include "tests/support/catch.h"
#include "tests/support/rules.h"

using namespace muster::core;
using namespace muster::tests;

namespace {

const Date kMonday = day("2026-11-23");

// Squads of so many sets each; a squad needs `need` of its own.
struct Brigade {
  std::vector<std::vector<std::string>> squads;
  int need = 1;
  int able(const std::set<std::string>& missing) const {
    return static_cast<int>(std::count_if(squads.begin(), squads.end(), [&](const auto& sets) {
      return std::count_if(sets.begin(), sets.end(), [&](const auto& set) { return !missing.contains(set); }) >= need;
    }));
  }
};

bool holds(const StaggerAsk& ask, const std::vector<std::optional<Date>>& days) {
  std::map<Date, std::set<std::string>> missing;
  for (std::size_t i = 0; i < days.size(); ++i) {
    if (!days[i]) continue;
    for (int away = 0; away <= ask.jobs[i].awayDays; ++away) missing[addDays(*days[i], away)].insert(ask.jobs[i].unit);
  }
  return std::all_of(missing.begin(), missing.end(), [&](const auto& one) { return ask.squads(one.second) >= ask.minimum; });
}

int peakOf(const std::vector<std::optional<Date>>& days) {
  std::map<Date, int> load;
  int peak = 0;
  for (const auto& day : days) peak = day ? std::max(peak, ++load[*day]) : peak;
  return peak;
}

// The least peak of all ways that give every job a day; nullopt: there is none.
std::optional<int> best(const StaggerAsk& ask, std::vector<std::optional<Date>>& days, std::size_t next = 0) {
  if (next == ask.jobs.size()) return holds(ask, days) ? std::optional(peakOf(days)) : std::nullopt;
  std::optional<int> least;
  for (Date day = ask.from; day <= std::max(ask.jobs[next].last, ask.from); day = addDays(day, 1)) {
    if (ask.work != nullptr && !ask.work->works(day)) continue;
    days[next] = day;
    const auto one = best(ask, days, next + 1);
    if (one && (!least || *one < *least)) least = one;
  }
  days[next].reset();
  return least;
}

}  // namespace

TEST_CASE("a proposal is as flat as the best of all ways, and keeps the squads", "[core][upkeep][stagger]") {
  std::mt19937 chance(7);
  const auto upTo = [&](int most) { return static_cast<int>(chance() % static_cast<unsigned>(most + 1)); };
  int complete = 0, impossible = 0;
  for (int round = 0; round < 400; ++round) {
    Brigade brigade;
    brigade.need = 1 + upTo(1);
    brigade.squads = {{"A1", "A2", "A3"}, {"B1", "B2"}, {"C1"}};
    brigade.squads.resize(static_cast<std::size_t>(1 + upTo(2)));
    std::vector<std::string> sets;
    for (const auto& squad : brigade.squads) sets.insert(sets.end(), squad.begin(), squad.end());
    const WorkCalendar work{{0, 6}, {}, {}};
    StaggerAsk ask{{}, kMonday, upTo(1) ? &work : nullptr, upTo(3), [&](const auto& missing) { return brigade.able(missing); }};
    const int jobs = 1 + upTo(4);
    for (int job = 0; job < jobs; ++job) {
      ask.jobs.push_back(
          {sets[static_cast<std::size_t>(upTo(static_cast<int>(sets.size()) - 1))], addDays(kMonday, upTo(4)), upTo(3) == 0 ? 1 : 0, {}});
    }
    const auto plan = stagger(ask);
    std::vector<std::optional<Date>> days(ask.jobs.size());
    const auto least = best(ask, days);
    INFO("round " << round);
    CHECK(holds(ask, plan.days));
    CHECK(plan.complete() == least.has_value());
    if (least) CHECK(plan.peak == *least);
    for (std::size_t i = 0; i < plan.days.size(); ++i) {
      if (plan.days[i]) CHECK(*plan.days[i] <= ask.jobs[i].last);
    }
    ++(least ? complete : impossible);
  }
  CHECK(complete > 100);
  CHECK(impossible > 20);
}

TEST_CASE("fourteen sets tested on one day are spread over the month, never two of one squad's last", "[core][upkeep][stagger]") {
  Brigade brigade;
  brigade.need = 6;
  StaggerAsk ask{{}, kMonday, nullptr, 2, [&](const auto& missing) { return brigade.able(missing); }};
  brigade.squads.resize(2);
  for (int i = 1; i <= 14; ++i) {
    const std::string code = "BG4-" + std::to_string(i);
    brigade.squads[static_cast<std::size_t>(i % 2)].push_back(code);
    ask.jobs.push_back({code, addDays(kMonday, 6), 0, {}});
  }
  const auto plan = stagger(ask);
  REQUIRE(plan.complete());
  CHECK(plan.peak == 2);  // fourteen jobs, seven days
}

TEST_CASE("the officer's own days stand, and the others find their place around them", "[core][upkeep][stagger]") {
  Brigade brigade;
  brigade.squads = {{"A1", "A2"}};
  StaggerAsk ask{{{"A1", addDays(kMonday, 1), 0, kMonday}, {"A2", addDays(kMonday, 1), 0, {}}}, kMonday, nullptr, 1, [&](const auto& missing) {
                   return brigade.able(missing);
                 }};
  const auto plan = stagger(ask);
  CHECK(plan.days == std::vector<std::optional<Date>>{kMonday, addDays(kMonday, 1)});
}

TEST_CASE("what is overdue is for today; with only days off left one of them is proposed", "[core][upkeep][stagger]") {
  const WorkCalendar work{{0, 6}, {}, {}};
  const auto always = [](const std::set<std::string>&) { return 9; };
  CHECK(stagger({{{"A1", day("2026-11-20"), 0, {}}}, kMonday, &work, 1, always}).days.front() == kMonday);
  CHECK(stagger({{{"A1", day("2026-11-22"), 0, {}}}, day("2026-11-21"), &work, 1, always}).days.front() == day("2026-11-21"));
  CHECK(stagger({{}, kMonday, &work, 1, always}).complete());
}
