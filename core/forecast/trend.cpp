#include "core/forecast/trend.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <stdexcept>

namespace muster::core {

namespace {

constexpr double kDaysInMonth = 365.2425 / 12;
constexpr double kUsualSlope = 0.3 / kDaysInMonth;  // what a set usually drifts in a day, in scatters of one reading
constexpr double kChange = 0.5;                     // how much of itself a drift may change until the next reading

}  // namespace

double studentBelow(double t, int freedom) {  // the finite series in the angle (Abramowitz and Stegun 26.7.3 and 26.7.4)
  const double angle = std::atan(t / std::sqrt(static_cast<double>(freedom)));
  const double cosine = std::cos(angle), square = cosine * cosine;
  const bool odd = freedom % 2 == 1;
  double sum = 0, term = odd ? cosine : 1;
  for (int k = odd ? 1 : 0; k <= freedom - 2; k += 2) {
    sum += term;
    term *= square * (k + 1) / (k + 2);
  }
  const double within = odd ? 2 / std::numbers::pi * (angle + std::sin(angle) * sum) : std::sin(angle) * sum;
  return 0.5 * (1 + within);
}

Trend::Trend(const std::vector<DayValue>& readings, double digit) : count_(static_cast<int>(readings.size())) {
  if (count_ < 3) throw std::logic_error("a trend needs three readings");
  for (const DayValue& one : readings) middleDay_ += one.day / count_, middleValue_ += one.value / count_;
  lastDay_ = readings.back().day;
  double days = 0, both = 0, values = 0;
  for (const DayValue& one : readings) {
    const double day = one.day - middleDay_, value = one.value - middleValue_;
    days += day * day, both += day * value, values += value * value;
  }
  const double plain = both / days;
  freedom_ = count_ - 2;
  scatter_ = std::sqrt(std::max((values - both * plain) / freedom_, digit * digit / 12));
  const double usual = std::max(kUsualSlope * scatter_, std::abs(plain));
  weight_ = days + (usual > 0 ? scatter_ * scatter_ / (usual * usual) : 0);
  slope_ = both / weight_;
}

double Trend::chanceBelow(double day, double bound) const {
  const double far = day - middleDay_, change = kChange * slope_ * std::max(0.0, day - lastDay_);
  const double spread = std::sqrt(scatter_ * scatter_ * (1 + 1.0 / count_ + far * far / weight_) + change * change);
  if (spread > 0) return studentBelow((bound - at(day)) / spread, freedom_);
  return at(day) < bound ? 1 : 0;
}

double Trend::sureOfDirection() const {
  if (slope_ == 0) return 0.5;
  const double spread = scatter_ / std::sqrt(weight_);
  return spread > 0 ? studentBelow(std::abs(slope_) / spread, freedom_) : 1;
}

}  // namespace muster::core
