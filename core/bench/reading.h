// Reading: one thing an instrument showed or a person saw, with everything that was typed.
//
// Three shapes: a number (possibly censored: "at least full scale"), works / does not work, or nothing usable.
// A flagged reading can never become a pass. Values only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/calendar.h"
#include "core/base/quantity.h"

namespace muster::core {

enum class Censored { no, atLeast, atMost };  // ">= 1000 Pa": the instrument was at its end

// Why a reading may not decide. `warming`: a leak test that rose; `judged by` words in the trade's sheets.
enum class ReadingFlag { overRange, unstable, badChecksum, sensorLost, capLeftOn };

struct Reading {
  std::optional<Quantity> value;  // for a change: the loss; a gain is negative
  Censored censored = Censored::no;
  std::optional<bool> works;  // works / does not work, present / missing, done / not done
  std::vector<ReadingFlag> flags;
  std::string typed;                   // what stood in the field or in the file, untouched
  std::optional<Quantity> start, end;  // a change measured as two values keeps both
  std::optional<Instant> at;
  bool operator==(const Reading&) const = default;
};

}  // namespace muster::core
