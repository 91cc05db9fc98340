// Question and answer in SCPI-like text (Fluke, Druck), as words. Which questions there are says the model. Facts: notes.md. Pure; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/outcome.h"
#include "devices/framing/frame_buffer.h"
#include "devices/instruments/measured.h"

namespace muster::devices::scpi {

inline constexpr std::string_view kEnds{"\r\n", 2};

// Whether a line can be the answer to `question`: no question itself (an echo), and where it repeats a header, that of the question.
bool answers(std::string_view line, std::string_view question);

// The fields of an answer, without the header it may repeat: ":SENS:PRES 1014.25" and "1014.25" are the same.
std::vector<std::string> answerFields(std::string_view line);

// Number `field` (from 1) as a value, with this unit as the wire spells it (empty: the wire says none). A field that says "beyond" has no value.
// Refuses "not-understood", "wrong-unit".
struct Value {
  std::optional<Measured> measured;  // nullopt: over range
};
core::Outcome<Value> valueOf(const std::vector<std::string>& fields, std::size_t field, std::string_view unit);

// The code of an answer about errors; empty: there is none ('0', '0,"No error"').
std::string errorOf(const std::vector<std::string>& fields);

}  // namespace muster::devices::scpi
