// What a cut makes of pieces as they come, as hex; and how many bytes it threw away.
#pragma once

#include <vector>

#include "devices/framing/frame_buffer.h"
#include "tests/support/hex.h"

namespace muster::tests {

struct CutFrames {
  std::vector<std::string> frames;
  std::size_t skipped = 0;
};

inline CutFrames framesOf(devices::Cut cut, const std::vector<std::string>& pieces) {
  devices::FrameBuffer buffer(std::move(cut));
  CutFrames found;
  for (const auto& piece : pieces) {
    buffer.push(bytes(piece));
    while (const auto frame = buffer.next()) found.frames.push_back(hex(*frame));
  }
  found.skipped = buffer.skipped();
  return found;
}

// The same bytes in pieces of one.
inline std::vector<std::string> byteByByte(const std::string& text) {
  std::vector<std::string> pieces;
  for (const char byte : bytes(text)) pieces.push_back(hex(std::string(1, byte)));
  return pieces;
}

}  // namespace muster::tests
