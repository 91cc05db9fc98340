// How a serial line is set: a plain value, from a model's file. Values only.
#pragma once

namespace muster::devices {

enum class Parity { none, even, odd };

struct LineSettings {
  int baud = 9600;
  int dataBits = 8;
  Parity parity = Parity::none;
  int stopBits = 1;
  bool operator==(const LineSettings&) const = default;
};

}  // namespace muster::devices
