#include "core/bench/capture.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/bench/typed_reading.h"

namespace muster::core {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kAgree = 3, kLooked = 5;  // so many of so many neighbours must say the same
constexpr SinceBegin kNear = 2500ms;            // of a moment: nothing read within it, and nobody knows what it was
constexpr SinceBegin kPatience = 6s;            // for a value that was taken to become steady
constexpr double kSame = 0.01;                  // of the value: instruments tremble in their last digits

bool usable(const Seen& one) { return one.reading.flags.empty() && one.reading.value; }

// Equal but for trembling: within the step's resolution, a hundredth of the value or two of its last digits.
bool same(const Step& step, const Reading& a, const Reading& b) {
  if (a.censored != b.censored || a.value->unit != b.value->unit) return false;
  const double x = a.value->value.approximate(), y = b.value->value.approximate();
  double tolerance = std::max(2 * std::pow(10.0, -a.value->value.scale()), kSame * std::max(std::fabs(x), std::fabs(y)));
  if (step.resolution && step.resolution->dimension() == a.value->dimension())
    tolerance = std::max(tolerance, convert(*step.resolution, a.value->unit, 9).approximate());
  return std::fabs(x - y) <= tolerance;
}

// The middle one of the readings nearest to `when`, where enough of them agree with it.
std::optional<Reading> steadyAt(const Step& step, std::span<const Seen> seen, SinceBegin when) {
  std::vector<const Seen*> near;
  for (const auto& one : seen) {
    if (usable(one) && one.at >= when - kNear && one.at <= when + kNear) near.push_back(&one);
  }
  std::stable_sort(near.begin(), near.end(),
                   [&](const Seen* a, const Seen* b) { return std::chrono::abs(a->at - when) < std::chrono::abs(b->at - when); });
  if (near.size() > kLooked) near.resize(kLooked);
  if (near.size() < kAgree) return std::nullopt;
  std::sort(near.begin(), near.end(), [](const Seen* a, const Seen* b) { return a->reading.value->value < b->reading.value->value; });
  const Reading& middle = near[near.size() / 2]->reading;
  const auto agree = std::count_if(near.begin(), near.end(), [&](const Seen* one) { return same(step, one->reading, middle); });
  if (agree < static_cast<long>(kAgree)) return std::nullopt;
  return middle;
}

// The highest (lowest) value that so many readings one after another reached: one spike is not held.
std::optional<Reading> held(const Step& step, std::span<const Seen> seen, SinceBegin from, SinceBegin to) {
  std::vector<const Reading*> good;
  for (const auto& one : seen) {
    if (usable(one) && one.at >= from && one.at <= to && (good.empty() || good.back()->value->unit == one.reading.value->unit))
      good.push_back(&one.reading);
  }
  const bool highest = step.take == Take::highest;
  const auto beyond = [&](const Reading* a, const Reading* b) {
    return highest ? a->value->value > b->value->value : a->value->value < b->value->value;
  };
  const Reading* best = nullptr;
  for (std::size_t i = 0; i + kAgree <= good.size(); ++i) {
    const Reading* least = *std::min_element(good.begin() + static_cast<std::ptrdiff_t>(i), good.begin() + static_cast<std::ptrdiff_t>(i + kAgree),
                                             [&](const Reading* a, const Reading* b) { return beyond(b, a); });
    if (!best || beyond(least, best)) best = least;
  }
  if (!best) return std::nullopt;
  return *best;
}

Captured spoiled(Message why) {
  Captured captured;
  captured.phase = Captured::Phase::spoiled;
  captured.why = std::move(why);
  return captured;
}

std::chrono::seconds upTo(SinceBegin time) { return std::chrono::ceil<std::chrono::seconds>(std::max(time, SinceBegin{0})); }

Captured captureChange(const Step& step, std::span<const Seen> seen, SinceBegin starts, SinceBegin now) {
  Captured captured;
  const SinceBegin ends = starts + step.duration;
  const auto start = steadyAt(step, seen, starts);
  if (!start && now > starts + kNear) return spoiled(msg("no steady reading where the minute began: begin the step again"));
  if (start && start->censored != Censored::no) return spoiled(msg("the instrument stood at its end: begin at a lower pressure"));
  captured.held = start;
  captured.phase = Captured::Phase::measuring;
  captured.left = upTo(ends - now);
  if (!start || now < ends) return captured;
  const auto end = steadyAt(step, seen, ends);
  const bool waits = now < ends + 1s;  // the readings just after count as well
  if (waits || (!end && now <= ends + kNear)) return captured;
  if (!end) return spoiled(msg("no steady reading where the minute ended: begin the step again"));
  if (end->censored != Censored::no) return spoiled(msg("the instrument stood at its end: begin at a lower pressure"));
  const auto loss = lossBetween(*start->value, *end->value);
  if (!loss) return spoiled(msg("the unit of the instrument was changed meanwhile: begin the step again"));
  Reading reading;
  reading.value = loss, reading.start = start->value, reading.end = end->value, reading.at = end->at;
  reading.typed = start->typed + " -> " + end->typed;
  captured.phase = Captured::Phase::done;
  captured.reading = std::move(reading);
  return captured;
}

Captured captureValue(const Step& step, std::span<const Seen> seen, SinceBegin from, std::optional<SinceBegin> taken, SinceBegin now) {
  Captured captured;
  captured.phase = Captured::Phase::watching;
  if (step.take != Take::now) captured.held = held(step, seen, from, taken.value_or(now));
  if (!taken) return captured;
  captured.phase = Captured::Phase::measuring;
  const bool lateEnough = now >= *taken + 600ms;  // what comes just after says whether it was steady
  const auto reading = step.take == Take::now ? (lateEnough ? steadyAt(step, seen, *taken) : std::nullopt) : captured.held;
  if (!reading && now > *taken + kPatience) return spoiled(msg("the reading was not steady: hold it longer, then take it again"));
  if (!reading) {
    captured.left = upTo(*taken + kPatience - now);
    return captured;
  }
  captured.phase = Captured::Phase::done;
  captured.reading = reading;
  return captured;
}

}  // namespace

Captured capture(const Step& step, std::span<const Seen> seen, SinceBegin begun, std::optional<SinceBegin> taken, SinceBegin now) {
  const SinceBegin from = begun + step.settle;
  if (now < from) {
    Captured captured;
    captured.left = upTo(from - now);
    return captured;
  }
  return step.measure == Measure::change ? captureChange(step, seen, from, now) : captureValue(step, seen, from, taken, now);
}

std::optional<double> slopePerMinute(std::span<const Seen> seen, SinceBegin now) {
  double n = 0, st = 0, sv = 0, stt = 0, stv = 0;
  for (const auto& one : seen) {
    if (!usable(one) || one.at < now - 15s) continue;
    const double t = std::chrono::duration<double, std::ratio<60>>(one.at - now).count(), v = one.reading.value->value.approximate();
    n += 1, st += t, sv += v, stt += t * t, stv += t * v;
  }
  const double spread = n * stt - st * st;
  if (n < 5 || spread <= 0) return std::nullopt;
  return (n * stv - st * sv) / spread;
}

}  // namespace muster::core
