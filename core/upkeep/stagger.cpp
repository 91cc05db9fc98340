// Depth first over the jobs by their last day, for a growing number of jobs a day: the first number that fits is the peak.
#include "core/upkeep/stagger.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace muster::core {

bool StaggerPlan::complete() const {
  return std::all_of(days.begin(), days.end(), [](const auto& day) { return day.has_value(); });
}

namespace {

constexpr int kMostTries = 20000;  // of one number of jobs a day

class Search {
 public:
  explicit Search(const StaggerAsk& ask) : ask_(ask), order_(ask.jobs.size()), days_(ask.jobs.size()) {
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    // What is fixed or long away stands first: the rest finds its place around it.
    const auto rank = [&](std::size_t i) { return std::tuple(!ask.jobs[i].fixed, -ask.jobs[i].awayDays, lastOf(i), ask.jobs[i].unit); };
    std::sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
  }

  bool fits(int perDay) {
    perDay_ = perDay, tries_ = 0;
    clear();
    return !tooFewDays() && place(0);
  }
  // As many as find a day, one after the other.
  void asManyAsFit() {
    perDay_ = static_cast<int>(ask_.jobs.size());
    clear();
    for (const std::size_t job : order_) {
      for (const Date day : candidates(job)) {
        if (put(job, day)) break;
      }
    }
  }
  StaggerPlan plan() const {
    StaggerPlan plan{days_, 0};
    for (const auto& [day, count] : load_) plan.peak = std::max(plan.peak, count);
    return plan;
  }

 private:
  Date lastOf(std::size_t job) const { return std::max(ask_.jobs[job].last, ask_.from); }
  bool works(Date day) const { return ask_.work == nullptr || ask_.work->works(day); }

  void clear() {
    std::fill(days_.begin(), days_.end(), std::nullopt);
    load_.clear(), missing_.clear();
  }

  // The least laden day first, the later of two: what is done late lasts longer.
  std::vector<Date> candidates(std::size_t job) const {
    const StaggerJob& it = ask_.jobs[job];
    if (it.fixed) return {std::max(*it.fixed, ask_.from)};
    std::vector<Date> days;
    for (Date day = ask_.from; day <= lastOf(job); day = addDays(day, 1)) {
      if (works(day)) days.push_back(day);
    }
    if (days.empty()) days.push_back(ask_.from);  // only days off are left: better on one of them than too late
    std::stable_sort(days.begin(), days.end(), [&](Date a, Date b) { return loadOf(a) != loadOf(b) ? loadOf(a) < loadOf(b) : a > b; });
    return days;
  }
  int loadOf(Date day) const {
    const auto found = load_.find(day);
    return found == load_.end() ? 0 : found->second;
  }

  // More jobs up to a day than that many days hold: no need to try.
  bool tooFewDays() const {
    for (std::size_t job = 0; job < ask_.jobs.size(); ++job) {
      int jobs = 0, days = 0;
      for (std::size_t other = 0; other < ask_.jobs.size(); ++other) jobs += !ask_.jobs[other].fixed && lastOf(other) <= lastOf(job);
      for (Date day = ask_.from; day <= lastOf(job); day = addDays(day, 1)) days += works(day);
      if (jobs > std::max(days, 1) * perDay_) return true;
    }
    return false;
  }

  bool put(std::size_t job, Date day) {
    const StaggerJob& it = ask_.jobs[job];
    if (!it.fixed && loadOf(day) >= perDay_) return false;
    bool enough = true;
    for (int away = 0; away <= it.awayDays && enough; ++away) {
      auto missing = missing_[addDays(day, away)];
      missing.insert(it.unit);
      enough = it.fixed || squads({missing.begin(), missing.end()}) >= ask_.minimum;
    }
    if (!enough) return false;
    for (int away = 0; away <= it.awayDays; ++away) missing_[addDays(day, away)].insert(it.unit);
    ++load_[day], days_[job] = day;
    return true;
  }
  void take(std::size_t job) {
    const Date day = *days_[job];
    for (int away = 0; away <= ask_.jobs[job].awayDays; ++away) {
      auto& missing = missing_[addDays(day, away)];
      missing.erase(missing.find(ask_.jobs[job].unit));  // one of two jobs of a unit
    }
    if (--load_[day] == 0) load_.erase(day);
    days_[job].reset();
  }

  bool place(std::size_t next) {
    if (next == order_.size()) return true;
    for (const Date day : candidates(order_[next])) {
      if (++tries_ > kMostTries) return false;
      if (!put(order_[next], day)) continue;
      if (place(next + 1)) return true;
      take(order_[next]);
    }
    return false;
  }

  int squads(const std::set<std::string>& missing) {
    const auto known = asked_.find(missing);
    return known != asked_.end() ? known->second : asked_.emplace(missing, ask_.squads(missing)).first->second;
  }

  const StaggerAsk& ask_;
  std::vector<std::size_t> order_;
  std::vector<std::optional<Date>> days_;
  std::map<Date, int> load_;
  std::map<Date, std::multiset<std::string>> missing_;
  std::map<std::set<std::string>, int> asked_;
  int perDay_ = 0, tries_ = 0;
};

}  // namespace

StaggerPlan stagger(const StaggerAsk& ask) {
  Search search(ask);
  for (int perDay = 1; perDay <= static_cast<int>(ask.jobs.size()); ++perDay) {
    if (search.fits(perDay)) return search.plan();
  }
  search.asManyAsFit();
  return search.plan();
}

}  // namespace muster::core
