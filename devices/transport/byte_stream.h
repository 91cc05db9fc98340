// ByteStream: bytes to and from an instrument, whatever lies between (a serial port, a box on the network, a recording, a script).
//
// Nothing of a protocol here. One thread at a time; close() may be called from any and ends a read that waits. Owned by who opened it.
#pragma once

#include <string>
#include <string_view>

#include "devices/transport/ticker.h"

namespace muster::devices {

class ByteStream {
 public:
  enum class Got { bytes, nothing, closed };  // nothing: the patience ended

  virtual ~ByteStream() = default;
  // False when the other side is gone; then the stream is closed.
  virtual bool write(std::string_view bytes) = 0;
  // Waits at most so long for bytes and appends what has come; returns at the first. Zero patience: only what is there.
  virtual Got read(std::string& into, Patience patience) = 0;
  virtual void close() = 0;
};

}  // namespace muster::devices
