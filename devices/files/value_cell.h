// The cell of one step -> a Reading. Numbers keep their digits; a sign of "at least" is kept; nothing is guessed. Pure.
#pragma once

#include "core/bench/reading.h"
#include "devices/files/profile.h"

namespace muster::devices {

struct Amount {
  core::Decimal value;
  core::Censored censored = core::Censored::no;
  std::optional<core::Unit> unit;  // where the cell itself says it: "0.4 mbar"
};

// "12,5", ">= 1000", "1.234,5", "0.4 mbar". Refuses "empty", "not-a-number", "wrong-decimal-sign", "unknown-unit".
core::Outcome<Amount> readAmount(std::string_view cell, const Numbers& numbers);

struct StepCells {
  std::string_view value, start, end;  // value, or start and end
  std::optional<core::Unit> unit;      // of the column or the row; the cell's own goes before it
};
core::Outcome<core::Reading> readStepCells(const StepCells& cells, const StepMap& step, const Profile& profile);

}  // namespace muster::devices
