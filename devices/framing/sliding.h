// Frames without an end mark, found by their length and proven by what they hold: the cut slides over what came, byte by byte, until a frame
// is proven. Pure.
#pragma once

#include "devices/framing/frame_buffer.h"

namespace muster::devices {

inline constexpr std::size_t kMoreNeeded = std::string_view::npos;

// `length`: how long a frame would be that began at the first of these bytes; 0: none begins here; kMoreNeeded: too few bytes to say.
// `proven`: whether so many bytes are a frame (checksum). A frame that is whole and proven goes before a beginning that still waits for its rest,
// so that noise which looks like a beginning holds nothing up.
Cut cutSliding(std::function<std::size_t(std::string_view)> length, std::function<bool(std::string_view)> proven);

}  // namespace muster::devices
