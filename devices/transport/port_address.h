// Where an instrument is plugged in: "serial:/dev/ttyUSB0" or "tcp:192.168.1.20:4001" (a ser2net box). Values only; any thread.
#pragma once

#include <string>
#include <string_view>

#include "core/base/outcome.h"

namespace muster::devices {

struct PortAddress {
  enum class Kind { serial, tcp } kind = Kind::serial;
  std::string path;  // serial: the device file
  std::string host;  // tcp
  int port = 0;      // tcp
  bool operator==(const PortAddress&) const = default;

  // A bare "/dev/…" is a serial port. Refuses "empty", "unknown-port" with what may be written.
  static core::Outcome<PortAddress> parse(std::string_view text);
  std::string text() const;
};

}  // namespace muster::devices
