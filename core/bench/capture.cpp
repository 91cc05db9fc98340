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

// What a reading may tremble by: the step's resolution, a hundredth of the value or two of its last digits.
double tolerance(const Step& step, const Reading& reading) {
  double wide = std::max(2 * std::pow(10.0, -reading.value->value.scale()), kSame * std::fabs(reading.value->value.approximate()));
  if (step.resolution && step.resolution->dimension() == reading.value->dimension())
    wide = std::max(wide, convert(*step.resolution, reading.value->unit, 9).approximate());
  return wide;
}

bool same(const Step& step, const Reading& a, const Reading& b) {
  if (a.censored != b.censored || a.value->unit != b.value->unit) return false;
  const double apart = std::fabs(a.value->value.approximate() - b.value->value.approximate());
  return apart <= std::max(tolerance(step, a), tolerance(step, b));
}

std::vector<const Seen*> nearest(std::span<const Seen> seen, SinceBegin when) {
  std::vector<const Seen*> near;
  for (const auto& one : seen) {
    if (usable(one) && one.at >= when - kNear && one.at <= when + kNear) near.push_back(&one);
  }
  std::stable_sort(near.begin(), near.end(),
                   [&](const Seen* a, const Seen* b) { return std::chrono::abs(a->at - when) < std::chrono::abs(b->at - when); });
  if (near.size() > kLooked) near.resize(kLooked);
  return near;
}

// The middle one of the readings nearest to `when`, where enough of them agree with it.
std::optional<Reading> steadyAt(const Step& step, std::span<const Seen> seen, SinceBegin when) {
  auto near = nearest(seen, when);
  if (near.size() < kAgree) return std::nullopt;
  std::sort(near.begin(), near.end(), [](const Seen* a, const Seen* b) { return a->reading.value->value < b->reading.value->value; });
  const Reading& middle = near[near.size() / 2]->reading;
  const auto agree = std::count_if(near.begin(), near.end(), [&](const Seen* one) { return same(step, one->reading, middle); });
  if (agree < static_cast<long>(kAgree)) return std::nullopt;
  return middle;
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

// The reading nearest to `when` that lies on one line with enough of its neighbours: what leaks fast does not stand still, and is a leak all the
// same. The line only says which readings belong together; the value is one that was read.
std::optional<Reading> onItsWayAt(const Step& step, std::span<const Seen> seen, SinceBegin when) {
  const auto near = nearest(seen, when);
  if (near.size() < kAgree) return std::nullopt;
  const auto value = [](const Seen* one) { return one->reading.value->value.approximate(); };
  const auto seconds = [&](const Seen* one) { return std::chrono::duration<double>(one->at - when).count(); };
  std::vector<double> slopes, rests;
  for (const auto* a : near) {
    for (const auto* b : near) {
      if (a->at < b->at) slopes.push_back((value(b) - value(a)) / (seconds(b) - seconds(a)));
    }
  }
  if (slopes.empty()) return std::nullopt;
  const double slope = median(slopes);
  for (const auto* one : near) rests.push_back(value(one) - slope * seconds(one));
  const double rest = median(rests);
  const Reading* found = nullptr;
  std::size_t agree = 0;
  for (std::size_t i = 0; i < near.size(); ++i) {
    const Reading& reading = near[i]->reading;
    const bool alike = reading.censored == near.front()->reading.censored && reading.value->unit == near.front()->reading.value->unit;
    if (!alike || std::fabs(rests[i] - rest) > tolerance(step, reading)) continue;
    ++agree;
    if (!found) found = &reading;  // the nearest stands first
  }
  if (agree < kAgree) return std::nullopt;
  return *found;
}

// The usable readings of a span, in one unit.
std::vector<const Seen*> within(std::span<const Seen> seen, SinceBegin from, SinceBegin to) {
  std::vector<const Seen*> good;
  for (const auto& one : seen) {
    if (usable(one) && one.at >= from && one.at <= to && (good.empty() || good.back()->reading.value->unit == one.reading.value->unit))
      good.push_back(&one);
  }
  return good;
}

// The highest (lowest) value at which so many readings one after another agreed: neither a spike nor a value on its way is held.
std::optional<Reading> held(const Step& step, const std::vector<const Seen*>& good) {
  const bool highest = step.take == Take::highest;
  const auto beyond = [&](const Reading& a, const Reading& b) { return highest ? a.value->value > b.value->value : a.value->value < b.value->value; };
  const Reading* best = nullptr;
  for (std::size_t i = 0; i + kAgree <= good.size(); ++i) {
    const Reading* least = &good[i]->reading;
    bool agreed = true;
    for (std::size_t j = i + 1; j < i + kAgree; ++j) {
      agreed = agreed && same(step, good[i]->reading, good[j]->reading) && same(step, good[j - 1]->reading, good[j]->reading);
      if (beyond(*least, good[j]->reading)) least = &good[j]->reading;
    }
    if (agreed && (!best || beyond(*least, *best))) best = least;
  }
  if (!best) return std::nullopt;
  return *best;
}

// So long without a reading, and nobody knows how far it went meanwhile.
bool hasGap(const std::vector<const Seen*>& good, SinceBegin from, SinceBegin to) {
  SinceBegin last = from;
  for (const auto* one : good) {
    if (one->at - last > kNear) return true;
    last = one->at;
  }
  return to - last > kNear;
}

Captured spoiled(Message why) {
  Captured captured;
  captured.phase = Captured::Phase::spoiled;
  captured.why = std::move(why);
  return captured;
}

// A last digit worth more than what the step must tell apart shows nothing, least of all a change of nothing.
bool coarse(const Step& step, const Reading& reading) {
  if (!step.resolution || step.resolution->dimension() != reading.value->dimension()) return false;
  return compare(Quantity{Decimal(1, reading.value->value.scale()), reading.value->unit, {}}, *step.resolution) == std::strong_ordering::greater;
}

std::chrono::seconds upTo(SinceBegin time) { return std::chrono::ceil<std::chrono::seconds>(std::max(time, SinceBegin{0})); }

Captured captureChange(const Step& step, std::span<const Seen> seen, SinceBegin starts, SinceBegin now) {
  Captured captured;
  const SinceBegin ends = starts + step.duration;
  const auto start = onItsWayAt(step, seen, starts);
  if (!start && now > starts + kNear) return spoiled(msg("no steady reading where the minute began: begin the step again"));
  if (start && coarse(step, *start)) return spoiled(msg("this instrument shows too coarse steps for this: choose a finer one, or type the readings"));
  if (start && start->censored != Censored::no) return spoiled(msg("the instrument stood at its end: begin at a lower pressure"));
  captured.held = start;
  captured.phase = Captured::Phase::measuring;
  captured.left = upTo(ends - now);
  if (!start || now < ends) return captured;
  const auto end = onItsWayAt(step, seen, ends);
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
  const bool extreme = step.take != Take::now;
  const auto good = extreme ? within(seen, from, taken.value_or(now)) : std::vector<const Seen*>();
  if (extreme) captured.held = held(step, good);
  if (!taken) return captured;
  if (extreme && hasGap(good, from, *taken)) return spoiled(msg("the instrument was away while it was measured: begin the step again"));
  captured.phase = Captured::Phase::measuring;
  const bool lateEnough = now >= *taken + 600ms;  // what comes just after says whether it was steady
  const auto reading = extreme ? captured.held : lateEnough ? steadyAt(step, seen, *taken) : std::nullopt;
  const bool over = extreme || now > *taken + kPatience;
  if (!reading && over) return spoiled(msg("the reading was not steady: hold it longer, then take it again"));
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
