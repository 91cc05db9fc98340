// A talk written down beforehand: what must be asked, what is answered and when. Also its own ticker: time passes only by waiting, so
// a talk of minutes is over at once. A script fails on a wrong byte, on a question too many, and where something was left unused.
//
// From a transcript it replays a recorded session at the recorded times. One thread. Owned by the test or replay.
#pragma once

#include <deque>

#include "devices/transport/byte_stream.h"
#include "devices/transport/transcript.h"

namespace muster::devices {

class ScriptedStream : public ByteStream, public Ticker {
 public:
  ScriptedStream() = default;
  explicit ScriptedStream(const Transcript& recorded);

  // The next question, and what comes for it: each piece so long after the one before it. No piece: silence.
  struct Piece {
    std::string bytes;
    Patience after{0};
  };
  ScriptedStream& expect(std::string question, std::vector<Piece> answer = {});
  ScriptedStream& expect(std::string question, std::string answer) {
    return expect(std::move(question), std::vector<Piece>{{std::move(answer), {}}});
  }
  ScriptedStream& comes(std::string unasked, Patience after = {});  // bytes nobody asked for

  bool write(std::string_view bytes) override;
  Got read(std::string& into, Patience patience) override;
  void close() override { closed_ = true; }
  Moment now() override { return now_; }
  void pass(Patience time) { now_ += time; }

  bool closed() const { return closed_; }
  std::string complaint() const;  // the first thing that went otherwise than written; empty: all as written, all used

 private:
  struct Line {
    bool question = false;
    std::string bytes;
    Moment wait{0};  // answers: since the line before; `at` once it is due
  };
  std::deque<Line> lines_;
  std::string asked_;  // of the question at hand, so far
  std::string complaint_;
  Moment now_{0}, last_{0};  // last_: when the line before was passed
  bool closed_ = false;
};

}  // namespace muster::devices
