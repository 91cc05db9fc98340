// The text protocol of Alicat flow meters, in words. Facts, sources and how sure they are: notes.md. Pure; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/outcome.h"
#include "devices/framing/frame_buffer.h"
#include "devices/instruments/measured.h"

namespace muster::devices::alicat {

// Lines ended by CR. A NUL may stand anywhere in them and means nothing.
Cut cutAlicat();
std::string lineOf(std::string_view frame);  // without end and NULs

std::string pollRequest(std::string_view id);                        // "A\r"
std::string request(std::string_view id, std::string_view command);  // "A$$V\r"
bool rejected(std::string_view frame);                               // "?", "A ?"
bool ofInstrument(std::string_view frame, std::string_view id);      // begins with its letter and says something; or rejected

struct Poll {
  std::vector<std::string> values;  // absolute pressure, temperature, volumetric flow, mass flow, then what a controller or totalizer adds
  std::string gas;
  bool beyond = false;   // MOV, VOV, POV, TOV, OPL: something is beyond its range, nothing of this line counts
  bool damaged = false;  // ADC: its own converter fails
};
// "A +014.62 +020.50 +001.690 +001.690 O2 LCK". Refuses "not-understood": another instrument's letter, another number of values, a word nobody
// knows; "device-error": the question was rejected.
core::Outcome<Poll> parsePoll(std::string_view frame, std::string_view id, std::size_t values);

}  // namespace muster::devices::alicat
