#include "devices/transport/scripted_stream.h"

namespace muster::devices {

ScriptedStream::ScriptedStream(const Transcript& recorded) {
  Moment before{0};
  for (const auto& piece : recorded.pieces) {
    lines_.push_back({piece.sent, piece.bytes, piece.at - before});
    before = piece.at;
  }
}

ScriptedStream& ScriptedStream::expect(std::string question, std::vector<Piece> answer) {
  lines_.push_back({true, std::move(question), {}});
  for (auto& piece : answer) lines_.push_back({false, std::move(piece.bytes), piece.after});
  return *this;
}

ScriptedStream& ScriptedStream::comes(std::string unasked, Patience after) {
  lines_.push_back({false, std::move(unasked), after});
  return *this;
}

bool ScriptedStream::write(std::string_view bytes) {
  if (closed_) return false;
  if (lines_.empty() || !lines_.front().question) {
    if (complaint_.empty())
      complaint_ = lines_.empty() ? "a question too many: " + std::string(bytes) : "asked while an answer is unread: " + std::string(bytes);
    return true;
  }
  asked_ += bytes;
  const std::string& wanted = lines_.front().bytes;
  if (asked_.size() < wanted.size() && wanted.starts_with(asked_)) return true;  // in pieces
  if (asked_ != wanted && complaint_.empty()) complaint_ = "asked " + asked_ + " instead of " + wanted;
  asked_.clear();
  lines_.pop_front();
  last_ = now_;
  return true;
}

ByteStream::Got ScriptedStream::read(std::string& into, Patience patience) {
  if (closed_) return Got::closed;
  if (lines_.empty() || lines_.front().question || last_ + lines_.front().wait > now_ + patience) {
    now_ += patience;
    return Got::nothing;
  }
  now_ = std::max(now_, last_ + lines_.front().wait);
  last_ = now_;
  into += lines_.front().bytes;
  lines_.pop_front();
  return Got::bytes;
}

std::string ScriptedStream::complaint() const {
  if (!complaint_.empty() || lines_.empty()) return complaint_;
  return (lines_.front().question ? "never asked: " : "never read: ") + lines_.front().bytes;
}

}  // namespace muster::devices
