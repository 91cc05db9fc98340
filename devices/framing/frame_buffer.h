// Framing: where a message of an instrument begins and ends. Pure: no time, no port.
//
// A Cut looks at what has come so far and says: skip so many bytes that belong to no frame, then so many are one. Size 0: more is
// needed. It resynchronises: garbage before, between or within frames costs at most the frames it spoiled. FrameBuffer keeps what
// is left over; at most kMost bytes wait, older ones are dropped as garbage. Values only; one thread.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace muster::devices {

struct CutAt {
  std::size_t skip = 0, size = 0;
  std::size_t blank = 0;  // of those skipped: ends of empty lines, which are no garbage
};
using Cut = std::function<CutAt(std::string_view)>;

class FrameBuffer {
 public:
  static constexpr std::size_t kMost = 65'536;

  explicit FrameBuffer(Cut cut) : cut_(std::move(cut)) {}
  void push(std::string_view bytes) { waiting_ += bytes; }
  std::optional<std::string> next();
  bool empty() const { return waiting_.empty(); }
  std::string_view waiting() const { return waiting_; }
  void drop(std::size_t bytes);  // what is known not to be of a frame (an echo)
  void clear() { skipped_ += waiting_.size(), waiting_.clear(); }
  std::size_t skipped() const { return skipped_; }  // bytes of garbage so far

 private:
  Cut cut_;
  std::string waiting_;
  std::size_t skipped_ = 0;
};

}  // namespace muster::devices
