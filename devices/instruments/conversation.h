// Conversation: one question, one answer, over one stream.
//
// One request is in flight. When the answer does not come in time the conversation is over and its stream closed, so that a late
// answer can never be taken for that of the next question; whoever supervises the port opens a new one. Instruments that talk by
// themselves are listened to. Owns nothing; one thread.
#pragma once

#include <functional>

#include "core/base/outcome.h"
#include "devices/framing/frame_buffer.h"
#include "devices/transport/byte_stream.h"

namespace muster::devices {

class Conversation {
 public:
  enum class Echo { never, mayBe };  // mayBe: a two-wire converter may give back what was sent, before the answer

  Conversation(ByteStream& stream, Ticker& ticker, Cut cut, Echo echo = Echo::never)
      : stream_(stream), ticker_(ticker), buffer_(std::move(cut)), echo_(echo) {}

  // Sends and waits for the first frame that is an answer (every frame, where `answers` is empty); others are passed over. Refuses "no-answer"
  // (and is over), "damaged-answer" (bytes came, no frame among them; and is over), "gone" (the other side closed).
  core::Outcome<std::string> ask(std::string_view request, Patience patience, const std::function<bool(std::string_view)>& answers = {});
  // The next frame that comes by itself and `fits` (any, where it is empty). Refuses "silent", "damaged-answer" (bytes came, none of them such a
  // frame), "gone"; only the last ends the conversation: who only listens takes no late answer for another.
  core::Outcome<std::string> listen(Patience patience, const std::function<bool(std::string_view)>& fits = {});
  // Throws away what came unasked: to begin listening at what is now.
  void forget();

  bool over() const { return over_; }
  void end();
  std::size_t garbage() const { return buffer_.skipped(); }
  Ticker& ticker() { return ticker_; }

 private:
  core::Outcome<std::string> wait(Moment until, std::string_view echo, const std::function<bool(std::string_view)>& answers);

  ByteStream& stream_;
  Ticker& ticker_;
  FrameBuffer buffer_;
  Echo echo_;
  bool echoed_ = false;         // before the answer to the last question
  bool quiet_ = false;          // an answer came and nothing before it: this line gives no echo, and bytes like those of the question are its answer
  std::size_t passedOver_ = 0;  // frames that were no answer
  bool over_ = false;
};

}  // namespace muster::devices
