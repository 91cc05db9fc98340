// A stream that writes down all that passes. Owns neither the stream below nor the transcript; threads as the stream below, the
// transcript belongs to the reading thread.
#pragma once

#include "devices/transport/byte_stream.h"
#include "devices/transport/transcript.h"

namespace muster::devices {

class RecordingStream : public ByteStream {
 public:
  RecordingStream(ByteStream& below, Ticker& ticker, Transcript& into) : below_(below), ticker_(ticker), into_(into), begun_(ticker.now()) {}

  bool write(std::string_view bytes) override {
    into_.pieces.push_back({ticker_.now() - begun_, true, std::string(bytes)});
    return below_.write(bytes);
  }
  Got read(std::string& into, Patience patience) override {
    const size_t before = into.size();
    const Got got = below_.read(into, patience);
    if (into.size() > before) into_.pieces.push_back({ticker_.now() - begun_, false, into.substr(before)});
    return got;
  }
  void close() override { below_.close(); }

 private:
  ByteStream& below_;
  Ticker& ticker_;
  Transcript& into_;
  Moment begun_;
};

}  // namespace muster::devices
