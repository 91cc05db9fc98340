// A simulated BG 4 on the bench, with the technician at it: what manometer and flow meter see at each step of the sheet.
//
// Physics enough for a demonstration and for tests: the closed circuit leaks, warms, opens its valves. Time and seed are passed in; the same
// seed gives the same digits. One thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/quantity.h"
#include "devices/transport/ticker.h"

namespace muster::devices {

enum class Condition { good, leaky, warming, capLeft, drifting };
std::optional<Condition> conditionNamed(std::string_view name);  // "capleft"
std::string_view nameOf(Condition condition);
const std::vector<Condition>& allConditions();

class Apparatus {
 public:
  Apparatus(Condition condition, std::uint64_t seed) : condition_(condition), seed_(seed) {}

  // The technician begins this step of the sheet ("positive-leak"); empty: everything open to the room.
  void begin(std::string_view step, Moment now);
  const std::string& step() const { return step_; }

  double pascal(Moment now) const;          // in the circuit
  double litrePerMinute(Moment now) const;  // dosage, oxygen as it is
  double celsius(Moment now) const;
  // On the scale beside it: a refilled absorber, set down at the beginning of the step. It swings, then rests.
  double kilogram(Moment now) const;
  // What a channel of this dimension sees, in its unit, rounded to `decimals`. Nothing for what this apparatus does not have.
  std::optional<core::Decimal> seen(core::Dimension dimension, core::Unit unit, int decimals, Moment now) const;
  // The same flow as a meter states it that is set to this state: actual, or as if at the state's temperature and pressure.
  core::Decimal flowSeen(const core::FlowState& state, int decimals, Moment now) const;

 private:
  double noise(Moment now) const;
  Condition condition_;
  std::uint64_t seed_;
  std::string step_;
  Moment since_{0};
};

}  // namespace muster::devices
