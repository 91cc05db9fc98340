// The colon protocol of ConST and Additel gauges, in words. Facts, sources and how sure they are: notes.md. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

#include "core/base/outcome.h"
#include "devices/framing/frame_buffer.h"
#include "devices/instruments/measured.h"

namespace muster::devices::colon {

inline constexpr std::string_view kEnds{"\0\r\n", 3};

// "255:R:MRMD:" and the terminator of the model ("\0" or "\r\n"); `parameter` "1" gives "255:R:MRMD:1".
std::string readRequest(std::string_view address, std::string_view command, std::string_view parameter, std::string_view end);
std::string zeroRequest(std::string_view address, std::string_view end);

struct Reply {
  std::string address, command;
  std::string value, unit;  // as written; unit may be empty
};
// Refuses "device-error" ("001:E:3") and "not-understood".
core::Outcome<Reply> parseReply(std::string_view line);
bool answers(std::string_view line, std::string_view command);  // a reply to this command, or an error

// The value of a measured reply: a number with the unit it brings. One written as "OL", "OVER" or dashes is beyond the range: over-range,
// without a value. Refuses "not-understood", "wrong-unit" (a unit nobody knows).
struct Value {
  std::optional<Measured> measured;  // nullopt: over range
};
core::Outcome<Value> valueOf(const Reply& reply);

}  // namespace muster::devices::colon
