// What a person typed for a step, or a cell of a file held, as a Reading.
//
// Understood: "1.60 L/min", ">=1000 Pa" and "<0.1 mbar" (the instrument was at its end), words for works and does not work in
// English, Chinese and German, a number with such a word beside it ("55 bar ok"), and for a change either the loss or its start
// and end ("7.0->6.6 mbar"). Full-width forms are plain ones. What was typed is always kept in the reading. Pure; any thread.
#pragma once

#include <optional>
#include <string_view>

#include "core/base/outcome.h"
#include "core/bench/procedure.h"
#include "core/bench/reading.h"

namespace muster::core {

struct TypedForm {
  std::optional<Unit> unit;       // the unit the field or the column states; a unit that was typed goes before it
  std::optional<FlowState> flow;  // the state every flow of this sheet is stated at
  bool decimalComma = false;
};

// Refuses with "empty", "not-a-number", "too-many-digits", "missing-unit", "unknown-unit", "wrong-dimension", "mixed-units".
Outcome<Reading> readTyped(const Step& step, std::string_view typed, const TypedForm& form = {});

// What a person types for a step at the bench: a bare number is in the step's unit; a step judged by eye that states no unit (it keeps the
// default one) takes only the word, or 1 and 0. Refuses the same, and "not-a-word".
Outcome<Reading> readForStep(const Step& step, std::string_view typed);
bool takesNumber(const Step& step);

// true: it works; false: it does not; nullopt: the text is neither. "1" and "0" are among the words.
std::optional<bool> worksWord(std::string_view typed);

// The loss from start to end, away from which side of zero it began: 7.0 -> 6.6 and -7.0 -> -6.6 both lose 0.4; a gain is
// negative. Both in one unit, else nullopt (rounding is not for readings).
std::optional<Quantity> lossBetween(const Quantity& start, const Quantity& end);

}  // namespace muster::core
