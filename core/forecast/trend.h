// Trend: a straight line through a few readings, and how likely the next reading lies beyond a bound. Pure; values only.
//
// Least squares, with the slope drawn towards none by as much as it is in doubt: little where it stands clear of the scatter, more where it
// may be chance, since most sets hardly drift. A drift may be half as fast or half as fast again by the next reading. A new reading then
// follows Student's distribution; the scatter is never taken to be less than what the instrument's last digit hides. Chosen by back-test
// (tests/core/forecast): Theil-Sen and a line that knows no doubt about itself promise more than comes true, plain least squares is farther off as a
// whole.
#pragma once

#include <vector>

namespace muster::core {

struct DayValue {
  double day = 0;  // from any beginning
  double value = 0;
};

class Trend {
 public:
  // At least three readings on different days; `digit`: the size of the last digit shown.
  Trend(const std::vector<DayValue>& readings, double digit);
  double slope() const { return slope_; }  // a day
  double at(double day) const { return middleValue_ + slope_ * (day - middleDay_); }
  double chanceBelow(double day, double bound) const;  // that a reading on that day is less than the bound
  double sureOfDirection() const;                      // 0.5: none at all; 1: it certainly moves the way it seems to

 private:
  double middleDay_ = 0, middleValue_ = 0, lastDay_ = 0, slope_ = 0, scatter_ = 0, weight_ = 0;
  int count_ = 0, freedom_ = 1;
};

// Student's distribution: the chance to lie below t.
double studentBelow(double t, int freedom);

}  // namespace muster::core
