// What a KERN scale sends by itself, in words. Facts, source and how sure they are: notes.md. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

#include "core/base/outcome.h"
#include "devices/instruments/measured.h"

namespace muster::devices::kern {

inline constexpr std::string_view kEnds{"\r\n"};

struct Packet {
  enum class Status { stable, unstable, beyond, none } status = Status::none;
  std::string value, unit;  // as sent, without the blanks around them
};

// `bytes`: the length of a packet with its CR LF, 14 or 15; `line` is without them. Refuses "not-understood".
core::Outcome<Packet> parsePacket(std::string_view line, std::size_t bytes);
std::string writePacket(const Packet& packet, std::size_t bytes);  // with CR LF; a value too long for its place is beyond

// Flags all that is not stable; one beyond the range has no value. Refuses "wrong-unit", "no-unit", "not-understood".
core::Outcome<core::Reading> readingOf(const Channel& channel, const Packet& packet);

}  // namespace muster::devices::kern
