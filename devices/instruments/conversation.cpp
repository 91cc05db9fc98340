#include "devices/instruments/conversation.h"

#include <algorithm>

namespace muster::devices {
namespace {

using core::msg;

core::Problem gone() {
  return {"gone",
          msg("the instrument is no longer there"),
          msg("see to its cable and power; it is looked for again by itself, or type the readings"),
          {}};
}

core::Problem damaged() {
  return {"damaged-answer",
          msg("what the instrument answers cannot be read"),
          msg("see to the cable, the baud rate and the address, or type the readings"),
          {}};
}

}  // namespace

void Conversation::end() {
  over_ = true;
  stream_.close();
}

void Conversation::forget() {
  std::string unread;
  while (stream_.read(unread, Patience{0}) == ByteStream::Got::bytes && unread.size() < FrameBuffer::kMost) {}
  buffer_.push(unread);
  buffer_.clear();
}

core::Outcome<std::string> Conversation::wait(Moment until, std::string_view echo, const std::function<bool(std::string_view)>& answers) {
  for (;;) {
    if (!echo.empty() && buffer_.waiting().size() >= echo.size()) {
      echoed_ = buffer_.waiting().starts_with(echo);
      if (echoed_) buffer_.drop(echo.size());
      echo = {};
    }
    if (echo.empty() || !echo.starts_with(buffer_.waiting())) {  // not while what came may still become the echo
      while (auto frame = buffer_.next()) {
        if (!answers || answers(*frame)) return std::move(*frame);
        ++passedOver_;
      }
    }
    const auto left = std::chrono::duration_cast<Patience>(until - ticker_.now());
    if (left <= Patience{0})
      return core::Problem{
          "no-answer", msg("the instrument does not answer"), msg("see that it is switched on and set as its notes say, or type the readings"), {}};
    std::string piece;
    if (stream_.read(piece, left) == ByteStream::Got::closed) {
      over_ = true;
      return gone();
    }
    buffer_.push(piece);
  }
}

core::Outcome<std::string> Conversation::ask(std::string_view request, Patience patience, const std::function<bool(std::string_view)>& answers) {
  if (over_) return gone();
  forget();
  const auto before = buffer_.skipped();
  if (!stream_.write(request)) {
    over_ = true;
    return gone();
  }
  echoed_ = false;
  auto answer = wait(ticker_.now() + patience, echo_ == Echo::mayBe && !quiet_ ? request : std::string_view(), answers);
  if (answer && !echoed_ && buffer_.skipped() == before) quiet_ = true;
  if (answer || over_) return answer;
  const bool heard = buffer_.skipped() > before || !buffer_.empty();
  end();
  if (!heard) return answer;
  return damaged();
}

core::Outcome<std::string> Conversation::listen(Patience patience, const std::function<bool(std::string_view)>& fits) {
  if (over_) return gone();
  const auto before = buffer_.skipped() + passedOver_;
  auto frame = wait(ticker_.now() + patience, {}, fits);
  if (frame || over_) return frame;
  if (buffer_.skipped() + passedOver_ > before || !buffer_.empty()) return damaged();
  return core::Problem{"silent", msg("the instrument sends nothing"), msg("see that it is set to send by itself, or type the readings"), {}};
}

}  // namespace muster::devices
