#include "devices/framing/frame_buffer.h"

#include <algorithm>

namespace muster::devices {

std::optional<std::string> FrameBuffer::next() {
  if (waiting_.size() > kMost) {
    skipped_ += waiting_.size() - kMost;
    waiting_.erase(0, waiting_.size() - kMost);
  }
  const CutAt at = cut_(waiting_);
  const std::size_t skip = std::min(at.skip, waiting_.size()), size = std::min(at.size, waiting_.size() - skip);
  skipped_ += skip - std::min(at.blank, skip);
  waiting_.erase(0, skip);
  if (size == 0) return std::nullopt;
  std::string frame = waiting_.substr(0, size);
  waiting_.erase(0, size);
  return frame;
}

void FrameBuffer::drop(std::size_t bytes) { waiting_.erase(0, bytes); }

}  // namespace muster::devices
