#include "core/upkeep/interval_advice.h"

#include <algorithm>

#include "core/upkeep/reliability.h"

namespace muster::core {

namespace {

long daysOf(const Interval& interval) {
  const Date from{std::chrono::year(2025), std::chrono::month(1), std::chrono::day(1)};
  return (std::chrono::sys_days(lastValidDay(from, interval)) - std::chrono::sys_days(from)).count();
}

// The step that is nearest to so many days.
std::size_t nearest(const std::vector<Interval>& steps, long days) {
  const auto off = [days](const Interval& step) { return std::abs(daysOf(step) - days); };
  return static_cast<std::size_t>(
      std::min_element(steps.begin(), steps.end(), [&](const Interval& a, const Interval& b) { return off(a) < off(b); }) - steps.begin());
}

}  // namespace

IntervalAdvice adviseInterval(const UnitState& instrument, const InstrumentRow* row) {
  IntervalAdvice advice;
  if (!row || row->staircase.empty()) return advice.why = msg("no rule names the steps of its interval"), advice;
  const auto& all = instrument.certificates;
  const auto returns = returnsOf(instrument);
  advice.returns = static_cast<int>(returns.size());
  advice.out = static_cast<int>(std::count_if(returns.begin(), returns.end(), [](const Return& one) { return !one.good; }));
  const auto& steps = row->staircase;
  const auto decided = instrument.interval ? Interval::parse(instrument.interval->decided) : Outcome<Interval>(Problem{});
  std::optional<long> days;
  if (decided)
    days = daysOf(decided.value());
  else if (!all.empty() && all.back().validTo)
    days = (std::chrono::sys_days(*all.back().validTo) - std::chrono::sys_days(all.back().issued)).count();
  if (advice.returns == 0 || !days) return advice.why = msg("it has not come back from a calibration yet"), advice;
  const std::size_t at = nearest(steps, *days);
  const bool bad = !returns.back().good;
  const std::size_t next = bad ? (at == 0 ? 0 : at - 1) : std::min(at + 1, steps.size() - 1);
  advice.current = steps[at].text(), advice.interval = steps[next].text();
  const std::vector<std::pair<std::string, Text>> places{
      {"interval", advice.current}, {"out", std::to_string(advice.out)}, {"returns", std::to_string(advice.returns)}};
  advice.why = bad ? msg("it came back out of tolerance after {interval} ({out} of {returns} times): one step shorter", places)
                   : msg("it came back in tolerance after {interval} ({out} of {returns} times out): one step longer", places);
  return advice;
}

}  // namespace muster::core
