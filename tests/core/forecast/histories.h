// Random histories of one step of one set: it drifts or not, faster or slower by the month, is read once a month give or take, with
// scatter, now and then a wild reading, and the instrument's last digit. A reading past the limit is followed by a repair. Invented.
#pragma once

#include <cmath>
#include <random>

#include "core/forecast/forecast.h"

namespace muster::tests {

struct Nature {
  double share = 0.6;      // of the sets that drift
  double fastest = 2;      // drift in a month, in scatters of a reading
  double changing = 0.15;  // how much the drift changes from month to month, as a part of it
};

struct History {
  double division = 0.1;  // of the instrument
  std::vector<core::Measured> readings;
  std::vector<core::Repair> repairs;
};

class HistoryMaker {
 public:
  HistoryMaker(Nature nature, unsigned seed) : nature_(nature), chance_(seed) {}

  // `months` tests against "at most 10 L/min" (whether the instrument shows 0.1 or 0.5), ending on the last.
  History next(int months) {
    History history;
    const double scatter = 0.2 + 0.8 * any();
    const int halves = any() < 0.5 ? 1 : 5;
    history.division = halves / 10.0;
    double at = 0, drift = 0, level = 0;
    const auto renew = [&] {
      drift = any() < nature_.share ? (0.1 + any() * (nature_.fastest - 0.1)) * scatter : 0;
      level = 10 - (1 + any() * (8 + 6 * nature_.fastest)) * scatter;
    };
    renew();
    const double usual = drift;
    for (int i = 0; i < months; ++i) {
      const double month = (20 + any() * 16) / 30;
      at += month, drift += usual * nature_.changing * normal(), level += drift * month;
      const double wild = any() < 0.05 ? 3 : 1;
      const long tenths = std::lround((level + wild * scatter * normal()) * 10 / halves) * halves;
      const core::Instant when{1'700'000'000'000'000 + static_cast<std::int64_t>(at * 30 * 86'400e6)};
      const bool failed = tenths > 100;
      history.readings.push_back(
          {when, {core::Decimal(tenths, 1), core::Unit::litrePerMinute, {}}, failed ? core::Verdict::fail : core::Verdict::pass});
      if (!failed) continue;
      history.repairs.push_back({when + std::chrono::hours(2), {"*"}, core::msg("a fault was put right")});
      renew();
    }
    return history;
  }

 private:
  double any() { return std::uniform_real_distribution<double>()(chance_); }
  double normal() { return std::normal_distribution<double>()(chance_); }
  Nature nature_;
  std::mt19937 chance_;
};

}  // namespace muster::tests
