// MT-SICS, the text protocol of Mettler Toledo scales and of others that speak it. Facts, sources and how sure they are: notes.md. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

#include "core/base/outcome.h"
#include "devices/instruments/measured.h"

namespace muster::devices::sics {

inline constexpr std::string_view kEnds{"\r\n", 2};

std::string request(std::string_view command);  // "SI\r\n"

// A line that answers a command whose replies begin with `word`: "S S   6.05 kg", "Z A"; or one of the three errors that name no command.
bool answers(std::string_view line, std::string_view word);

// A weight. Refuses "device-error" (not executable now; an error), "not-understood", "wrong-unit".
struct Weight {
  std::optional<Measured> measured;  // nullopt: beyond an end of its range ("S +", "S -"); one still moving ("S D") is flagged unstable
};
core::Outcome<Weight> parseWeight(std::string_view line);

// What stands in quotes behind A: I4 A "B021002593". Refuses as above.
core::Outcome<std::string> parseText(std::string_view line, std::string_view word);

bool accepted(std::string_view line, std::string_view word);  // "Z A"

}  // namespace muster::devices::sics
