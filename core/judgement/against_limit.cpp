#include "core/judgement/against_limit.h"

namespace muster::core {

namespace {

enum class Side { min, max };

// What the shown number says about one bound.
bool holds(const Bound& bound, Side side, const Quantity& value) {
  const auto order = compare(value, bound.value);
  if (order == 0) return bound.inclusive;
  return side == Side::min ? order > 0 : order < 0;
}

Against bounded(const Bound& bound, Side side, const Quantity& value, Censored censored, bool fullScaleSatisfies) {
  if (value.dimension() != bound.value.dimension()) return Against::otherDimension;
  const bool held = holds(bound, side, value);
  if (censored == Censored::no) return held ? Against::passes : Against::fails;
  // The true amount lies at the shown one or beyond it, upwards or downwards.
  const bool towardsGood = (censored == Censored::atLeast) == (side == Side::min);
  if (towardsGood) return held && fullScaleSatisfies ? Against::passes : Against::undecided;
  return held ? Against::undecided : Against::fails;
}

}  // namespace

Against against(const Limit& limit, const Quantity& value, Censored censored) {
  if (value.flow && limit.flow && !(*value.flow == *limit.flow)) return Against::otherState;
  if (!limit.min && !limit.max) return Against::undecided;  // a limit that bounds nothing cannot pass anything
  const auto low = limit.min ? bounded(*limit.min, Side::min, value, censored, limit.fullScaleSatisfies) : Against::passes;
  const auto high = limit.max ? bounded(*limit.max, Side::max, value, censored, limit.fullScaleSatisfies) : Against::passes;
  for (const auto worse : {Against::otherDimension, Against::fails, Against::undecided}) {
    if (low == worse || high == worse) return worse;
  }
  return Against::passes;
}

}  // namespace muster::core
