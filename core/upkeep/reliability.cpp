#include "core/upkeep/reliability.h"

#include <algorithm>
#include <cmath>

namespace muster::core {

namespace {

constexpr std::size_t kEnough = 10;  // fewer say nothing worth an interval

// The slope of the likelihood at this rate: falls as the rate rises, and is none at the most likely one.
double slope(const std::vector<Return>& returns, double rate) {
  double sum = 0;
  for (const Return& one : returns) {
    const double t = one.days;
    sum += one.good ? -t : t * std::exp(-rate * t) / -std::expm1(-rate * t);
  }
  return sum;
}

}  // namespace

std::vector<Return> returnsOf(const UnitState& instrument) {
  std::vector<Return> returns;
  const auto& all = instrument.certificates;
  for (std::size_t i = 1; i < all.size(); ++i) {
    const auto days = std::chrono::sys_days(all[i].issued) - std::chrono::sys_days(all[i - 1].issued);
    const bool bad = std::any_of(instrument.foundOut.begin(), instrument.foundOut.end(),
                                 [&](const FoundOut& found) { return all[i - 1].issued < found.found && found.found <= all[i].issued; });
    if (days.count() > 0) returns.push_back({static_cast<int>(days.count()), !bad});
  }
  return returns;
}

std::optional<int> daysAt(const std::vector<Return>& returns, double target) {
  const auto bad = std::count_if(returns.begin(), returns.end(), [](const Return& one) { return !one.good; });
  if (returns.size() < kEnough || bad == 0 || static_cast<std::size_t>(bad) == returns.size() || !(target > 0 && target < 1)) return std::nullopt;
  double low = 1e-9, high = 10;  // a day
  for (int i = 0; i < 200; ++i) {
    const double middle = std::sqrt(low * high);
    (slope(returns, middle) > 0 ? low : high) = middle;
  }
  return static_cast<int>(std::floor(-std::log(target) / low + 1e-9));
}

}  // namespace muster::core
