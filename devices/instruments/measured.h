// From what an instrument says to a Reading: the unit is the wire's or the model's, else there is no reading; at an end of the range
// the value is "at least" or "at most"; a flow carries its state; what was on the wire is kept. The one place for all families. Pure.
#pragma once

#include "core/base/outcome.h"
#include "core/bench/reading.h"
#include "devices/instruments/model.h"

namespace muster::devices {

struct Measured {
  core::Decimal value;
  std::optional<core::Unit> unit;  // as the wire says it
  std::vector<core::ReadingFlag> flags;
  std::string typed;  // the wire's own words; of a binary answer the number as understood
};

// Refuses "no-unit" (neither says it), "wrong-unit" (the wire's is of another quantity, or another than a model that states one).
core::Outcome<core::Reading> readingOf(const Channel& channel, const Measured& measured);

// A reading without a value that says why: out of range, sensor lost ...
core::Reading flagged(core::ReadingFlag flag, std::string typed);

// The shortest digits that mean this float, at most nine decimals. NaN, infinite or too large: nothing.
std::optional<core::Decimal> decimalOf(float value);

// "5.830000E01", "-1.2", "+ 12.30": a number as instruments write it, exponents written out; what an exponent leaves behind nine decimals
// is cut off. Refuses what Decimal refuses.
core::Outcome<core::Decimal> wireNumber(std::string_view text);

// Whether this stands where a number should and means "beyond my range": OL, OVER, dashes, the 9.9E37 of SCPI.
bool saysBeyond(std::string_view text);

}  // namespace muster::devices
