#include "devices/simulation/apparatus.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace muster::devices {
namespace {

constexpr std::array<std::pair<Condition, std::string_view>, 5> kNames{{{Condition::good, "good"},
                                                                        {Condition::leaky, "leaky"},
                                                                        {Condition::warming, "warming"},
                                                                        {Condition::capLeft, "capleft"},
                                                                        {Condition::drifting, "drifting"}}};

// A rise from nothing towards `to` that is all but there after some seconds.
double risen(double to, double seconds, double constant = 1.5) { return to * (1 - std::exp(-seconds / constant)); }

}  // namespace

std::optional<Condition> conditionNamed(std::string_view name) {
  for (const auto& [condition, known] : kNames) {
    if (known == name) return condition;
  }
  return std::nullopt;
}

std::string_view nameOf(Condition condition) { return kNames[static_cast<std::size_t>(condition)].second; }

const std::vector<Condition>& allConditions() {
  static const std::vector<Condition> kAll{Condition::good, Condition::leaky, Condition::warming, Condition::capLeft, Condition::drifting};
  return kAll;
}

void Apparatus::begin(std::string_view step, Moment now) {
  if (step == step_) return;
  step_ = step;
  since_ = now;
}

// Some tenths of the last digit a bench shows, from seed and time alone.
double Apparatus::noise(Moment now) const {
  std::uint64_t x = seed_ + static_cast<std::uint64_t>(now.count() / 50'000) * 0x9E3779B97F4A7C15ULL;
  x ^= x >> 30, x *= 0xBF58476D1CE4E5B9ULL, x ^= x >> 27, x *= 0x94D049BB133111EBULL, x ^= x >> 31;
  return static_cast<double>(x >> 11) / 9007199254740992.0 - 0.5;
}

double Apparatus::pascal(Moment now) const {
  const double t = std::chrono::duration<double>(now - since_).count(), n = noise(now);
  const bool leaky = condition_ == Condition::leaky;
  if (step_ == "inhalation-valve" || step_ == "drain-valve") return risen(leaky ? 640 : 1060, t) + n;
  if (step_ == "exhalation-valve") return -risen(leaky ? 640 : 1060, t) + n;
  if (step_ == "positive-leak") {
    const double perMinute = leaky ? -190 : condition_ == Condition::warming ? 45 : condition_ == Condition::drifting ? -82 : -18;
    return risen(700, t) + perMinute * t / 60 + n;
  }
  if (step_ == "rig-leak" || step_ == "gauge-leak") return risen(700, t, 0.8) - 2 * t / 60 + n;  // the plugged port: no apparatus on it
  if (step_ == "relief-valve") {
    const double opens = condition_ == Condition::capLeft ? 2000 : condition_ == Condition::drifting ? 640 : 430;
    return std::min(opens, 120 * t) + n;  // fills until the valve opens; with the cap on it fills on
  }
  if (step_ == "minimum-valve") return (leaky ? -40 : 90) + (600 - 90) * std::exp(-t / 1.5) + n;
  return n * 0.5;
}

double Apparatus::litrePerMinute(Moment now) const {
  if (step_ != "constant-dosage") return 0;
  const double t = std::chrono::duration<double>(now - since_).count();
  const double dosage = condition_ == Condition::leaky ? 1.38 : condition_ == Condition::drifting ? 1.52 : 1.69;
  return risen(dosage, t, 0.8) + noise(now) * 0.004;
}

double Apparatus::celsius(Moment now) const { return 20.5 + noise(now) * 0.05; }

double Apparatus::kilogram(Moment now) const {
  const double t = std::max(0.0, std::chrono::duration<double>(now - since_).count());
  return 6.05 * (1 - std::exp(-t / 0.4) * std::cos(15 * t)) + noise(now) * 0.0004;
}

core::Decimal Apparatus::flowSeen(const core::FlowState& state, int decimals, Moment now) const {
  double flow = litrePerMinute(now);
  if (state.kind == core::FlowState::Kind::standard)
    flow *= (101.325 + pascal(now) / 1000) / state.kilopascal.approximate() * (273.15 + state.celsius.approximate()) / (273.15 + celsius(now));
  return core::convert({core::Decimal(std::llround(flow * 1'000'000), 6), core::Unit::litrePerMinute, std::nullopt}, core::Unit::litrePerMinute,
                       decimals);
}

std::optional<core::Decimal> Apparatus::seen(core::Dimension dimension, core::Unit unit, int decimals, Moment now) const {
  double value = 0;
  core::Unit in = unit;
  if (dimension == core::Dimension::pressure)
    value = pascal(now) * 1000, in = core::Unit::pascal;
  else if (dimension == core::Dimension::flow)
    value = litrePerMinute(now) * 1000, in = core::Unit::litrePerMinute;
  else if (dimension == core::Dimension::temperature)
    value = celsius(now) * 1000, in = core::Unit::celsius;
  else if (dimension == core::Dimension::mass)
    value = kilogram(now) * 1'000'000, in = core::Unit::gram;
  else
    return std::nullopt;
  return core::convert({core::Decimal(std::llround(value), 3), in, std::nullopt}, unit, decimals);
}

}  // namespace muster::devices
